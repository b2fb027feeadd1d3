import type { Transaction, Updateable } from 'kysely';
import type { Database } from '../../platform/database/schema.ts';
import type { VisitItemTable } from '../../platform/database/tables/visits.ts';
import type { ItemRow } from '../storage/item-rows.ts';
import { VISIT_ITEM_RULES, type Part, type VisitItemAction, type VisitItemRule } from '../transitions.ts';

/** Who changes items, in which transaction and quality. */
export interface ItemWriter {
  trx: Transaction<Database>;
  /** ISO 8601 UTC. */
  at: string;
  /** Null for a job. */
  actorPk: number | null;
  parts: ReadonlySet<Part>;
}

/** Writes an item into its table and its history. The audit entry, which comes last, is its caller's. */
export async function writeItem(
  { trx, at, actorPk }: Pick<ItemWriter, 'trx' | 'at' | 'actorPk'>,
  item: ItemRow,
  { action, to }: { action: VisitItemAction | 'carry'; to: ItemRow['state'] },
  patch: Updateable<VisitItemTable>,
  data: Record<string, unknown>,
): Promise<number> {
  const version = item.version + 1;
  const { numUpdatedRows } = await trx
    .updateTable('visit_item')
    .set({ ...patch, state: to, version, changed_at: at })
    .where('pk', '=', item.pk)
    .where('version', '=', item.version)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) throw new Error('an item was changed beside its lock');
  await trx
    .insertInto('visit_event')
    .values({
      visit_pk: patch.visit_pk ?? item.visit_pk,
      item_pk: item.pk,
      action,
      from_state: item.state,
      to_state: to,
      actor_pk: actorPk,
      at,
      data: JSON.stringify(data),
    })
    .execute();
  return version;
}

/** By the table: what is done from this state, by somebody in this quality. */
export function ruleFor(
  item: Pick<ItemRow, 'state'>,
  action: VisitItemAction,
  parts: ReadonlySet<Part>,
): VisitItemRule | undefined {
  return VISIT_ITEM_RULES.find((rule) => rule.action === action && rule.from === item.state && isTheirs(rule, parts));
}

export function isTheirs({ by }: VisitItemRule, parts: ReadonlySet<Part>): boolean {
  return by.some((part) => parts.has(part));
}
