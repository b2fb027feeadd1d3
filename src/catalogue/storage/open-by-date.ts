import type { Kysely } from 'kysely';
import { numbers } from '../../platform/database/dialects.ts';
import type { Database } from '../../platform/database/schema.ts';
import { dayInVietnam } from '../access/effective-access.ts';
import { readStoredDescription } from '../access/stored-description.ts';

/** Records in one transaction, and pks in one outbox row. */
const AT_ONCE = 1_000;

/**
 * Opens the records whose opening day has come: run at start and once a day. Each record knows its own day,
 * inherited or stated, so none needs to be looked up above it.
 * @returns how many were opened
 */
export async function openByDate(db: Kysely<Database>, now: Date): Promise<number> {
  const today = dayInVietnam(now);
  for (let opened = 0; ;) {
    const count = await db.transaction().execute((trx) => openSome(trx, today));
    opened += count;
    if (count < AT_ONCE) return opened;
  }
}

async function openSome(db: Kysely<Database>, today: string): Promise<number> {
  const due = await db
    .selectFrom('record')
    .select(['pk', 'fonds_pk', 'title_visibility', 'description'])
    .where('opens_on', 'is not', null)
    .where('opens_on', '<=', today)
    .orderBy('opens_on')
    .limit(AT_ONCE)
    .execute();
  if (due.length === 0) return 0;
  const pks = due.map((row) => row.pk);
  const online = due.filter(
    (row) => row.title_visibility === 'public' && readStoredDescription(row.description).digitalObjects.length > 0,
  );
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
  await db
    .insertInto('outbox')
    .values({ topic: 'index', payload: JSON.stringify(pks) })
    .execute();
  return due.length;
}
