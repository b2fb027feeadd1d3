import type { Transaction } from 'kysely';
import { isPostgres } from '../../platform/database/dialects.ts';
import type { Database } from '../../platform/database/schema.ts';
import type { ItemRow } from '../storage/item-rows.ts';
import { ruleFor, writeItem, type ItemWriter } from './write-item.ts';

/*
 * What changes of a whole visit do with its items, in the visit's own transaction and under its lock. The audit entry
 * is the visit's.
 */

/**
 * What was not handed over is wanted no more. What is kept on the shelf for the reader's next day stays; what is out of
 * the stack waits to be put back.
 * @param itemIds only these, and those of them that are kept too: the reader changed the list
 * @returns how many were dropped
 */
export async function dropItems(change: ItemWriter, visitPk: number, itemIds?: readonly string[]): Promise<number> {
  const items = await change.trx
    .selectFrom('visit_item')
    .selectAll()
    .where('visit_pk', '=', visitPk)
    .orderBy('position')
    .execute();
  let dropped = 0;
  for (const item of items) {
    if (itemIds ? !itemIds.includes(item.id) : item.keep_until !== null) continue;
    if (await dropItem(change, item)) dropped += 1;
  }
  return dropped;
}

async function dropItem(change: ItemWriter, item: ItemRow): Promise<boolean> {
  const rule = ruleFor(item, 'drop', change.parts);
  if (rule) await writeItem(change, item, rule, {}, {});
  return rule !== undefined;
}

/**
 * The reader has come back: what is kept on the shelf for them moves on to the visit for which they are here now, and
 * need not be fetched again where this visit asks for it too.
 * @returns how many units moved
 */
export async function carryKeptItems(change: ItemWriter, visit: { pk: number; account_pk: number }): Promise<number> {
  const kept = await lockKept(change.trx, visit);
  const here = await change.trx.selectFrom('visit_item').selectAll().where('visit_pk', '=', visit.pk).execute();
  let last = Math.max(0, ...here.map(({ position }) => position));
  for (const item of kept) {
    for (const same of here.filter((one) => one.unit_id === item.unit_id && one.out_of_stack === 0)) {
      await dropItem(change, same);
    }
    last += 1;
    const patch = { visit_pk: visit.pk, position: last };
    await writeItem(change, item, { action: 'carry', to: item.state }, patch, {});
  }
  return kept.length;
}

/**
 * The reader was not here after all: what was carried into this visit is kept for them where it was before.
 * @returns how many units moved
 */
export async function putBackKeptItems(change: ItemWriter, visit: { pk: number }): Promise<number> {
  const { trx } = change;
  const carried = await trx
    .selectFrom('visit_item')
    .selectAll()
    .where('visit_pk', '=', visit.pk)
    .where('state', '=', 'on-shelf')
    .where('keep_until', 'is not', null)
    .execute();
  let moved = 0;
  for (const item of carried) {
    const before = await trx
      .selectFrom('visit_event')
      .innerJoin('visit', 'visit.pk', 'visit_event.visit_pk')
      .select(['visit.pk', 'visit.state'])
      .where('visit_event.item_pk', '=', item.pk)
      .where('visit_event.visit_pk', '<>', visit.pk)
      .orderBy('visit_event.pk', 'desc')
      .limit(1)
      .executeTakeFirst();
    if (before?.state !== 'completed') continue;
    await writeItem(change, item, { action: 'carry', to: item.state }, { visit_pk: before.pk }, {});
    moved += 1;
  }
  return moved;
}

async function lockKept(trx: Transaction<Database>, visit: { pk: number; account_pk: number }): Promise<ItemRow[]> {
  const kept = trx
    .selectFrom('visit_item')
    .innerJoin('visit', 'visit.pk', 'visit_item.visit_pk')
    .selectAll('visit_item')
    .where('visit.account_pk', '=', visit.account_pk)
    .where('visit.pk', '<>', visit.pk)
    .where('visit.state', '=', 'completed')
    .where('visit_item.state', '=', 'on-shelf')
    .where('visit_item.keep_until', 'is not', null)
    .orderBy('visit_item.pk');
  return (isPostgres(trx) ? kept.forUpdate('visit_item') : kept).execute();
}

/** How many units of a visit are in its reader's hands. */
export async function unitsHeldIn(trx: Transaction<Database>, visitPk: number): Promise<number> {
  const { count } = await trx
    .selectFrom('visit_item')
    .select((e) => e.fn.countAll<number>().as('count'))
    .where('visit_pk', '=', visitPk)
    .where('state', '=', 'issued')
    .executeTakeFirstOrThrow();
  return count;
}
