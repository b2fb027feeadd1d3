import { createHash } from 'node:crypto';
import Negotiator from 'negotiator';
import { problemAnswer } from '../api/problem.ts';
import { isFresh } from '../conditional.ts';

/**
 * Headers of every answer: any site may show what is open here, and a browser asks again each time whether it still
 * is (private, no-cache), so that nothing of a document outlives its being open.
 */
export const IIIF_HEADERS = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'Link',
  'cross-origin-resource-policy': 'cross-origin',
  'cache-control': 'private, no-cache',
  'x-robots-tag': 'noindex',
};

export const CONTEXTS = {
  image: 'http://iiif.io/api/image/3/context.json',
  presentation: 'http://iiif.io/api/presentation/3/context.json',
  search1: 'http://iiif.io/api/search/1/context.json',
  search2: 'http://iiif.io/api/search/2/context.json',
};

/** The same for a document that is not open, one that never was, and a page it has not: told apart by nobody. */
export function nothingHere(): Response {
  return problemAnswer({ status: 404, detail: 'There is no open document or page here.' }, IIIF_HEADERS);
}

/** JSON-LD, or plain JSON for a program that asks for that. */
export function linkedDataAnswer(
  body: object,
  context: keyof typeof CONTEXTS,
  request: Request,
  headers: Record<string, string> = {},
): Response {
  const accept = request.headers.get('accept') ?? undefined;
  const taken = new Negotiator({ headers: { accept } }).mediaType(['application/ld+json', 'application/json']);
  const type = taken === 'application/json' ? taken : `application/ld+json;profile="${CONTEXTS[context]}"`;
  const text = JSON.stringify({ '@context': CONTEXTS[context], ...body });
  const etag = `"${createHash('sha256').update(type).update(text).digest('base64url').slice(0, 22)}"`;
  const all = { ...IIIF_HEADERS, vary: 'Accept', etag, ...headers };
  if (isFresh(request.headers, { etag })) return new Response(null, { status: 304, headers: all });
  return new Response(text, { headers: { 'content-type': type, ...all } });
}
