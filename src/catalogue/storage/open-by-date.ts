import type { Kysely, Transaction } from 'kysely';
import { waitInLine } from '../../platform/database/dialects.ts';
import type { Database } from '../../platform/database/schema.ts';
import { dayInVietnam } from '../../platform/vietnam-time.ts';
import { closeEarlyOpenings } from './close-early-openings.ts';
import { DUE_COLUMNS, settleByDate } from './settle-by-date.ts';

/** Records in one transaction, and pks in one outbox row. */
const AT_ONCE = 1_000;

/**
 * Opens the records whose opening day has come, with their titles and documents, and writes down when and by what rule.
 * Each record knows its own day, inherited or stated, so none needs to be looked up above it. What a clock that ran
 * ahead had opened is closed again.
 * @returns how many were opened
 */
export async function openByDate(db: Kysely<Database>, now: Date): Promise<number> {
  await closeEarlyOpenings(db, now);
  for (let opened = 0; ;) {
    // A transaction would wait for whoever writes, and an import may hold the lock for as long as a file takes.
    if (!(await isAnyDue(db, now))) return opened;
    const count = await db.transaction().execute((trx) => openSome(trx, now));
    opened += count;
    if (count < AT_ONCE) return opened;
  }
}

async function isAnyDue(db: Kysely<Database>, now: Date): Promise<boolean> {
  const due = await db
    .selectFrom('record')
    .select('pk')
    .where('opens_on', 'is not', null)
    .where('opens_on', '<=', dayInVietnam(now))
    .limit(1)
    .execute();
  return due.length > 0;
}

async function openSome(db: Transaction<Database>, now: Date): Promise<number> {
  // Several portals look in the same moment when they are started together.
  await waitInLine(db, 'open-by-date');
  const due = await db
    .selectFrom('record')
    .select(DUE_COLUMNS)
    .where('opens_on', 'is not', null)
    .where('opens_on', '<=', dayInVietnam(now))
    .orderBy('opens_on')
    .limit(AT_ONCE)
    .execute();
  await settleByDate(db, due, now, (row) => `opening date ${row.opens_on ?? ''}`);
  return due.length;
}
