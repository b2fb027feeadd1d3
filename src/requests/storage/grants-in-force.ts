import type { Kysely } from 'kysely';
import { texts } from '../../platform/database/dialects.ts';
import type { Database } from '../../platform/database/schema.ts';
import type { LiveGrant } from '../grants.ts';
import { snapshotOf } from '../item-chain.ts';

/**
 * Every question about what somebody may use begins here: grants that hold on a day, of readers who are active now.
 * @param today `YYYY-MM-DD`, Việt Nam's time
 */
function fromLiveGrants(db: Kysely<Database>, today: string) {
  return db
    .selectFrom('access_grant as held')
    .innerJoin('account', 'account.pk', 'held.account_pk')
    .where('account.kind', '=', 'reader')
    .where('account.status', '=', 'active')
    .where('held.state', '=', 'active')
    .where('held.from_day', '<=', today)
    .where('held.until_day', '>=', today);
}

/** Those of one reader, the oldest first. */
export async function liveGrants(db: Kysely<Database>, today: string, accountPk: number): Promise<LiveGrant[]> {
  const rows = await fromLiveGrants(db, today)
    .innerJoin('access_case', 'access_case.pk', 'held.case_pk')
    .innerJoin('requested_item', 'requested_item.pk', 'held.item_pk')
    .where('held.account_pk', '=', accountPk)
    .select([
      'held.id',
      'held.record_id as recordId',
      'access_case.id as caseId',
      'held.until_day as untilDay',
      'held.on_site_only',
      'held.no_download',
      'requested_item.snapshot',
      'held.max_views as maxViews',
      'held.views',
      'held.view_ends_at as viewEndsAt',
    ])
    .orderBy('held.pk')
    .execute();
  return rows.map(({ on_site_only, no_download, snapshot, ...grant }) => ({
    ...grant,
    onSiteOnly: on_site_only === 1,
    noDownload: no_download === 1,
    forCopying: snapshotOf({ snapshot }).use === 'copy',
  }));
}

/** Those of these records that anybody may use. */
export async function recordsGranted(
  db: Kysely<Database>,
  today: string,
  recordIds: readonly string[],
): Promise<Set<string>> {
  if (recordIds.length === 0) return new Set();
  const rows = await fromLiveGrants(db, today)
    .where('held.record_id', 'in', texts(db, recordIds))
    .select('held.record_id')
    .distinct()
    .execute();
  return new Set(rows.map(({ record_id }) => record_id));
}
