import type { StaffActor } from '../../readers/actor.ts';
import { recordAudit } from '../../platform/audit/record-audit.ts';
import { readSpokenNumber } from '../../platform/spoken-number.ts';
import type { DeskQuery } from '../desk.ts';
import type { Room } from '../room.ts';
import { listCases } from './list-cases.ts';

/**
 * A page of a queue, on record: which cases it showed, and how they were sought. A name that was looked for says
 * something of a person too; which one is for no log.
 */
export async function listOnRecord(
  { db, now }: Room,
  staff: StaffActor,
  query: DeskQuery,
  today: string,
): ReturnType<typeof listCases> {
  const listed = await listCases(db, staff, query, today);
  const by = soughtBy(query.words);
  if (by === 'list' && listed.lines.length === 0) return listed;
  const { total: found } = listed;
  const data = {
    queue: query.queue,
    by,
    ...(found === undefined ? {} : { found }),
    ...(query.page > 1 ? { page: query.page } : {}),
    cases: listed.lines.map(({ id }) => id),
  };
  const entry = { actor: staff.id, action: by === 'list' ? 'case.listed' : 'case.searched', subject: 'case:all', data };
  await db.transaction().execute((trx) => recordAudit(trx, now().toISOString(), entry));
  return listed;
}

function soughtBy(words = ''): 'list' | 'number' | 'words' {
  if (words.trim() === '') return 'list';
  return readSpokenNumber('YC', words) ? 'number' : 'words';
}
