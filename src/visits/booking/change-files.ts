import type { Actor } from '../../readers/actor.ts';
import { done, refused, type Result } from '../../platform/result.ts';
import { auditVisitRefusal } from '../audit-refusal.ts';
import { addItems } from '../effects/add-items.ts';
import { dropItems } from '../delivery/items-within-visit.ts';
import { ruleFor } from '../delivery/write-item.ts';
import type { WantedFile } from '../file-check.ts';
import type { VisitRefusal } from '../refusals.ts';
import type { VisitRoom } from '../room.ts';
import type { VisitItemRow } from '../storage/visit-rows.ts';
import { step } from '../transition.ts';
import type { VisitChange, VisitVersioned } from '../visits.ts';
import { writing, type Writing } from '../writing.ts';
import { checkFiles } from './check-files.ts';
import { distinctFiles, fileProblems } from './check-form.ts';
import { needsLook, reopenWithin } from './reopen-visit.ts';

/** What a visit wants of an item no more is neither there nor in the way. */
const OVER: ReadonlySet<VisitItemRow['state']> = new Set(['cancelled', 'withheld', 'reshelved', 'returned']);

/**
 * The files as they shall be: those left out are dropped, new ones checked and added. A confirmed visit to which its
 * reader added what policy would not have confirmed waits for staff again.
 */
export async function changeFiles(
  room: VisitRoom,
  actor: Actor,
  id: string,
  { version, files }: VisitVersioned & { files: readonly WantedFile[] },
): VisitChange<{ version: number; reopened: boolean }> {
  const result = await writing(room, async (open) => {
    const changed = await changeWithin(open, actor, { id, version, files });
    if (!changed.ok || !changed.value.reopens) {
      return changed.ok ? done({ version: changed.value.version, reopened: false }) : changed;
    }
    const reopened = await reopenWithin(open, id, changed.value.files);
    return reopened.ok ? done({ version: reopened.value.version, reopened: true }) : reopened;
  });
  if (!result.ok) await auditVisitRefusal(room, actor, { id, action: 'change-files' }, result.refusal);
  return result;
}

interface Changed {
  /** How many files it has now. */
  files: number;
  reopens: boolean;
}

function changeWithin(
  open: Writing,
  actor: Actor,
  { id, version, files }: { id: string; version: number; files: readonly WantedFile[] },
): Promise<Result<Changed & { version: number }, VisitRefusal>> {
  return step(open, actor, { id, version, action: 'change-files' }, async (change) => {
    const { row, reader, rules, parts } = change;
    const there = change.items.filter(({ state }) => !OVER.has(state));
    const wanted = distinctFiles(files);
    const added = wanted.filter(({ recordId }) => !there.some((item) => item.record_id === recordId));
    const dropped = there.filter((item) => !wanted.some(({ recordId }) => recordId === item.record_id));
    const beyond = dropped.find((item) => !ruleFor(item, 'drop', parts) || isUnderWay(item, parts.has('owner')));
    if (beyond) return refused({ code: 'wrong-state', state: beyond.state });
    const checks = await checkFiles(open.room, change.trx, {
      reader,
      recordIds: added.map(({ recordId }) => recordId),
      day: row.day,
      half: row.half,
      inTime: parts.has('owner'),
    });
    const staying = there.filter((item) => !dropped.includes(item));
    const twice = checks.map((check) => {
      const same = staying.find(({ unit_id }) => unit_id === check.unitId);
      return same && !check.trouble
        ? { ...check, trouble: { is: 'same-unit' as const, recordId: same.record_id } }
        : check;
    });
    const problems = fileProblems(added, twice, rules, staying.length);
    if (problems.length > 0) return refused({ code: 'invalid', problems });
    change.data = { added: added.length, dropped: dropped.length };
    await change.effect('fix-items', async () => {
      const ids = dropped.map((item) => item.id);
      await dropItems(change, row.pk, ids);
      await addItems(change, added, checks);
    });
    const all = staying.length + added.length;
    return done({ files: all, reopens: added.length > 0 && needsLook(change, checks, all) });
  });
}

/** A reader does not call back what is on its way from the stack; staff may. */
function isUnderWay({ state }: VisitItemRow, asOwner: boolean): boolean {
  return asOwner && state !== 'planned' && state !== 'not-found' && state !== 'unfit' && state !== 'in-use';
}
