import type { Kysely } from 'kysely';
import { numbers } from '../../platform/database/dialects.ts';
import type { Database } from '../../platform/database/schema.ts';
import type { Colleague } from '../desk-case.ts';
import { confirmationsOf } from '../item-chain.ts';
import type { CaseRow, ItemRow } from '../storage/case-rows.ts';

/** Those of the staff whom a case and its items name, by account pk. */
export async function peopleByPk(
  db: Kysely<Database>,
  row: CaseRow,
  items: readonly ItemRow[],
): Promise<Map<number, Colleague>> {
  const named = [
    row.assignee_pk,
    ...items.flatMap((item) => [item.proposed_by, item.decided_by, ...confirmationsOf(item).map(({ by }) => by)]),
  ];
  const pks = [...new Set(named)].filter((pk) => pk !== null);
  if (pks.length === 0) return new Map();
  const rows = await db
    .selectFrom('account')
    .select(['pk', 'id', 'name'])
    .where('pk', 'in', numbers(db, pks))
    .execute();
  return new Map(rows.map(({ pk, ...person }) => [pk, person]));
}
