import { insetsInto, type Insets } from './insets.ts';
import { isForProgram } from './limits.ts';
import type { Exchange, Step } from './exchange.ts';
import type { IncomingMessage, ServerResponse } from 'node:http';

/** What `@astrojs/node` exports in middleware mode. */
export type PageHandler = (
  req: IncomingMessage,
  res: ServerResponse,
  next: (error?: unknown) => void,
  locals: PageLocals,
) => Promise<void>;

/** What this step adds to the locals of every page. */
interface PageLocals {
  insets: Insets;
}

/**
 * Hands the request to the pages. Where no page matches, the site's own page for that is shown: `next` would lose
 * the locals, so that the request is turned into one for that page.
 */
export function pages(handler: PageHandler, localsFor: (exchange: Exchange) => object): Step {
  return async (exchange) => {
    const { req, res, pathname, refuse } = exchange;
    const locals = { ...localsFor(exchange), insets: insetsInto(res) };
    let isMissing = false;
    const rendering = handler(req, res, () => void (isMissing = true), locals);
    // Astro names the request's address when a page fails half-way: keep what readers look for out of the log.
    req.url = pathname;
    await rendering;
    if (!isMissing) return true;
    if (isForProgram(pathname)) {
      refuse('missing');
      return true;
    }
    req.url = pathname === '/en' || pathname.startsWith('/en/') ? '/en/404' : '/404';
    await handler(req, res, () => refuse('missing'), locals);
    return true;
  };
}
