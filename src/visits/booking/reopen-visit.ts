import { SYSTEM } from '../../readers/actor.ts';
import { done, type Result } from '../../platform/result.ts';
import type { Change } from '../change.ts';
import { mailReader } from '../effects/mail-reader.ts';
import type { VisitRefusal } from '../refusals.ts';
import { step } from '../transition.ts';
import type { Writing } from '../writing.ts';
import type { CheckedFile } from './check-files.ts';
import { qualifies } from './confirm-visit.ts';

/**
 * Whether staff must look at what a reader added to a confirmed visit. Confirmed by a rule, it is judged as if it were
 * booked so now. What a member of staff had confirmed (who comes, and what for) stands, and only the files are judged:
 * the new ones must be open to everybody, and all together no more than policy confirms at once.
 */
export function needsLook(
  { row, reader, rules, parts }: Change,
  added: readonly CheckedFile[],
  files: number,
): boolean {
  if (!parts.has('owner') || row.state !== 'confirmed') return false;
  const byStaff = row.confirmed_by !== null;
  const { status, assurance } = byStaff ? STAFF_SAW : reader;
  const partySize = byStaff ? 1 : row.party_size;
  return !qualifies(rules, { status, assurance, partySize, files, allOpen: added.every(({ by }) => by === 'open') });
}

const STAFF_SAW = { status: 'active', assurance: 'seen' } as const;

/** Back to waiting for staff, and the reader is told so. */
export function reopenWithin(
  open: Writing,
  id: string,
  files: number,
): Promise<Result<{ version: number }, VisitRefusal>> {
  return step(open, SYSTEM, { id, action: 'reopen' }, async (change) => {
    Object.assign(change.patch, { confirmed_at: null, confirmed_by: null });
    await change.effect('mail-reader', () => mailReader(change, 'visit-reopened', { files }));
    return done({});
  });
}
