import type { Kysely } from 'kysely';
import type { Database } from '../../platform/database/schema.ts';
import { dayInVietnam } from '../../platform/vietnam-time.ts';
import { countView } from './count-view.ts';
import { isUsedUp } from './is-used-up.ts';
import type { Grants, LiveGrant } from '../grants.ts';
import { addressesIn } from '../load-policy.ts';
import type { RequestRules } from '../policy.ts';
import { liveGrants, recordsGranted } from '../storage/grants-in-force.ts';

interface GrantParts {
  db: Kysely<Database>;
  now: () => Date;
  /** What of the rules decides how grants are used. */
  policy: { on(day: string): Pick<RequestRules, 'onSiteAddresses' | 'viewMinutes'> };
}

/** The permissions that hold, asked of the database each time. */
export function createGrants({ db, now, policy }: GrantParts): Grants {
  const rulesNow = () => policy.on(dayInVietnam(now()));
  const of: Grants['of'] = async (actor) =>
    actor.kind === 'reader' && actor.status === 'active' ? liveGrants(db, dayInVietnam(now()), actor.pk) : [];
  const usable: Grants['of'] = async (actor) =>
    (await of(actor)).filter((grant) => !isUsedUp(grant, now().toISOString()));
  const among: Grants['among'] = async (actor, recordIds) => {
    const wanted = new Set(recordIds);
    const grants = new Map<string, LiveGrant>();
    for (const grant of wanted.size === 0 ? [] : await usable(actor)) {
      const other = grants.get(grant.recordId);
      if (wanted.has(grant.recordId) && (!other || bonds(grant) < bonds(other))) grants.set(grant.recordId, grant);
    }
    return grants;
  };
  return {
    of,
    among,
    forRecord: async (actor, recordId) => (await among(actor, [recordId])).get(recordId),
    async countView(actor, grantId) {
      if (actor.kind !== 'reader' || actor.status !== 'active') return false;
      return countView(db, actor, grantId, { now: now(), viewMinutes: rulesNow().viewMinutes });
    },
    grantedAmong: (recordIds) => recordsGranted(db, dayInVietnam(now()), recordIds),
    isOnSite: (clientIp) => rangesOf(rulesNow().onSiteAddresses)(clientIp),
  };
}

/** Where one record was granted twice, the grant with fewer conditions is the one that is used. */
function bonds({ onSiteOnly, noDownload, maxViews }: LiveGrant): number {
  return (onSiteOnly ? 4 : 0) + (noDownload ? 2 : 0) + (maxViews === null ? 0 : 1);
}

const compiled = new WeakMap<readonly string[], (address: string) => boolean>();

/** Policy is read once; so are its ranges. */
function rangesOf(ranges: readonly string[]): (address: string) => boolean {
  const known = compiled.get(ranges) ?? addressesIn(ranges);
  compiled.set(ranges, known);
  return known;
}
