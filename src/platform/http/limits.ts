import { refuse } from './refusal.ts';
import { readTarget } from './request-target.ts';
import type { Exchange, Step } from './exchange.ts';
import type { Refusal } from './refusal.ts';

/** What a form without files can come to; of a GET, what some programs send for no reason. */
const MAX_BODY_BYTES = 512 * 1024;
/** One sending of files. How large one may be is policy (content/policy/requests.yaml); this is what memory bears. */
const MAX_UPLOAD_BYTES = 40 * 1024 * 1024;
const UPLOAD = /^multipart\/form-data\b/i;
/** A name or an address, with or without a port: it goes into links, and must not bring a path or a user along. */
const HOST = /^([a-z0-9._-]+|\[[0-9a-f:.]+\])(:\d{1,5})?$/i;
const METHODS = new Set(['GET', 'HEAD', 'POST']);

function whatIsWrong({ req, pathname }: Exchange): Refusal | undefined {
  const target = readTarget(req.url ?? '');
  if ('refusal' in target) return target.refusal;
  if (req.headers.host !== undefined && !HOST.test(req.headers.host)) return 'malformed';
  if (!METHODS.has(req.method ?? '')) return 'no-method';
  if (req.method === 'POST' && isForProgram(pathname)) return 'no-method';
  const length = req.headers['content-length'];
  if (length === undefined) return req.headers['transfer-encoding'] === undefined ? undefined : 'no-length';
  const isUpload = req.method === 'POST' && UPLOAD.test(req.headers['content-type'] ?? '');
  return Number(length) > (isUpload ? MAX_UPLOAD_BYTES : MAX_BODY_BYTES) ? 'too-large' : undefined;
}

/** Turns away what no page should ever see: other methods, bodies, addresses too long or not well formed. */
export const limits: Step = (exchange) => {
  const refusal = whatIsWrong(exchange);
  if (refusal) refuse(exchange.res, refusal, isForProgram(exchange.pathname), exchange.requestId);
  return refusal !== undefined;
};

/** The JSON API and IIIF answer errors as problem documents (DESIGN.md §10). */
export function isForProgram(pathname: string): boolean {
  return pathname.startsWith('/api/') || pathname.startsWith('/iiif/');
}
