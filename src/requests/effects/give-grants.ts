import { newId } from '../../platform/secrets.ts';
import type { Change } from '../change.ts';
import type { ItemDecision } from '../item-decision.ts';
import type { ItemRow } from '../storage/case-rows.ts';

/** One grant for each item that was decided so. The database holds at most one that lives for an item. */
export async function giveGrants(change: Change, decided: readonly { item: ItemRow; decision: ItemDecision }[]) {
  for (const { item, decision } of decided) {
    if (!decision.conditions) continue;
    const { untilDay, onSiteOnly, noDownload, maxViews } = decision.conditions;
    await change.trx
      .insertInto('access_grant')
      .values({
        id: newId(),
        account_pk: change.row.account_pk,
        case_pk: change.row.pk,
        item_pk: item.pk,
        record_id: item.record_id,
        state: 'active',
        version: 1,
        from_day: change.today,
        until_day: untilDay,
        on_site_only: onSiteOnly ? 1 : 0,
        no_download: noDownload ? 1 : 0,
        max_views: maxViews,
        views: 0,
        changed_at: change.at,
        reason: null,
      })
      .execute();
  }
}
