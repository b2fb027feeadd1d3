import type { Kysely } from 'kysely';
import { insertRows } from '../../platform/database/bulk-insert.ts';
import { numbers } from '../../platform/database/dialects.ts';
import type { AccessChangeTable, Database, RecordTable } from '../../platform/database/schema.ts';
import { dayInVietnam } from '../../platform/vietnam-time.ts';
import { levelOn, opensAfter, titleOn } from '../access/effective-access.ts';
import { isOnline } from '../access/online.ts';
import { readStoredDescription } from '../access/stored-description.ts';
import type { AccessLevel } from '../description.ts';
import { hasDocument } from '../has-document.ts';

type DueRow = Pick<RecordTable, 'access' | 'title_visibility' | 'online' | 'description'> & {
  has_document: number;
};

/** What a record is from a day on. A title that was kept back only while it was closed comes with it. */
function asOf(today: string, row: DueRow) {
  const { effectiveAccess, digitalObjects } = readStoredDescription(row.description);
  const access = levelOn(today, effectiveAccess);
  const title_visibility = titleOn(today, effectiveAccess);
  const hasCopy = row.has_document === 1 || digitalObjects.length > 0;
  const online = isOnline(hasCopy, access, title_visibility) ? 1 : 0;
  return { access, title_visibility, online, opens_on: opensAfter(today, effectiveAccess) };
}

/** Records in one transaction, and pks in one outbox row. */
const AT_ONCE = 1_000;

/**
 * Opens the records whose opening day has come, with their titles and documents, and writes down when and by what rule.
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
    .select([
      'pk',
      'fonds_pk',
      'access',
      'opens_on',
      'title_visibility',
      'online',
      'description',
      hasDocument.as('has_document'),
    ])
    .where('opens_on', 'is not', null)
    .where('opens_on', '<=', today)
    .orderBy('opens_on')
    .limit(AT_ONCE)
    .execute();
  if (due.length === 0) return 0;
  const opened = due.map((row) => ({ row, after: asOf(today, row) }));
  for (const rows of Map.groupBy(opened, ({ after }) => JSON.stringify(after)).values()) {
    const pks = rows.map(({ row }) => row.pk);
    await db.updateTable('record').set(rows[0]!.after).where('pk', 'in', numbers(db, pks)).execute();
  }
  const online = opened.filter(({ row, after }) => after.online > row.online).map(({ row }) => row);
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
    opened.filter(({ row, after }) => after.access !== row.access).map(({ row }) => changeOf(row, now)),
  );
  await db
    .insertInto('outbox')
    .values({ topic: 'index', payload: JSON.stringify(due.map((row) => row.pk)) })
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
