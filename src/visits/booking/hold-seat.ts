import type { Actor } from '../../readers/actor.ts';
import { done, refused } from '../../platform/result.ts';
import { notBookable } from '../is-open.ts';
import { mayBook, mayVisit } from '../may-visit.ts';
import type { VisitRefusal } from '../refusals.ts';
import type { VisitRoom } from '../room.ts';
import { openingOf } from '../storage/opening.ts';
import { visitReader } from '../storage/reader-rows.ts';
import { countOpenVisits, seatedVisit, type VisitRow } from '../storage/visit-rows.ts';
import type { HoldInput, VisitChange } from '../visits.ts';
import { writing } from '../writing.ts';
import { clearTheWay } from './clear-the-way.ts';
import { makeHeldVisit } from './held-visit.ts';
import { releaseRunOut } from './release-seat.ts';

const MINUTE_MS = 60_000;

interface Held {
  id: string;
  version: number;
  heldUntil: string;
}

/** Keeps seats while the form is filled in. */
export async function holdSeat(room: VisitRoom, actor: Actor, input: HoldInput): VisitChange<Held> {
  const refusal = mayBook(actor);
  if (refusal || actor.kind !== 'reader') return refused(refusal ?? { code: 'not-allowed' });
  return writing(room, async (open) => {
    const { trx, at, today, now } = open;
    const notThey = mayVisit(await visitReader(trx, actor.pk));
    if (notThey) return refused(notThey);
    const rules = room.policy.on(input.day);
    const problem = partyProblem(input.partySize, rules.limits.groupSize);
    if (problem) return refused(problem);
    const opening = await openingOf(room, trx, input.day, input.day);
    const { horizonDays } = room.policy.on(today);
    const why = notBookable(rules, input, { now: at, today, horizonDays, opening });
    if (why) return refused({ code: 'not-bookable', why });

    await releaseRunOut(open, input);
    const before = await seatedVisit(trx, { ...input, accountPk: actor.pk });
    if (before && isSame(before, input, at)) {
      return done({ id: before.id, version: before.version, heldUntil: before.held_until! });
    }
    const cleared = await clearTheWay(open, actor, { ...input, accountPk: actor.pk });
    if (!cleared.ok) return cleared;
    const { openVisits } = rules.limits;
    if ((await countOpenVisits(trx, actor.pk, today)) >= openVisits) {
      return refused({ code: 'limit', limit: 'open-visits', most: openVisits });
    }
    const heldUntil = new Date(now.getTime() + rules.holdMinutes * MINUTE_MS).toISOString();
    const { language, partySize, ...session } = input;
    const held = await makeHeldVisit(open, {
      session: { day: session.day, half: session.half, room: session.room, seatClass: session.seatClass },
      accountPk: actor.pk,
      language,
      partySize,
      heldUntil,
      by: actor,
    });
    return held.ok ? done({ id: held.value.id, version: 1, heldUntil }) : held;
  });
}

export function partyProblem(partySize: number, most: number): VisitRefusal | undefined {
  if (!Number.isInteger(partySize) || partySize < 1) {
    return { code: 'invalid', problems: [{ field: 'partySize', code: 'missing' }] };
  }
  if (partySize > most) return { code: 'invalid', problems: [{ field: 'partySize', code: 'too-many', most }] };
  return undefined;
}

/** Pressing twice holds once. */
function isSame(before: VisitRow, { room, seatClass, partySize }: HoldInput, at: string): boolean {
  return (
    before.state === 'held' &&
    before.held_until !== null &&
    before.held_until > at &&
    before.room === room &&
    before.seat_class === seatClass &&
    before.party_size === partySize
  );
}
