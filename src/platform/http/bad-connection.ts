import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import { plainPage, type PlainWords } from './plain-page.ts';
import type { Duplex } from 'node:stream';

const FAREWELL_MS = 2_000;
const STATUS_OF: Record<string, number> = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 };
const FOR_PEOPLE = new Set([408, 431]);

interface Farewell {
  headers: Record<string, string>;
  words: PlainWords;
  requestId?: string;
}

/**
 * Answers what is not even HTTP, or stopped in the middle, with the same headers as everything else, and hangs up.
 * Whoever was too slow is a person with a form, and whose head has no end one who pasted a chapter into the box for
 * searches: they get a page that says so.
 */
export function answerBadConnection(
  error: Error & { code?: string },
  socket: Duplex,
  { headers, words, requestId = randomUUID() }: Farewell,
): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const status = STATUS_OF[error.code ?? ''] ?? 400;
  const body = FOR_PEOPLE.has(status) ? plainPage(status, requestId, words) : '';
  const all = {
    ...headers,
    'Content-Length': String(Buffer.byteLength(body)),
    ...(body ? { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' } : {}),
    Connection: 'close',
  };
  const lines = Object.entries(all).map(([k, v]) => `${k}: ${v}`);
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('\r\n')}\r\n\r\n${body}`);
  // Who still sends, and reads nothing, would hold the connection for ever.
  setTimeout(() => socket.destroy(), FAREWELL_MS).unref();
}
