import type { Kysely } from 'kysely';
import type { Database } from '../platform/database/schema.ts';
import { dayInVietnam } from '../platform/vietnam-time.ts';
import { addressRanges, type InRanges } from './address-ranges.ts';
import { countView } from './count-view.ts';
import type { Grants, LiveGrant } from './grants.ts';
import type { RequestRules } from './policy.ts';
import { liveGrants, recordsGranted } from './storage/live-grants.ts';

/** What of the rules decides how grants are used. */
type GrantRules = Pick<RequestRules, 'onSiteAddresses' | 'viewMinutes'>;

/** @param rules those in force on a day, `YYYY-MM-DD` */
export function createGrants(
  db: Kysely<Database>,
  { rules, now }: { rules: (day: string) => GrantRules; now: () => Date },
): Grants {
  const rulesNow = () => rules(dayInVietnam(now()));
  const of: Grants['of'] = async (actor) =>
    actor.kind === 'reader' && actor.status === 'active' ? liveGrants(db, dayInVietnam(now()), actor.pk) : [];
  const usable: Grants['of'] = async (actor) => (await of(actor)).filter((grant) => isUsable(grant, now()));
  return {
    of,
    forRecord: async (actor, recordId) => (await usable(actor)).find((grant) => grant.recordId === recordId),
    async among(actor, recordIds) {
      const wanted = new Set(recordIds);
      const found = wanted.size === 0 ? [] : await usable(actor);
      return new Map(found.filter(({ recordId }) => wanted.has(recordId)).map((grant) => [grant.recordId, grant]));
    },
    async countView(actor, grantId) {
      if (actor.kind !== 'reader' || actor.status !== 'active') return false;
      return countView(db, actor, grantId, { now: now(), viewMinutes: rulesNow().viewMinutes });
    },
    grantedAmong: (recordIds) => recordsGranted(db, dayInVietnam(now()), recordIds),
    isOnSite: (clientIp) => rangesOf(rulesNow().onSiteAddresses)(clientIp),
  };
}

function isUsable({ maxViews, views, viewEndsAt }: LiveGrant, now: Date): boolean {
  return maxViews === null || views < maxViews || (viewEndsAt !== null && viewEndsAt > now.toISOString());
}

const compiled = new WeakMap<readonly string[], InRanges>();

/** What policy states was looked through when it was read; a range that is none holds nobody. */
function rangesOf(ranges: readonly string[]): InRanges {
  const known = compiled.get(ranges) ?? addressRanges(ranges) ?? (() => false);
  compiled.set(ranges, known);
  return known;
}
