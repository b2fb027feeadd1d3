import { recordAudit } from '../../platform/audit/record-audit.ts';
import { done } from '../../platform/result.ts';
import type { StaffActor } from '../../readers/actor.ts';
import type { DeskDay, DeskVisitLine } from '../desk-visit.ts';
import { closedBecause } from '../is-open.ts';
import type { VisitRoom } from '../room.ts';
import { HALVES, SEAT_CLASSES, SEATED } from '../states.ts';
import { openingOf } from '../storage/opening.ts';
import { takenSeats } from '../storage/seats.ts';
import { waitsOn } from '../storage/waits.ts';
import type { VisitRead } from '../visits.ts';
import { deskLines } from './desk-lines.ts';

/** A day by session. Seats that are only held are counted, not shown: nobody has asked for them yet. */
export async function readDay(room: VisitRoom, staff: StaffActor, day: string): VisitRead<DeskDay> {
  const { db } = room;
  const rules = room.policy.on(day);
  const rows = await db
    .selectFrom('visit')
    .selectAll()
    .where('day', '=', day)
    .where('state', 'not in', ['held', 'released', 'moved'])
    .orderBy('pk')
    .execute();
  const lines = await deskLines(db, rows);
  const opening = await openingOf(room, db, day, day);
  const taken = await takenSeats(db, { from: day, until: day, at: room.now().toISOString() });
  const waits = await waitsOn(db, day);
  if (waits.length > 0) await noteLook(room, staff, day, waits);
  const sessions = HALVES.flatMap((half) =>
    rules.rooms.map((one) => ({
      room: one.code,
      half,
      hours: rules.hours[half],
      closed: closedBecause(one, { day, half }, opening),
      seats: SEAT_CLASSES.flatMap((seatClass) => {
        const total = one.seats[seatClass];
        const found = taken.find((row) => row.half === half && row.room === one.code && row.seatClass === seatClass);
        return total === undefined ? [] : [{ seatClass, total, taken: found?.taken ?? 0 }];
      }),
      visits: bySeat(lines.filter((line) => line.half === half && line.room === one.code)),
      waiting: waits
        .filter((wait) => wait.half === half && wait.room === one.code)
        .map(({ reader: id, name, seat_class: seatClass, since }) => ({ reader: { id, name }, seatClass, since })),
    })),
  );
  return done({ day, sessions });
}

/** Whose place in a queue somebody saw. */
async function noteLook(
  { db, now }: VisitRoom,
  staff: StaffActor,
  day: string,
  waits: readonly { id: string }[],
): Promise<void> {
  const data = { day, waits: waits.map(({ id }) => id) };
  const entry = { actor: staff.id, action: 'visit.waiting-listed', subject: 'visit:all', data };
  await db.transaction().execute((trx) => recordAudit(trx, now().toISOString(), entry));
}

function bySeat(lines: readonly DeskVisitLine[]): DeskVisitLine[] {
  const rank = ({ state, seats }: DeskVisitLine) =>
    (SEATED as readonly string[]).includes(state) ? (seats[0] ?? 0) : 1_000;
  return lines.toSorted((a, b) => rank(a) - rank(b));
}
