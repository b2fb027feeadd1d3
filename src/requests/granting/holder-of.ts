import type { Holder } from '../../catalogue/permit.ts';
import type { AccountPolicy } from '../../readers/account-policy.ts';
import type { Actor } from '../../readers/actor.ts';
import { readerMay } from '../../readers/rights.ts';
import type { Recognise } from '../../readers/recognise.ts';
import type { Grants } from '../grants.ts';

/** What a request says about who asks. */
export interface Asked {
  cookies: string | null;
  /** As seen behind trusted proxies. */
  clientIp: string;
  /** The head of an answer only: nothing is shown. */
  isHead: boolean;
}

export interface HolderParts {
  recognise: Recognise;
  grants: Pick<Grants, 'of' | 'countView' | 'isOnSite'>;
  /** What readers may do by how well the archive knows them. */
  accountPolicy: Pick<AccountPolicy, 'rights'>;
}

/**
 * The grants of whoever asks, for as long as a request lasts. Who it is was found out a moment ago; when grants are
 * looked at again (a long download), it is found out again: whoever signed out, or was disabled, has none.
 */
export function holderOf(
  actor: Actor,
  { cookies, clientIp, isHead }: Asked,
  { recognise, grants, accountPolicy }: HolderParts,
): Holder {
  let [asking, isKnown] = [actor, true];
  return {
    async grants() {
      if (!isKnown) asking = (await recognise(cookies)).visitor.actor;
      isKnown = false;
      return grants.of(asking);
    },
    mayRead: (level) => readerMay(accountPolicy, asking, level === 'closed' ? 'read-closed' : 'read-conditional'),
    beginView: async (grantId) => isHead || grants.countView(actor, grantId),
    get isOnSite() {
      return grants.isOnSite(clientIp);
    },
  };
}
