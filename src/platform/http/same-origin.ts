import type { IncomingMessage } from 'node:http';
import type { Step } from './exchange.ts';

const CHANGES_NOTHING = new Set(['GET', 'HEAD']);

/**
 * Lets a form through only where a page of this site sent it (OWASP ASVS 5.0 3.5.1). Astro's own check was gone round
 * once (the advisory of December 2024) and passes JSON: this one asks every such request, whatever its body, and
 * takes silence for a no. Without PUBLIC_URL people come by whatever name this machine has for them: a page of that
 * name is ours, and is called by the name that Astro knows from there on.
 */
export function sameOrigin(publicUrl: string | undefined): Step {
  return ({ req, askedHost, refuse }) => {
    if (CHANGES_NOTHING.has(req.method ?? '')) return false;
    if (isFromHere(req, publicUrl ? new URL(publicUrl).origin : `http://${askedHost}`)) {
      if (!publicUrl) req.headers.origin = `http://${req.headers.host}`;
      return false;
    }
    refuse('cross-site');
    return true;
  };
}

function isFromHere({ headers }: IncomingMessage, own: string): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin') return false;
  return headers.origin === own;
}
