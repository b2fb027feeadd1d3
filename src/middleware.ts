import { defineMiddleware } from 'astro:middleware';
import { admit, DOORS } from './audiences.ts';
import { accountAddress, languageOf, routeInVietnamese, signInAddress } from './i18n/addresses.ts';
import type { Visitor } from './readers/visitor.ts';
import { whatWasUsed } from './statistics/online/what-was-used.ts';

const NOT_FOUND = { vi: '/404', en: '/en/404' } as const;

/**
 * Finds out who asks, and whether this route is for them (audiences.ts). By the route that Astro matched, never by
 * the address: addresses have been written so that a check of them was gone round (CVE-2025-66202).
 */
export const onRequest = defineMiddleware(async (context, next) => {
  const route = routeInVietnamese(context.routePattern);
  const door = DOORS[route];
  if (!door) {
    // Astro brings routes of its own that nothing here uses (`/_image`, `/_server-islands/…`): they are not there.
    if (context.routePattern.startsWith('/_')) return next(NOT_FOUND[languageOf(context.url.pathname)]);
    throw new Error(`Nobody has said who may come to ${context.routePattern} (src/audiences.ts)`);
  }
  const isForm = context.request.method === 'POST';
  if (isForm && !door.takesForms) {
    return new Response(null, { status: 405, headers: { allow: 'GET, HEAD' } });
  }
  const { services } = context.locals;
  const known = await services.recognise(context.request.headers.get('cookie'), !door.asksByItself);
  context.locals.visitor = known.visitor;
  // The API is everybody's: what it answers does not depend on who asks.
  if (!context.routePattern.startsWith('/api/')) {
    const from = {
      cookies: context.request.headers.get('cookie'),
      clientIp: context.locals.clientIp,
      isHead: context.request.method === 'HEAD',
    };
    context.locals.services = { ...services, ...services.readingOf(known.visitor, from) };
  }
  const lang = languageOf(context.url.pathname);
  const asked = context.url.pathname + context.url.search;
  const admission = admit(door, known.visitor);
  const response = await answer();
  if (known.visitor.actor.kind !== 'staff') {
    const { method, headers } = context.request;
    const used = whatWasUsed({ route, method, status: response.status, url: context.url, headers });
    if (used) services.onlineUse.saw(used);
  }
  if (isForm || door.audience !== 'everyone' || isSomebody(known.visitor) || response.headers.has('set-cookie')) {
    response.headers.set('cache-control', 'no-store');
    // What somebody signed in is shown is for pages of this site alone, also where anybody's may be shown elsewhere.
    response.headers.delete('access-control-allow-origin');
    response.headers.set('cross-origin-resource-policy', 'same-origin');
  }
  return response;

  async function answer(): Promise<Response> {
    switch (admission) {
      case 'admitted':
        return next();
      case 'not-there':
        await services.people.noteRefusal(known.visitor.actor, {
          route: context.routePattern,
          method: context.request.method,
        });
        return next(NOT_FOUND[lang]);
      case 'finish':
        return isForm ? keep('secondFactor') : context.redirect(accountAddress(lang, 'secondFactor'), 303);
      case 'sign-in':
        return isForm ? keep('signIn') : context.redirect(signInAddress(lang, asked), 303);
    }
  }

  /** Nothing typed is lost because a session ended: the page to sign in carries the form along. */
  function keep(place: 'secondFactor' | 'signIn'): Promise<Response> {
    context.locals.interrupted = asked;
    return next(accountAddress(lang, place));
  }
});

/** A page shows who is signed in, and how much is in a browser's cart. */
function isSomebody({ actor, cart, owes }: Visitor): boolean {
  return actor.kind !== 'guest' || cart !== undefined || owes !== undefined;
}
