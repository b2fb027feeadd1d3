import { STATUS_CODES } from 'node:http';
import { compressorFor } from './compression.ts';
import type { Exchange } from './exchange.ts';
import type { OutgoingHttpHeader, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { BrotliCompress, Gzip } from 'node:zlib';

type Callback = (error?: Error | null) => void;
type Chunk = string | Uint8Array;

function setHead(res: ServerResponse, headers: OutgoingHttpHeaders | OutgoingHttpHeader[] | undefined): void {
  if (!headers || Array.isArray(headers)) return;
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) res.setHeader(name, value);
  }
}

/**
 * Holds an answer's head back until its first bytes come, whoever writes them (Astro, sirv, a step of ours),
 * so that it can still be compressed, or replaced where an error has no body: a fault, or a method that a page does not
 * take (405).
 * @param onEmptyError answers instead
 */
export function gateResponse({ req, res }: Pick<Exchange, 'req' | 'res'>, onEmptyError: () => void): void {
  const writeNow = res.write.bind(res);
  const endNow = res.end.bind(res);
  const writeHeadNow = res.writeHead.bind(res);
  let state: 'held' | 'open' | 'ended' = 'held';
  let compressor: BrotliCompress | Gzip | undefined;

  const release = (): void => {
    state = 'open';
    res.statusMessage = STATUS_CODES[res.statusCode] ?? '';
    if (res.getHeader('Content-Type') === 'text/html') res.setHeader('Content-Type', 'text/html; charset=utf-8');
  };

  const open = (size?: number): void => {
    release();
    compressor = compressorFor(req, res, size);
    if (!compressor) return;
    compressor.on('data', (data: Buffer) => {
      if (!writeNow(data)) compressor?.pause();
    });
    compressor.on('end', () => endNow());
    res.on('drain', () => compressor?.resume());
    // Whoever pipes into the answer waits for this once a write was not taken at once.
    compressor.on('drain', () => res.emit('drain'));
    res.on('close', () => compressor?.destroy());
  };

  const writeHead = (status: number, reason?: unknown, headers?: OutgoingHttpHeaders): ServerResponse => {
    // Node itself calls it to send the head that was set.
    if (state !== 'held') return writeHeadNow(status, reason as string, headers);
    res.statusCode = status;
    setHead(res, typeof reason === 'object' && reason !== null ? { ...reason } : headers);
    return res;
  };

  const write = (chunk: Chunk, encoding?: BufferEncoding | Callback, callback?: Callback): boolean => {
    const isFirst = state === 'held';
    const done = typeof encoding === 'function' ? encoding : callback;
    // All of it is here: compressed in one go, without a flush, and sent together with its head.
    if (isFirst && typeof chunk !== 'string' && chunk.length === Number(res.getHeader('Content-Length'))) {
      end(chunk, done);
      return true;
    }
    if (isFirst) open();
    if (!compressor) return writeNow(chunk, typeof encoding === 'string' ? encoding : 'utf8', done);
    const more = compressor.write(chunk, typeof encoding === 'string' ? encoding : 'utf8', done);
    // The head of a page travels at once, so that the browser fetches its styles while the rest is made.
    if (isFirst) compressor.flush();
    return more;
  };

  const end = (chunk?: Chunk | Callback, encoding?: BufferEncoding | Callback, callback?: Callback): ServerResponse => {
    const body = typeof chunk === 'function' ? undefined : chunk;
    const done = [chunk, encoding, callback].find((argument) => typeof argument === 'function');
    if (state === 'ended') return res;
    const isError = res.statusCode >= 500 || res.statusCode === 405;
    if (state === 'held' && body === undefined && isError && req.method !== 'HEAD') {
      release();
      onEmptyError();
      return res;
    }
    if (state === 'held') open(body === undefined ? 0 : Buffer.byteLength(body));
    state = 'ended';
    if (compressor) {
      compressor.end(body, () => done?.());
      return res;
    }
    return body === undefined ? endNow(done) : endNow(body, typeof encoding === 'string' ? encoding : 'utf8', done);
  };

  Object.assign(res, { writeHead, write, end });
}
