import type { Actor } from '../../readers/actor.ts';
import { done, refused, type Result } from '../../platform/result.ts';
import { auditVisitRefusal } from '../audit-refusal.ts';
import { giveSeatBack } from '../booking/release-seat.ts';
import { confirmWithin } from '../booking/confirm-visit.ts';
import type { Change } from '../change.ts';
import { dropItems } from '../delivery/items-within-visit.ts';
import { mailReader } from '../effects/mail-reader.ts';
import type { VisitRefusal } from '../refusals.ts';
import type { VisitRoom } from '../room.ts';
import { step, transition } from '../transition.ts';
import type { Part } from '../transitions.ts';
import type { VisitChange, VisitVersioned } from '../visits.ts';
import { writing, type Writing } from '../writing.ts';

const MOST_REASON = 1_000;

export async function confirmVisit(
  room: VisitRoom,
  actor: Actor,
  id: string,
  { version, leaveOut }: VisitVersioned & { leaveOut?: boolean },
): VisitChange {
  const result = await writing(room, (open) => confirmWithin(open, actor, { id, version, leaveOut }));
  if (!result.ok) await auditVisitRefusal(room, actor, { id, action: 'confirm' }, result.refusal);
  return result;
}

type WithReason = VisitVersioned & { reason: string };

/** What was asked for cannot be; the reader is told why. */
export function declineVisit(room: VisitRoom, actor: Actor, id: string, { version, reason }: WithReason): VisitChange {
  return transition(room, actor, { id, version, action: 'decline' }, (change) => end(change, 'visit-declined', reason));
}

/** The archive cannot keep to it; the reader is told why. */
export function callOffVisit(room: VisitRoom, actor: Actor, id: string, { version, reason }: WithReason): VisitChange {
  return transition(room, actor, { id, version, action: 'call-off' }, (change) =>
    end(change, 'visit-called-off', reason),
  );
}

/** The same, as what a closure brings about. */
export function callOffWithin(
  open: Writing,
  actor: Actor,
  { reason, ...order }: { id: string; reason: string; as: Part },
): Promise<Result<{ version: number }, VisitRefusal>> {
  return step(open, actor, { ...order, action: 'call-off' }, (change) => end(change, 'visit-called-off', reason));
}

async function end(
  change: Change,
  letter: 'visit-declined' | 'visit-called-off',
  reason: string,
): Promise<Result<object, VisitRefusal>> {
  const words = reason.trim();
  if (words === '') return refused({ code: 'invalid', problems: [{ field: 'reason', code: 'missing' }] });
  if (words.length > MOST_REASON) {
    return refused({ code: 'invalid', problems: [{ field: 'reason', code: 'too-long', most: MOST_REASON }] });
  }
  Object.assign(change.patch, { ended_at: change.at, reason: words });
  await change.effect('drop-items', () => dropItems(change, change.row.pk));
  await giveSeatBack(change);
  await change.effect('mail-reader', () => mailReader(change, letter));
  return done({});
}
