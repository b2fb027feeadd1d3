import type { Kysely } from 'kysely';
import type { Database } from '../../platform/database/schema.ts';
import { confirmationsOf } from '../item-chain.ts';
import type { CaseRow, ItemRow } from './case-rows.ts';

/** Extensions of the time that runs now. */
export async function countExtensions(db: Kysely<Database>, row: CaseRow): Promise<number> {
  const { count } = await db
    .selectFrom('clock_extension')
    .select((e) => e.fn.countAll<number>().as('count'))
    .where('case_pk', '=', row.pk)
    .where('at', '>=', row.clock_from ?? '')
    .executeTakeFirstOrThrow();
  return count;
}

export async function hasLiveGrants(db: Kysely<Database>, casePk: number): Promise<boolean> {
  const grant = await db
    .selectFrom('access_grant')
    .select('pk')
    .where('case_pk', '=', casePk)
    .where('state', 'in', ['active', 'suspended'])
    .executeTakeFirst();
  return grant !== undefined;
}

/** Everybody who had a part in what was decided so far: proposed, confirmed, decided or issued. */
export async function deciders(
  db: Kysely<Database>,
  casePk: number,
  items: readonly ItemRow[],
): Promise<ReadonlySet<number>> {
  const people = new Set<number>();
  for (const item of items) {
    for (const pk of [item.proposed_by, item.decided_by, ...confirmationsOf(item).map(({ by }) => by)]) {
      if (pk !== null) people.add(pk);
    }
  }
  const issued = await db
    .selectFrom('case_event')
    .select('actor_pk')
    .where('case_pk', '=', casePk)
    .where('action', 'in', ['issue', 'propose', 'confirm', 'uphold', 'vary'])
    .execute();
  for (const { actor_pk } of issued) if (actor_pk !== null) people.add(actor_pk);
  return people;
}
