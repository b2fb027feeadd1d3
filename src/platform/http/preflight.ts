import type { Step } from './exchange.ts';

/** A day: nothing here ever asks for more than to be read. */
const KEPT_SECONDS = 86_400;

/**
 * Tells browsers that pages of other sites may read what lies beneath these paths. They ask before any request that
 * names a media type with a profile in `Accept`, as viewers of IIIF do.
 * @param prefixes with a slash at both ends
 */
export function preflight(...prefixes: string[]): Step {
  return ({ req, res, pathname }) => {
    if (req.method !== 'OPTIONS' || !prefixes.some((prefix) => pathname.startsWith(prefix))) return false;
    res.statusCode = 204;
    res.setHeader('Access-Control-Allow-Origin', '*');
    res.setHeader('Access-Control-Allow-Methods', 'GET, HEAD');
    res.setHeader('Access-Control-Allow-Headers', 'Accept, Accept-Language, Content-Type, If-None-Match, Range');
    res.setHeader('Access-Control-Max-Age', String(KEPT_SECONDS));
    // What was not read of it must not be taken for the next request.
    res.setHeader('Connection', 'close');
    res.end();
    return true;
  };
}
