import type { Kysely } from 'kysely';
import { isTheirOwn, type StaffActor } from '../../readers/actor.ts';
import type { Database } from '../../platform/database/schema.ts';
import type { Colleague, DeskGrant, DeskItem } from '../desk-case.ts';
import { UNDER_APPEAL } from '../is-appealable.ts';
import { chainOf, confirmationsOf, hadAPart, snapshotOf, type AccessNow } from '../item-chain.ts';
import type { ItemDecision } from '../item-decision.ts';
import { partsOf } from '../parts.ts';
import type { RequestRules } from '../policy.ts';
import { ownGrant } from '../reading/own-item.ts';
import type { StaffRecordFacts } from '../record-facts.ts';
import type { CaseRow, GrantRow, ItemRow } from '../storage/case-rows.ts';
import { grantsByItem } from '../storage/correspondence.ts';
import { GRANT_RULES, ITEM_RULES } from '../transitions.ts';
import { earlierDecisions } from './earlier-decisions.ts';

interface Around {
  row: CaseRow;
  items: readonly ItemRow[];
  rules: RequestRules;
  records: ReadonlyMap<string, StaffRecordFacts>;
  access: AccessNow;
  people: ReadonlyMap<number, Colleague>;
  /** The actor had a part in the first decision. */
  hadAPart: boolean;
}

/** Items with everything needed to decide them: what their record is now, what was decided on it before. */
export async function deskItems(db: Kysely<Database>, actor: StaffActor, around: Around): Promise<DeskItem[]> {
  const { row, items, rules, records, access, people } = around;
  const grants = await grantsByItem(
    db,
    items.map(({ pk }) => pk),
  );
  const earlier = await earlierDecisions(db, row.pk, items);
  const who = (pk: number | null): Colleague => people.get(pk ?? 0) ?? { id: '', name: '' };
  return items.map((item) => {
    const grant = grants.get(item.pk);
    return {
      id: item.id,
      recordId: item.record_id,
      reason: item.reason,
      snapshot: snapshotOf(item),
      facts: records.get(item.record_id) ?? null,
      state: item.state,
      proposal: item.proposal
        ? { decision: readDecision(item.proposal), by: who(item.proposed_by), at: item.proposed_at ?? '' }
        : null,
      confirmations: confirmationsOf(item).map(({ by, at }) => ({ by: who(by), at })),
      confirmationsNeeded: chainOf(item, rules, access).confirmedBy.length,
      decision: item.decision
        ? { decision: readDecision(item.decision), by: who(item.decided_by), at: item.decided_at ?? '' }
        : null,
      appealed: item.appealed !== 0,
      grant: grant ? deskGrant(grant, actor, row) : null,
      earlier: earlier.get(item.record_id) ?? [],
      can: itemActions(item, actor, around),
    };
  });
}

function readDecision(json: string): ItemDecision {
  return JSON.parse(json) as ItemDecision;
}

function itemActions(item: ItemRow, actor: StaffActor, around: Around): DeskItem['can'] {
  const { row, rules, access } = around;
  if (isTheirOwn(actor, row.account_pk)) return [];
  const parts = partsOf(actor, row);
  const actions = (['propose', 'confirm', 'return', 'vary'] as const).filter((action) =>
    ITEM_RULES.some(
      (rule) =>
        rule.action === action &&
        rule.within === row.state &&
        rule.from === item.state &&
        rule.by.some((part) => parts.has(part)),
    ),
  );
  return actions.filter((action) => {
    if (action === 'vary') return item.appealed === UNDER_APPEAL && !around.hadAPart;
    if (action !== 'confirm') return true;
    const { confirmedBy, fourEyes } = chainOf(item, rules, access);
    const role = confirmedBy[confirmationsOf(item).length];
    return role !== undefined && actor.roles.has(role) && !(fourEyes && hadAPart(item, actor));
  });
}

function deskGrant(grant: GrantRow, actor: StaffActor, row: CaseRow): DeskGrant {
  const parts = partsOf(actor, row);
  const can = (['suspend', 'resume', 'revoke'] as const).filter(
    (action) =>
      !isTheirOwn(actor, row.account_pk) &&
      GRANT_RULES.some(
        (rule) => rule.action === action && rule.from === grant.state && rule.by.some((part) => parts.has(part)),
      ),
  );
  return { ...ownGrant(grant, row.id), version: grant.version, can };
}
