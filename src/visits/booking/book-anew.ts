import { SYSTEM } from '../../readers/actor.ts';
import { done, refused, type Result } from '../../platform/result.ts';
import { newSpokenNumber } from '../../platform/spoken-number.ts';
import type { Change } from '../change.ts';
import { ruleFor } from '../delivery/write-item.ts';
import { moveItems } from '../effects/move-items.ts';
import type { Session } from '../opening.ts';
import type { VisitRefusal } from '../refusals.ts';
import type { VisitItemRow } from '../storage/visit-rows.ts';
import { step } from '../transition.ts';
import { checkFiles } from './check-files.ts';
import { fileProblems } from './check-form.ts';
import { makeHeldVisit } from './held-visit.ts';
import { confirmWithin, qualifies } from './confirm-visit.ts';
import { keepSeat } from './request-visit.ts';

export interface MovedVisit {
  id: string;
  version: number;
  number: string;
  state: 'requested' | 'confirmed';
}

/** A moment: the seat is asked for in the same transaction. */
const WHILE_MOVING_MS = 60_000;

/**
 * The visit once more, in another session, with what it wants. What staff had confirmed they need not confirm again
 * where they moved it themselves; where the reader moves, it is as with a new booking.
 */
export async function bookAnew(
  old: Change,
  to: Session,
  as: 'owner' | 'desk',
): Promise<Result<MovedVisit & { pk: number }, VisitRefusal>> {
  const { writing: open, actor, row } = old;
  // What the old visit still wanted.
  const items = old.items.filter((item) => ruleFor(item, 'drop', old.parts));
  const held = await makeHeldVisit(open, {
    session: to,
    accountPk: row.account_pk,
    language: row.language,
    partySize: row.party_size,
    heldUntil: new Date(open.now.getTime() + WHILE_MOVING_MS).toISOString(),
    movedFrom: row,
    by: 'id' in actor ? actor : null,
  });
  if (!held.ok) return held;
  const { id, pk } = held.value;
  const asked = await step(open, actor, { id, action: 'request', as }, async (change) => {
    const atOnce = as === 'owner' ? await isFine(change, items) : done(row.state === 'confirmed');
    if (!atOnce.ok) return atOnce;
    const number = await change.effect('give-number', () => newSpokenNumber('LD', open.today.slice(0, 4)));
    const { purpose, subject, note, party_name } = row;
    Object.assign(change.patch, { number, purpose, subject, note, party_name, requested_at: change.at });
    await change.effect('fix-items', () => moveItems(change, items));
    await keepSeat(change);
    // The letter that tells of the move says it all.
    await change.effect('mail-reader', () => undefined);
    return done({ number, atOnce: atOnce.value });
  });
  if (!asked.ok) return asked;
  const { number, atOnce, version } = asked.value;
  if (!atOnce) return done({ id, pk, number, version, state: 'requested' });
  const by = as === 'owner' ? SYSTEM : actor;
  const confirmed = await confirmWithin(open, by, { id, silent: true, ...(as === 'owner' ? {} : { as }) });
  return confirmed.ok ? done({ id, pk, number, version: confirmed.value.version, state: 'confirmed' }) : confirmed;
}

/** The files can be had in the new session, too. @returns whether policy confirms it without staff */
async function isFine(change: Change, items: readonly VisitItemRow[]): Promise<Result<boolean, VisitRefusal>> {
  const { writing: open, trx, row, reader, rules } = change;
  const files = items.map(({ record_id, reason }) => ({ recordId: record_id, reason }));
  const recordIds = files.map(({ recordId }) => recordId);
  const { day, half } = row;
  const checks = await checkFiles(open.room, trx, { reader, recordIds, day, half, inTime: true });
  const problems = fileProblems(files, checks, rules);
  if (problems.length > 0) return refused({ code: 'invalid', problems });
  const allOpen = checks.every(({ by }) => by === 'open');
  return done(qualifies(rules, { ...reader, partySize: row.party_size, files: files.length, allOpen }));
}
