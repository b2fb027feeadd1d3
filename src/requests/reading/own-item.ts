import { isAppealable } from '../is-appealable.ts';
import { snapshotOf } from '../item-chain.ts';
import type { ItemDecision } from '../item-decision.ts';
import type { OwnGrant, OwnItem, OwnItemState } from '../own-case.ts';
import type { CaseRow, GrantRow, ItemRow } from '../storage/case-rows.ts';

/** Whether the time to appeal is running. */
export function canAppeal(row: Pick<CaseRow, 'state' | 'appeal_until'>, today: string): boolean {
  return row.state === 'decided' && row.appeal_until !== null && today <= row.appeal_until;
}

/** An item without what is being worked out: before the decision is issued it is pending, whatever staff think. */
export function ownItem(row: CaseRow, item: ItemRow, grant: GrantRow | undefined, inTime: boolean): OwnItem {
  const issued = row.decided_at !== null;
  return {
    id: item.id,
    recordId: item.record_id,
    reason: item.reason,
    snapshot: snapshotOf(item),
    state: ownState(item, issued),
    decision: issued && item.decision !== null ? (JSON.parse(item.decision) as ItemDecision) : null,
    appealed: item.appealed !== 0,
    appealable: inTime && isAppealable(item),
    grant: grant ? ownGrant(grant, row.id) : null,
  };
}

function ownState({ state }: ItemRow, issued: boolean): OwnItemState {
  if (state === 'proposed') return 'pending';
  return issued || state === 'withdrawn' ? state : 'pending';
}

export function ownGrant(row: GrantRow, caseId: string): OwnGrant {
  return {
    id: row.id,
    caseId,
    recordId: row.record_id,
    state: row.state,
    fromDay: row.from_day,
    untilDay: row.until_day,
    onSiteOnly: row.on_site_only === 1,
    noDownload: row.no_download === 1,
    maxViews: row.max_views,
    views: row.views,
    reason: row.reason,
  };
}
