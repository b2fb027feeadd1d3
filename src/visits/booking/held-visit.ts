import { newId } from '../../platform/secrets.ts';
import { done, refused, type Result } from '../../platform/result.ts';
import { seatsIn } from '../is-open.ts';
import type { Session } from '../opening.ts';
import type { VisitRefusal } from '../refusals.ts';
import { recordVisitEvent } from '../storage/record-visit-event.ts';
import { freeSeatNumbers, takeSeats } from '../storage/seats.ts';
import type { VisitRow } from '../storage/visit-rows.ts';
import type { Writing } from '../writing.ts';

interface NewVisit {
  session: Session;
  accountPk: number;
  language: 'vi' | 'en';
  partySize: number;
  partyName?: string | null;
  /** ISO 8601 UTC. */
  heldUntil: string;
  movedFrom?: VisitRow;
  /** Null for the system: a seat that is offered. */
  by: { id: string; pk: number } | null;
}

/**
 * Makes a visit whose seats are held. Whether the session is open, and whether the reader may, was asked before.
 * Refused: `full`. Nothing is written then.
 */
export async function makeHeldVisit(
  { trx, at, room, note }: Writing,
  { session, accountPk, language, partySize, partyName = null, heldUntil, movedFrom, by }: NewVisit,
): Promise<Result<{ id: string; pk: number }, VisitRefusal>> {
  const rules = room.policy.on(session.day);
  const free = await freeSeatNumbers(trx, session, seatsIn(rules, session));
  if (free.length < partySize) return refused({ code: 'full', free: free.length });
  const id = newId();
  const { pk } = await trx
    .insertInto('visit')
    .values({
      id,
      account_pk: accountPk,
      state: 'held',
      version: 1,
      language,
      room: session.room,
      seat_class: session.seatClass,
      day: session.day,
      half: session.half,
      party_size: partySize,
      party_name: partyName,
      subject: '',
      note: '',
      held_until: heldUntil,
      policy_from: rules.validFrom,
      created_at: at,
      changed_at: at,
      moved_from_pk: movedFrom?.pk ?? null,
    })
    .returning('pk')
    .executeTakeFirstOrThrow();
  await takeSeats(trx, session, { seats: free.slice(0, partySize), visitPk: pk, heldUntil });
  await recordVisitEvent(trx, { visitPk: pk, action: 'hold', from: null, to: 'held', actorPk: by?.pk ?? null, at });
  note({ actor: by?.id ?? 'system', action: 'visit.hold', subject: `visit:${id}`, data: { ...session, partySize } });
  return done({ id, pk });
}
