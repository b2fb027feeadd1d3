import { SYSTEM } from '../../readers/actor.ts';
import { done, type Result } from '../../platform/result.ts';
import { newSpokenNumber } from '../../platform/spoken-number.ts';
import type { Change } from '../change.ts';
import { dropItems } from '../delivery/items-within-visit.ts';
import { ruleFor } from '../delivery/write-item.ts';
import { moveItems } from '../effects/move-items.ts';
import type { Session } from '../opening.ts';
import type { VisitRefusal } from '../refusals.ts';
import { step } from '../transition.ts';
import { makeHeldVisit } from './held-visit.ts';
import { confirmWithin, qualifies } from './confirm-visit.ts';
import { recheckFiles } from './recheck-files.ts';
import { keepSeat } from './request-visit.ts';

export interface MovedVisit {
  id: string;
  version: number;
  number: string;
  state: 'requested' | 'confirmed';
  /** Files that cannot be had in the new session, which staff chose to leave out. */
  leftOut: number;
}

/** A moment: the seat is asked for in the same transaction. */
const WHILE_MOVING_MS = 60_000;

/**
 * The visit once more, in another session, with what it wants and can have there. What staff had confirmed they need not
 * confirm again where they moved it themselves; where the reader moves, it is as with a new booking.
 */
export async function bookAnew(
  old: Change,
  to: Session,
  { as, leaveOut }: { as: 'owner' | 'desk'; leaveOut?: boolean },
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
    const looked = await recheckFiles(change, items, { leaveOut });
    if (!looked.ok) return looked;
    const { fine, leftOut, allOpen } = looked.value;
    const { rules, reader } = change;
    const isFine = qualifies(rules, { ...reader, partySize: row.party_size, files: fine.length, allOpen });
    const atOnce = as === 'owner' ? isFine : row.state === 'confirmed';
    const number = await change.effect('give-number', () => newSpokenNumber('LD', open.today.slice(0, 4)));
    const { purpose, subject, note, party_name } = row;
    Object.assign(change.patch, { number, purpose, subject, note, party_name, requested_at: change.at });
    await change.effect('fix-items', () => moveItems(change, fine));
    const left = leftOut.map((item) => item.id);
    if (left.length > 0) await dropItems(old, row.pk, left);
    await keepSeat(change);
    // The letter that tells of the move says it all.
    await change.effect('mail-reader', () => undefined);
    return done({ number, atOnce, leftOut: left.length });
  });
  if (!asked.ok) return asked;
  const { number, atOnce, version, leftOut } = asked.value;
  if (!atOnce) return done({ id, pk, number, version, leftOut, state: 'requested' });
  const by = as === 'owner' ? SYSTEM : actor;
  const order = { id, silent: true, looked: true, ...(as === 'owner' ? {} : { as }) };
  const confirmed = await confirmWithin(open, by, order);
  if (!confirmed.ok) return confirmed;
  return done({ id, pk, number, version: confirmed.value.version, leftOut, state: 'confirmed' });
}
