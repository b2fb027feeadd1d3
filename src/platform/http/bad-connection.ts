import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import { plainPage, type PlainWords } from './plain-page.ts';
import type { Duplex } from 'node:stream';

const FAREWELL_MS = 2_000;
const STATUS_OF: Record<string, number> = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 };

interface Farewell {
  headers: Record<string, string>;
  words: PlainWords;
  requestId?: string;
}

/**
 * Answers what is not even HTTP, or stopped in the middle, with the same headers as everything else, and hangs up.
 * Whoever was too slow is a person with a form: they get a page that says so.
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
  const body = status === 408 ? plainPage(status, requestId, words) : '';
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
