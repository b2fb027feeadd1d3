import type { IncomingMessage } from 'node:http';
import type { Step } from './exchange.ts';

const CHANGES_NOTHING = new Set(['GET', 'HEAD']);

/**
 * Lets a form through only where a page of this site sent it (OWASP ASVS 5.0 3.5.1). Astro's own check was gone round
 * once (the advisory of December 2024) and passes JSON: this one asks every such request, whatever its body, and
 * takes silence for a no. `req.headers.host` is the sanitised one.
 */
export function sameOrigin(publicUrl: string | undefined): Step {
  return ({ req, refuse }) => {
    if (CHANGES_NOTHING.has(req.method ?? '') || isFromHere(req, publicUrl)) return false;
    refuse('cross-site');
    return true;
  };
}

function isFromHere({ headers }: IncomingMessage, publicUrl: string | undefined): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin') return false;
  const own = publicUrl ? new URL(publicUrl).origin : `http://${headers.host}`;
  return headers.origin === own;
}
