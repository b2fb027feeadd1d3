import type { Actor } from '../../readers/actor.ts';
import { texts } from '../../platform/database/dialects.ts';
import { dayInVietnam } from '../../platform/vietnam-time.ts';
import type { Grants, LiveGrant } from '../grants.ts';
import { addressesIn } from '../load-policy.ts';
import type { Room } from '../room.ts';

/** The permissions that hold, asked of the database each time. */
export function createGrants(room: Pick<Room, 'db' | 'now' | 'policy'>): Grants {
  const { db, now, policy } = room;
  const query = (accountPk: number) => {
    const today = dayInVietnam(now());
    return db
      .selectFrom('access_grant')
      .innerJoin('access_case', 'access_case.pk', 'access_grant.case_pk')
      .innerJoin('account', 'account.pk', 'access_grant.account_pk')
      .select([
        'access_grant.id',
        'access_grant.record_id as recordId',
        'access_case.id as caseId',
        'access_grant.until_day as untilDay',
        'access_grant.on_site_only',
        'access_grant.no_download',
        'access_grant.max_views as maxViews',
        'access_grant.views',
      ])
      .where('access_grant.account_pk', '=', accountPk)
      .where('account.status', '=', 'active')
      .where('access_grant.state', '=', 'active')
      .where('access_grant.from_day', '<=', today)
      .where('access_grant.until_day', '>=', today)
      .where((e) => e.or([e('max_views', 'is', null), e('views', '<', e.ref('max_views'))]))
      .orderBy('access_grant.until_day', 'desc')
      .orderBy('access_grant.pk', 'desc');
  };
  const among: Grants['among'] = async (actor, recordIds) => {
    const pk = readersPk(actor);
    if (pk === undefined || recordIds.length === 0) return new Map();
    const rows = await query(pk).where('access_grant.record_id', 'in', texts(db, recordIds)).execute();
    const grants = new Map<string, LiveGrant>();
    for (const row of rows) {
      const grant = liveGrant(row);
      const other = grants.get(grant.recordId);
      if (!other || bindsLess(grant, other)) grants.set(grant.recordId, grant);
    }
    return grants;
  };
  return {
    among,
    async of(actor) {
      const pk = readersPk(actor);
      return pk === undefined ? [] : (await query(pk).execute()).map(liveGrant);
    },
    async forRecord(actor, recordId) {
      return (await among(actor, [recordId])).get(recordId);
    },
    async countView(actor, grantId) {
      const pk = readersPk(actor);
      if (pk === undefined) return false;
      const today = dayInVietnam(now());
      const { numUpdatedRows } = await db
        .updateTable('access_grant')
        .set((e) => ({ views: e('views', '+', 1) }))
        .where('id', '=', grantId)
        .where('account_pk', '=', pk)
        .where('state', '=', 'active')
        .where('until_day', '>=', today)
        .where((e) => e.or([e('max_views', 'is', null), e('views', '<', e.ref('max_views'))]))
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },
    isOnSite: (clientIp) => addressesIn(policy.on(dayInVietnam(now())).onSiteAddresses)(clientIp),
  };
}

/** Where one record was granted twice, the grant with fewer conditions is the one that is used. */
function bindsLess(one: LiveGrant, other: LiveGrant): boolean {
  return bonds(one) < bonds(other);
}

function bonds({ onSiteOnly, noDownload, maxViews }: LiveGrant): number {
  return (onSiteOnly ? 4 : 0) + (noDownload ? 2 : 0) + (maxViews === null ? 0 : 1);
}

function readersPk(actor: Actor): number | undefined {
  return actor.kind === 'reader' && actor.status === 'active' ? actor.pk : undefined;
}

interface GrantColumns extends Omit<LiveGrant, 'onSiteOnly' | 'noDownload'> {
  on_site_only: number;
  no_download: number;
}

function liveGrant({ on_site_only, no_download, ...rest }: GrantColumns): LiveGrant {
  return { ...rest, onSiteOnly: on_site_only === 1, noDownload: no_download === 1 };
}
