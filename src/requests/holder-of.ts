import type { Holder } from '../catalogue/permit.ts';
import type { Actor } from '../readers/actor.ts';
import type { Recognise } from '../readers/recognise.ts';
import type { Grants } from './grants.ts';

/** What a request says about who asks. */
export interface Asked {
  cookies: string | null;
  /** As seen behind trusted proxies. */
  clientIp: string;
}

/**
 * The grants of whoever asks, for as long as a request lasts. Who it is was found out a moment ago; when grants are
 * looked at again (a long download), it is found out again: whoever signed out, or was disabled, has none.
 */
export function holderOf(
  actor: Actor,
  { cookies, clientIp }: Asked,
  { recognise, grants }: { recognise: Recognise; grants: Pick<Grants, 'of' | 'countView' | 'isOnSite'> },
): Holder {
  let known: Actor | undefined = actor;
  return {
    async grants() {
      const asking = known ?? (await recognise(cookies)).visitor.actor;
      known = undefined;
      return grants.of(asking);
    },
    beginView: (grantId) => grants.countView(actor, grantId),
    get isOnSite() {
      return grants.isOnSite(clientIp);
    },
  };
}
