import { timeInVietnam, dayInVietnam } from '../../platform/vietnam-time.ts';
import { tellReader } from '../effects/mail-reader.ts';
import { notBookable, seatsIn } from '../is-open.ts';
import { mayVisit } from '../may-visit.ts';
import type { Session } from '../opening.ts';
import { bookableUntil } from '../session-times.ts';
import { openingOf } from '../storage/opening.ts';
import { visitReader } from '../storage/reader-rows.ts';
import { freeSeatNumbers } from '../storage/seats.ts';
import { seatedVisit } from '../storage/visit-rows.ts';
import { endWait, waitingFor, type WaitRow } from '../storage/waits.ts';
import type { Writing } from '../writing.ts';
import { makeHeldVisit } from './held-visit.ts';

const HOUR_MS = 3_600_000;

/**
 * Holds each free seat for whoever waits longest for it, and tells them. Whoever may not come any more, or has a
 * visit in that half-day by now, has waited long enough.
 * @returns how many were offered
 */
export async function offerSeats(open: Writing, session: Session): Promise<number> {
  const { trx, room, at, today, now } = open;
  const waiting = await waitingFor(trx, session);
  if (waiting.length === 0) return 0;
  const rules = room.policy.on(session.day);
  const opening = await openingOf(room, trx, session.day, session.day);
  const { horizonDays } = room.policy.on(today);
  if (notBookable(rules, session, { now: at, today, horizonDays, opening })) return 0;
  let free = (await freeSeatNumbers(trx, session, seatsIn(rules, session))).length;
  const [offer, last] = [now.getTime() + rules.offerHours * HOUR_MS, Date.parse(bookableUntil(rules, session))];
  const heldUntil = new Date(Math.min(offer, last)).toISOString();
  let offered = 0;
  for (const wait of waiting) {
    if (free === 0) break;
    const pk = await offerTo(open, session, wait, heldUntil);
    await endWait(trx, wait.pk, at, pk);
    if (pk === null) continue;
    free -= 1;
    offered += 1;
  }
  return offered;
}

/** @returns the visit; null where they cannot take it */
async function offerTo(open: Writing, session: Session, wait: WaitRow, heldUntil: string): Promise<number | null> {
  const { trx, at } = open;
  const reader = await visitReader(trx, wait.account_pk);
  const before = await seatedVisit(trx, { ...session, accountPk: reader.pk });
  if (mayVisit(reader) || before) return null;
  const held = await makeHeldVisit(open, {
    session,
    accountPk: reader.pk,
    language: reader.language,
    partySize: 1,
    heldUntil,
    by: null,
  });
  if (!held.ok) return null;
  const until = new Date(heldUntil);
  await tellReader(trx, at, {
    reader,
    visit: { ...held.value, number: null, day: session.day, half: session.half, language: reader.language },
    key: 1,
    template: 'visit-offered',
    rest: { untilDay: dayInVietnam(until), untilTime: timeInVietnam(until) },
  });
  return held.value.pk;
}
