import type { Actor } from '../../readers/actor.ts';
import { auditVisitRefusal } from '../audit-refusal.ts';
import { done, refused, type Result } from '../../platform/result.ts';
import type { Change } from '../change.ts';
import { tellReader } from '../effects/mail-reader.ts';
import { notBookable, notBookableByStaff } from '../is-open.ts';
import type { NotBookable, Session } from '../opening.ts';
import type { VisitRefusal } from '../refusals.ts';
import type { VisitRoom } from '../room.ts';
import { sessionOf } from '../session-of.ts';
import { openingOf } from '../storage/opening.ts';
import { freeSeats } from '../storage/seats.ts';
import { step } from '../transition.ts';
import type { Part } from '../transitions.ts';
import type { VisitChange, VisitVersioned } from '../visits.ts';
import { writing, type Writing } from '../writing.ts';
import { clearTheWay } from './clear-the-way.ts';
import { bookAnew, type MovedVisit } from './book-anew.ts';
import { offerSeats } from './offer-seats.ts';
import { releaseRunOut } from './release-seat.ts';

interface MoveOrder {
  id: string;
  version?: number;
  to: Session;
  /** Told to the reader where staff move. */
  reason?: string;
  /** Staff move it without the files that cannot be had there, instead of being told which. */
  leaveOut?: boolean;
  as?: Part;
}

/** To another session in one step, files and all; or nothing happens. */
export async function moveVisit(
  room: VisitRoom,
  actor: Actor,
  id: string,
  { version, to, reason, leaveOut }: VisitVersioned & Pick<MoveOrder, 'to' | 'reason' | 'leaveOut'>,
): VisitChange<MovedVisit> {
  const order = { id, version, to, leaveOut, ...(reason === undefined ? {} : { reason }) };
  const result = await writing(room, (open) => moveWithin(open, actor, order));
  if (!result.ok) await auditVisitRefusal(room, actor, { id, action: 'move' }, result.refusal);
  return result;
}

export async function moveWithin(
  open: Writing,
  actor: Actor,
  { to: wanted, reason, leaveOut, ...order }: MoveOrder,
): Promise<Result<MovedVisit, VisitRefusal>> {
  const to = { day: wanted.day, half: wanted.half, room: wanted.room, seatClass: wanted.seatClass };
  const moved = await step(open, actor, { ...order, action: 'move' }, async (change) => {
    const { row, trx, patch, at, parts } = change;
    const why = await whyNot(change, to);
    if (why) return refused({ code: 'not-bookable', why });
    await releaseRunOut(open, to);
    const as = parts.has('owner') ? 'owner' : 'desk';
    const cleared = await clearTheWay(open, actor, { ...to, accountPk: row.account_pk, except: row.pk, as });
    if (!cleared.ok) return cleared;
    Object.assign(patch, { ended_at: at, ...(reason === undefined ? {} : { reason: reason.trim() }) });
    change.data = { to };
    await change.effect('free-seat', () => freeSeats(trx, row.pk));
    await change.settle();
    const anew = await change.effect('book-anew', () =>
      bookAnew(change, to, { as, leaveOut: as === 'desk' && leaveOut }),
    );
    if (!anew.ok) return anew;
    await change.effect('offer-seat', () => offerSeats(open, sessionOf(row)));
    await change.effect('mail-reader', () => tell(change, to, anew.value));
    return done({ anew: anew.value });
  });
  return moved.ok ? done(moved.value.anew) : moved;
}

async function whyNot({ parts, writing: open }: Change, to: Session): Promise<NotBookable | null> {
  const { room, trx, at: now, today } = open;
  const rules = room.policy.on(to.day);
  const opening = await openingOf(room, trx, to.day, to.day);
  if (!parts.has('owner')) return notBookableByStaff(rules, to, { now, opening });
  const { horizonDays } = room.policy.on(today);
  return notBookable(rules, to, { now, today, horizonDays, opening });
}

function tell({ trx, at, row, reader }: Change, to: Session, anew: MovedVisit & { pk: number }): Promise<void> {
  const { pk, id, number, state, leftOut } = anew;
  return tellReader(trx, at, {
    reader,
    visit: { pk, id, number, day: to.day, half: to.half, language: row.language },
    key: 1,
    template: 'visit-moved',
    rest: { fromDay: row.day, fromHalf: row.half, confirmed: state === 'confirmed', leftOut },
  });
}
