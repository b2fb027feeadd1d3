import type { Kysely } from 'kysely';
import { insertRows } from '../../platform/database/bulk-insert.ts';
import { numbers } from '../../platform/database/dialects.ts';
import type { AccessChangeTable, Database, RecordTable } from '../../platform/database/schema.ts';
import { dayInVietnam } from '../../platform/vietnam-time.ts';
import { levelOn, opensAfter, titleOn } from '../access/effective-access.ts';
import { isOnline } from '../access/online.ts';
import { readStoredDescription } from '../access/stored-description.ts';
import { hasDocument } from '../has-document.ts';

export type DueRow = Pick<
  RecordTable,
  'pk' | 'fonds_pk' | 'access' | 'opens_on' | 'title_visibility' | 'online' | 'description'
> & { has_document: number };

export const DUE_COLUMNS = [
  'pk',
  'fonds_pk',
  'access',
  'opens_on',
  'title_visibility',
  'online',
  'description',
  hasDocument.as('has_document'),
] as const;

/** What a record is from a day on. A title that was kept back only while it was closed comes with it. */
export function asOf(today: string, row: DueRow) {
  const { effectiveAccess, digitalObjects } = readStoredDescription(row.description);
  const access = levelOn(today, effectiveAccess);
  const title_visibility = titleOn(today, effectiveAccess);
  const hasCopy = row.has_document === 1 || digitalObjects.length > 0;
  const online = isOnline(hasCopy, access, title_visibility) ? 1 : 0;
  return { access, title_visibility, online, opens_on: opensAfter(today, effectiveAccess) };
}

/** Makes records what they are on this day, and tells whoever must know. Within one transaction. @param rule why, for the book */
export async function settleByDate(
  db: Kysely<Database>,
  rows: readonly DueRow[],
  now: Date,
  rule: (row: DueRow) => string,
): Promise<void> {
  if (rows.length === 0) return;
  const today = dayInVietnam(now);
  const settled = rows.map((row) => ({ row, after: asOf(today, row) }));
  for (const alike of Map.groupBy(settled, ({ after }) => JSON.stringify(after)).values()) {
    const pks = alike.map(({ row }) => row.pk);
    await db
      .updateTable('record')
      .set({ ...alike[0]!.after, changed_at: now.toISOString() })
      .where('pk', 'in', numbers(db, pks))
      .execute();
  }
  for (const [fondsPk, own] of Map.groupBy(settled, ({ row }) => row.fonds_pk)) {
    const online = own.reduce((sum, { row, after }) => sum + after.online - row.online, 0);
    if (online === 0) continue;
    await db
      .updateTable('fonds_totals')
      .set((e) => ({ online: e('online', '+', online) }))
      .where('fonds_pk', '=', fondsPk)
      .execute();
  }
  await insertRows(
    db,
    'access_change',
    CHANGE_COLUMNS,
    settled
      .filter(({ row, after }) => after.access !== row.access)
      .map(({ row, after }) => ({
        record_pk: row.pk,
        changed_at: now.toISOString(),
        changed_by: 'phong-doc',
        access_before: row.access,
        access_after: after.access,
        rule: rule(row),
      })),
  );
  await db
    .insertInto('outbox')
    .values({ topic: 'index', payload: JSON.stringify(rows.map((row) => row.pk)) })
    .execute();
}

const CHANGE_COLUMNS = [
  'record_pk',
  'changed_at',
  'changed_by',
  'access_before',
  'access_after',
  'rule',
] as const satisfies (keyof AccessChangeTable)[];
