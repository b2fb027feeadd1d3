import { done, refused, type Result } from '../../platform/result.ts';
import type { Change } from '../change.ts';
import type { VisitRefusal } from '../refusals.ts';
import type { VisitItemRow } from '../storage/visit-rows.ts';
import { checkFiles } from './check-files.ts';
import { fileProblems } from './check-form.ts';

interface Rechecked {
  /** Can be had in the session of the change's visit. */
  fine: VisitItemRow[];
  /** Cannot, and are to be left out. */
  leftOut: VisitItemRow[];
  /** Those that can are open to everybody. */
  allOpen: boolean;
}

/**
 * Looks once more at files that were booked before, as of now and for the session of the change's visit. Refused with
 * the list of those that cannot be had.
 * @param leaveOut those are left out instead: staff have said so
 */
export async function recheckFiles(
  { writing: open, trx, row, reader, rules, parts }: Change,
  items: readonly VisitItemRow[],
  { leaveOut = false }: { leaveOut?: boolean },
): Promise<Result<Rechecked, VisitRefusal>> {
  const asOwner = parts.has('owner');
  const { day, half } = row;
  const recordIds = items.map(({ record_id }) => record_id);
  const checks = await checkFiles(open.room, trx, { reader, recordIds, day, half, inTime: asOwner });
  const cannot = new Set(checks.filter(({ trouble }) => trouble).map(({ recordId }) => recordId));
  const files = items.map(({ record_id, reason }) => ({ recordId: record_id, reason }));
  // Why the paper is wanted is the reader's to say: staff are not kept from moving a visit by it.
  const asked = asOwner ? checks : checks.filter(({ recordId }) => cannot.has(recordId));
  const problems = leaveOut ? [] : fileProblems(files, asked, rules);
  if (problems.length > 0) return refused({ code: 'invalid', problems });
  return done({
    fine: items.filter(({ record_id }) => !cannot.has(record_id)),
    leftOut: items.filter(({ record_id }) => cannot.has(record_id)),
    allOpen: checks.every(({ by, recordId }) => by === 'open' || cannot.has(recordId)),
  });
}
