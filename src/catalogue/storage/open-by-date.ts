import type { Kysely } from 'kysely';
import { insertRows } from '../../platform/database/bulk-insert.ts';
import { numbers } from '../../platform/database/dialects.ts';
import type { AccessChangeTable, Database } from '../../platform/database/schema.ts';
import { dayInVietnam } from '../../platform/vietnam-time.ts';
import { isOnline } from '../access/online.ts';
import { readStoredDescription } from '../access/stored-description.ts';
import type { AccessLevel } from '../description.ts';
import { hasDocument } from '../has-document.ts';

/** Records in one transaction, and pks in one outbox row. */
const AT_ONCE = 1_000;

/**
 * Opens the records whose opening day has come, with their documents, and writes down when and by what rule.
 * Each record knows its own day, inherited or stated, so none needs to be looked up above it.
 * @returns how many were opened
 */
export async function openByDate(db: Kysely<Database>, now: Date): Promise<number> {
  for (let opened = 0; ;) {
    const count = await db.transaction().execute((trx) => openSome(trx, now));
    opened += count;
    if (count < AT_ONCE) return opened;
  }
}

async function openSome(db: Kysely<Database>, now: Date): Promise<number> {
  const today = dayInVietnam(now);
  const due = await db
    .selectFrom('record')
    .select(['pk', 'fonds_pk', 'access', 'opens_on', 'title_visibility', 'description', hasDocument.as('has_document')])
    .where('opens_on', 'is not', null)
    .where('opens_on', '<=', today)
    .orderBy('opens_on')
    .limit(AT_ONCE)
    .execute();
  if (due.length === 0) return 0;
  const pks = due.map((row) => row.pk);
  const online = due.filter((row) => {
    const hasCopy = row.has_document === 1 || readStoredDescription(row.description).digitalObjects.length > 0;
    return isOnline(hasCopy, 'open', row.title_visibility);
  });
  await db.updateTable('record').set({ access: 'open', opens_on: null }).where('pk', 'in', numbers(db, pks)).execute();
  await db
    .updateTable('record')
    .set({ online: 1 })
    .where(
      'pk',
      'in',
      numbers(
        db,
        online.map((row) => row.pk),
      ),
    )
    .execute();
  for (const [fondsPk, rows] of Map.groupBy(online, (row) => row.fonds_pk)) {
    await db
      .updateTable('fonds_totals')
      .set((e) => ({ online: e('online', '+', rows.length) }))
      .where('fonds_pk', '=', fondsPk)
      .execute();
  }
  await insertRows(
    db,
    'access_change',
    CHANGE_COLUMNS,
    due.map((row) => changeOf(row, now)),
  );
  await db
    .insertInto('outbox')
    .values({ topic: 'index', payload: JSON.stringify(pks) })
    .execute();
  return due.length;
}

const CHANGE_COLUMNS = [
  'record_pk',
  'changed_at',
  'changed_by',
  'access_before',
  'access_after',
  'rule',
] as const satisfies (keyof AccessChangeTable)[];

function changeOf(
  row: { pk: number; access: AccessLevel; opens_on: string | null },
  now: Date,
): Omit<AccessChangeTable, 'pk'> {
  return {
    record_pk: row.pk,
    changed_at: now.toISOString(),
    changed_by: 'phong-doc',
    access_before: row.access,
    access_after: 'open',
    rule: `opening date ${row.opens_on ?? ''}`,
  };
}
