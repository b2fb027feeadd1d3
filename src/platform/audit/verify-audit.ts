import type { Kysely } from 'kysely';
import type { Database } from '../database/schema.ts';
import { auditHash } from './record-audit.ts';

export interface AuditFault {
  /** Number of the entry at which the chain does not hold. */
  seq: number;
  /**
   * `changed`: the entry is not what was written; `gap`: entries before it are missing; `broken`: it does not follow
   * the one before; `cut`: entries after the last are missing; `added`: entries follow that no program of ours wrote.
   */
  kind: 'changed' | 'gap' | 'broken' | 'cut' | 'added';
}

export interface AuditVerdict {
  entries: number;
  /** The first fault of each kind at each place, at most 100. */
  faults: AuditFault[];
  /** Number and hash of the last entry: noted elsewhere, they show later whether the whole chain was written anew. */
  head: { seq: number; hash: string };
}

const AT_ONCE = 2_000;
const MOST_FAULTS = 100;

/**
 * Walks the whole log and works out every hash again. Reads only what was there when it began, so that entries may
 * be added meanwhile.
 * @param expected number and hash noted at an earlier time: they must still stand where they stood
 */
export async function verifyAudit(
  db: Kysely<Database>,
  expected?: { seq: number; hash: string },
  signal?: AbortSignal,
): Promise<AuditVerdict> {
  const head = await db.selectFrom('audit_head').select(['seq', 'hash']).where('pk', '=', 1).executeTakeFirst();
  const end = head ?? { seq: 0, hash: '' };
  const { last } = await db
    .selectFrom('audit')
    .select((is) => is.fn.max('seq').as('last'))
    .executeTakeFirstOrThrow();
  const faults: AuditFault[] = [];
  const note = (seq: number, kind: AuditFault['kind']) => {
    if (faults.length < MOST_FAULTS) faults.push({ seq, kind });
  };
  let entries = 0;
  let previous = { seq: 0, hash: '' };
  let sawExpected = expected === undefined || (expected.seq === 0 && expected.hash === '');
  for (;;) {
    signal?.throwIfAborted();
    const rows = await db
      .selectFrom('audit')
      .selectAll()
      .where('seq', '>', previous.seq)
      .where('seq', '<=', end.seq)
      .orderBy('seq')
      .limit(AT_ONCE)
      .execute();
    for (const row of rows) {
      if (row.hash !== auditHash(row.previous_hash, row)) note(row.seq, 'changed');
      if (row.previous_hash !== previous.hash) note(row.seq, row.seq > previous.seq + 1 ? 'gap' : 'broken');
      if (expected?.seq === row.seq && expected.hash === row.hash) sawExpected = true;
      previous = { seq: row.seq, hash: row.hash };
      entries += 1;
    }
    if (rows.length < AT_ONCE) break;
  }
  if (previous.seq !== end.seq || previous.hash !== end.hash) note(end.seq, 'cut');
  if (!sawExpected) note(expected?.seq ?? 0, 'changed');
  if (last !== null && last > end.seq && !(await wasAddedMeanwhile(db, end, last))) note(end.seq + 1, 'added');
  return { entries, faults, head: end };
}

/** Rows beyond the head that was read are well if the head has moved on to them since. */
async function wasAddedMeanwhile(db: Kysely<Database>, end: { seq: number }, last: number): Promise<boolean> {
  const now = await db.selectFrom('audit_head').select('seq').where('pk', '=', 1).executeTakeFirst();
  return now !== undefined && now.seq > end.seq && now.seq >= last;
}
