import type { Actor } from '../../readers/actor.ts';
import type { OwnVisitLine, OwnWait } from '../own-visit.ts';
import type { VisitRules } from '../policy.ts';
import type { VisitRoom } from '../room.ts';
import { begins, ends } from '../session-times.ts';
import { SEATED } from '../states.ts';
import { filesWanted } from '../storage/item-counts.ts';
import type { VisitRow } from '../storage/visit-rows.ts';
import { waitingFor, waitsOf } from '../storage/waits.ts';

/** The reader's own: those to come, the next one first, then the others from the latest on. */
export async function ownVisits(room: VisitRoom, actor: Actor): Promise<OwnVisitLine[]> {
  if (actor.kind !== 'reader') return [];
  const rows = await room.db.selectFrom('visit').selectAll().where('account_pk', '=', actor.pk).execute();
  const shown = rows.filter((row) => row.state !== 'released' && !isRunOut(row, room.now().toISOString()));
  const counts = await filesWanted(
    room.db,
    shown.map(({ pk }) => pk),
  );
  return inOrder(shown).map((row) => ownLine(room, row, counts.get(row.pk) ?? 0));
}

/** Those to come first, the next one foremost; then the others from the latest on. */
export function inOrder<Row extends Pick<VisitRow, 'pk' | 'day' | 'half' | 'state'>>(rows: readonly Row[]): Row[] {
  const isToCome = ({ state }: Row) => (SEATED as readonly string[]).includes(state);
  // "afternoon" would sort before "morning".
  const key = ({ day, half, pk }: Row) => `${day} ${half === 'morning' ? 0 : 1} ${String(pk).padStart(12, '0')}`;
  const sorted = rows.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
  return [...sorted.filter(isToCome), ...sorted.filter((row) => !isToCome(row)).reverse()];
}

export function ownLine(room: Pick<VisitRoom, 'policy'>, row: VisitRow, files: number): OwnVisitLine {
  const rules = room.policy.named(row.policy_from);
  return {
    id: row.id,
    number: row.number,
    state: row.state,
    room: roomLabel(rules, row.room),
    seatClass: row.seat_class,
    day: row.day,
    half: row.half,
    begins: begins(rules, row),
    ends: ends(rules, row),
    partySize: row.party_size,
    files,
    heldUntil: row.held_until,
  };
}

function roomLabel(rules: VisitRules, code: string): OwnVisitLine['room'] {
  const room = rules.rooms.find((one) => one.code === code);
  return { code, label: room?.label ?? { vi: code, en: code } };
}

/** A hold that is over is over, whether a job has been there or not. */
export function isRunOut({ state, held_until }: Pick<VisitRow, 'state' | 'held_until'>, now: string): boolean {
  return state === 'held' && held_until !== null && held_until <= now;
}

export async function ownWaits(room: VisitRoom, actor: Actor): Promise<OwnWait[]> {
  if (actor.kind !== 'reader') return [];
  const waits = [];
  for (const wait of await waitsOf(room.db, actor.pk)) {
    const { id, pk, day, half, seat_class: seatClass, created_at: createdAt } = wait;
    const queue = await waitingFor(room.db, { day, half, room: wait.room, seatClass });
    const ahead = queue.filter((other) => other.pk < pk).length;
    waits.push({ id, room: roomLabel(room.policy.on(day), wait.room), seatClass, day, half, createdAt, ahead });
  }
  return waits;
}
