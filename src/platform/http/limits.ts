import { MOST_FILES_BYTES } from '../one-sending.ts';
import { readTarget } from './request-target.ts';
import type { Exchange, Step } from './exchange.ts';
import type { Refusal } from './refusal.ts';

/** What a form without files can come to; of a GET, what some programs send for no reason. */
export const MAX_BODY_BYTES = 512 * 1024;
/** The files with the words beside them. */
export const MAX_UPLOAD_BYTES = MOST_FILES_BYTES + MAX_BODY_BYTES;
/** What is read of a form for its words, the files let go of as they come (large-form.ts). */
const MAX_READ_BYTES = 512 * 1024 * 1024;
const UPLOAD = /^multipart\/form-data\b/i;
/** A name or an address, with or without a port: forms are compared with it, and it must not bring a path or a user along. */
const HOST = /^([a-z0-9._-]+|\[[0-9a-f:.]+\])(:\d{1,5})?$/i;
const METHODS = new Set(['GET', 'HEAD', 'POST']);

function whatIsWrong({ req, askedHost, pathname }: Exchange): Refusal | undefined {
  const target = readTarget(req.url ?? '');
  if ('refusal' in target) return target.refusal;
  if (askedHost !== undefined && !HOST.test(askedHost)) return 'malformed';
  // Of two names a proxy may believe the one and we the other (RFC 9112 §3.2).
  if ((req.headersDistinct.host?.length ?? 0) > 1) return 'malformed';
  if (!METHODS.has(req.method ?? '')) return 'no-method';
  if (req.method === 'POST' && isForProgram(pathname)) return 'no-method';
  const length = req.headers['content-length'];
  if (length === undefined) return req.headers['transfer-encoding'] === undefined ? undefined : 'no-length';
  return Number(length) > (isUpload(req) ? MAX_READ_BYTES : MAX_BODY_BYTES) ? 'too-large' : undefined;
}

export function isUpload({ method, headers }: Exchange['req']): boolean {
  return method === 'POST' && UPLOAD.test(headers['content-type'] ?? '');
}

/** Turns away what no page should ever see: other methods, bodies, addresses too long or not well formed. */
export const limits: Step = (exchange) => {
  const refusal = whatIsWrong(exchange);
  if (refusal) exchange.refuse(refusal);
  return refusal !== undefined;
};

/** The JSON API and IIIF answer errors as problem documents (DESIGN.md §10). */
export function isForProgram(pathname: string): boolean {
  return pathname.startsWith('/api/') || pathname.startsWith('/iiif/');
}
