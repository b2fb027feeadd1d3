import type { Actor } from '../../readers/actor.ts';
import { done, refused } from '../../platform/result.ts';
import { addItems } from '../effects/add-items.ts';
import { dropItems } from '../delivery/items-within-visit.ts';
import { ruleFor } from '../delivery/write-item.ts';
import type { WantedFile } from '../file-check.ts';
import type { VisitRoom } from '../room.ts';
import type { VisitItemRow } from '../storage/visit-rows.ts';
import { transition } from '../transition.ts';
import type { VisitChange, VisitVersioned } from '../visits.ts';
import { checkFiles } from './check-files.ts';
import { distinctFiles, fileProblems } from './check-form.ts';

/** What a visit wants of an item no more is neither there nor in the way. */
const OVER: ReadonlySet<VisitItemRow['state']> = new Set(['cancelled', 'withheld', 'reshelved', 'returned']);

/** The files as they shall be: those left out are dropped, new ones checked and added. */
export function changeFiles(
  room: VisitRoom,
  actor: Actor,
  id: string,
  { version, files }: VisitVersioned & { files: readonly WantedFile[] },
): VisitChange {
  return transition(room, actor, { id, version, action: 'change-files' }, async (change) => {
    const { row, reader, rules, parts } = change;
    const there = change.items.filter(({ state }) => !OVER.has(state));
    const wanted = distinctFiles(files);
    const added = wanted.filter(({ recordId }) => !there.some((item) => item.record_id === recordId));
    const dropped = there.filter((item) => !wanted.some(({ recordId }) => recordId === item.record_id));
    const beyond = dropped.find((item) => !ruleFor(item, 'drop', parts) || isUnderWay(item, parts.has('owner')));
    if (beyond) return refused({ code: 'wrong-state', state: beyond.state });
    const checks = await checkFiles(room, change.trx, {
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
    return done({});
  });
}

/** A reader does not call back what is on its way from the stack; staff may. */
function isUnderWay({ state }: VisitItemRow, asOwner: boolean): boolean {
  return asOwner && state !== 'planned' && state !== 'not-found' && state !== 'unfit' && state !== 'in-use';
}
