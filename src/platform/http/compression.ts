import { constants, createBrotliCompress, createGzip } from 'node:zlib';
import compressible from 'compressible';
import Negotiator from 'negotiator';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { BrotliCompress, Gzip } from 'node:zlib';

/** Below this, the compressed form with its header is no smaller. */
const WORTH_IT_BYTES = 1_000;
/** Best first: browsers list gzip first and take both alike. */
const ENCODINGS = ['br', 'gzip'] as const;
const NO_BODY = new Set([204, 205, 304]);

/**
 * @returns the stream to write the body through, the head adapted to it; undefined when it goes as it is
 * @param size of the whole body where it is known already
 */
export function compressorFor(
  req: IncomingMessage,
  res: ServerResponse,
  size?: number,
): BrotliCompress | Gzip | undefined {
  const type = res.getHeader('Content-Type');
  if (typeof type !== 'string' || !compressible(type) || mayNotChange(res)) return undefined;
  res.appendHeader('Vary', 'Accept-Encoding');
  const length = size ?? Number(res.getHeader('Content-Length') ?? Infinity);
  const isAsItIs =
    length < WORTH_IT_BYTES ||
    req.method === 'HEAD' ||
    NO_BODY.has(res.statusCode) ||
    req.headers['accept-encoding'] === undefined ||
    res.hasHeader('Content-Encoding') ||
    res.hasHeader('Content-Range');
  if (isAsItIs) return undefined;
  const taken = new Negotiator(req).encodings([...ENCODINGS]);
  const encoding = ENCODINGS.find((name) => taken.includes(name));
  if (encoding === undefined) return undefined;
  res.removeHeader('Content-Length');
  res.setHeader('Content-Encoding', encoding);
  weakenTag(res);
  return encoding === 'br'
    ? createBrotliCompress({
        params: { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_LGWIN]: windowFor(length) },
      })
    : createGzip({ level: 5 });
}

/**
 * How far back Brotli looks for what is repeated, as a power of two bytes: never further than there is. Room for 512 kB
 * took a fifth of the time for a page of 33 kB.
 * @param length bytes; `Infinity` where it is not known
 */
function windowFor(length: number): number {
  return Math.min(19, Math.max(16, Math.ceil(Math.log2(length))));
}

/** Where ranges of the bytes can be asked for, they must be the same bytes for everybody (RFC 9111 §5.2.2.6). */
function mayNotChange(res: ServerResponse): boolean {
  const control = res.getHeader('Cache-Control');
  return typeof control === 'string' && /\bno-transform\b/.test(control);
}

/** The bytes are no longer those that a strong tag names (RFC 9110 §8.8.1). */
function weakenTag(res: ServerResponse): void {
  const tag = res.getHeader('ETag');
  if (typeof tag === 'string' && !tag.startsWith('W/')) res.setHeader('ETag', `W/${tag}`);
}
