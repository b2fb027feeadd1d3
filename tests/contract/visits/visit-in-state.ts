import type { ReaderActor } from '../../../src/readers/actor.ts';
import { endPastVisits, releaseHolds } from '../../../src/visits/keeping-time/keep-visits.ts';
import { addReader, value } from '../requests/request-room.ts';
import { booked, held, MONDAY, WEDNESDAY_MORNING, type TestRooms } from './visit-room.ts';

/** Situations a visit can be in: its states, some of them at several hours. All are for Tuesday morning. */
export const SITUATIONS = [
  'held',
  /** The time for which the seat is held is over. */
  'run-out',
  'released',
  'requested',
  'requested, too late to cancel',
  'requested, session over',
  'declined',
  'confirmed',
  'confirmed, on the day',
  'confirmed, session over',
  'cancelled-by-reader',
  'cancelled-by-staff',
  'moved',
  'arrived',
  /** With a unit in the reader's hands. */
  'arrived, holding',
  'completed',
  'no-show',
] as const;
export type Situation = (typeof SITUATIONS)[number];

export interface VisitInSituation {
  id: string;
  version: number;
  owner: ReaderActor;
}

const BEFORE = MONDAY;
const RUN_OUT = '2026-11-30T02:20:00.000Z';
/** Tuesday, 06:00, 07:40, and an hour after the morning. */
const TOO_LATE = '2026-11-30T23:00:00.000Z';
const ON_THE_DAY = '2026-12-01T00:40:00.000Z';
const OVER = '2026-12-01T05:30:00.000Z';

let readers = 0;

/** A visit of somebody new, brought there by the use cases alone, with the clock as the situation has it. */
export async function visitIn(rooms: TestRooms, situation: Situation): Promise<VisitInSituation> {
  const { visits, desk, staff, room, db } = rooms;
  rooms.at(BEFORE);
  readers += 1;
  const owner = await addReader(db, `visitor-${readers}`, { assurance: 'seen' });
  const seat = async () => ({ ...(await held(rooms, { actor: owner })), owner });
  // Two people are for staff to confirm.
  const asked = async () => ({ ...(await booked(rooms, [], { actor: owner, partySize: 2 })), owner });
  const confirmed = async () => ({ ...(await booked(rooms, [], { actor: owner })), owner });
  const here = async () => {
    const visit = await confirmed();
    rooms.at(ON_THE_DAY);
    const seen = { identityKind: 'citizen', nationality: 'VN' } as const;
    return { ...visit, ...value(await desk.arrive(staff.hoa, visit.id, { version: visit.version, ...seen })) };
  };
  const after = async (visit: Promise<VisitInSituation>, instant: string) => {
    const made = await visit;
    rooms.at(instant);
    return made;
  };
  switch (situation) {
    case 'held':
      return seat();
    case 'run-out':
      return after(seat(), RUN_OUT);
    case 'released': {
      const visit = await after(seat(), RUN_OUT);
      await releaseHolds(room);
      return { ...visit, version: visit.version + 1 };
    }
    case 'requested':
      return asked();
    case 'requested, too late to cancel':
      return after(asked(), TOO_LATE);
    case 'requested, session over':
      return after(asked(), OVER);
    case 'declined': {
      const visit = await asked();
      return {
        ...visit,
        ...value(await desk.decline(staff.hoa, visit.id, { version: visit.version, reason: 'Hết chỗ' })),
      };
    }
    case 'confirmed':
      return confirmed();
    case 'confirmed, on the day':
      return after(confirmed(), ON_THE_DAY);
    case 'confirmed, session over':
      return after(confirmed(), OVER);
    case 'cancelled-by-reader': {
      const visit = await confirmed();
      return { ...visit, ...value(await visits.cancel(owner, visit.id, { version: visit.version })) };
    }
    case 'cancelled-by-staff': {
      const visit = await confirmed();
      return {
        ...visit,
        ...value(await desk.callOff(staff.hoa, visit.id, { version: visit.version, reason: 'Mất điện' })),
      };
    }
    case 'moved': {
      const visit = await confirmed();
      value(await visits.move(owner, visit.id, { version: visit.version, to: WEDNESDAY_MORNING }));
      return { ...visit, version: visit.version + 1 };
    }
    case 'arrived':
      return here();
    case 'arrived, holding': {
      const visit = await here();
      await giveSomething(rooms, visit.id);
      return visit;
    }
    case 'completed': {
      const visit = await here();
      return { ...visit, ...value(await desk.complete(staff.hoa, visit.id, { version: visit.version })) };
    }
    case 'no-show': {
      const visit = await after(confirmed(), OVER);
      await endPastVisits(room);
      return { ...visit, version: visit.version + 1 };
    }
  }
}

/** Puts a unit of its own into the reader's hands, as the counter would. */
async function giveSomething({ db }: TestRooms, visitId: string): Promise<void> {
  const { pk, account_pk } = await db
    .selectFrom('visit')
    .select(['pk', 'account_pk'])
    .where('id', '=', visitId)
    .executeTakeFirstOrThrow();
  const unit = `unit-of-${visitId}`;
  await db
    .insertInto('visit_item')
    .values({
      id: `item-of-${visitId}`,
      visit_pk: pk,
      position: 1,
      record_id: unit,
      unit_id: unit,
      snapshot: '{}',
      stack_order: '',
      reason: '',
      state: 'issued',
      version: 5,
      slip_prints: 1,
      out_of_stack: 1,
      changed_at: ON_THE_DAY,
    })
    .execute();
  const { pk: by } = await db
    .selectFrom('account')
    .select('pk')
    .where('id', '=', 'staff-hoa')
    .executeTakeFirstOrThrow();
  const { pk: item } = await db
    .selectFrom('visit_item')
    .select('pk')
    .where('visit_pk', '=', pk)
    .executeTakeFirstOrThrow();
  await db
    .insertInto('delivery')
    .values({
      id: `delivery-of-${visitId}`,
      item_pk: item,
      visit_pk: pk,
      account_pk,
      record_id: unit,
      unit_id: unit,
      issued_at: ON_THE_DAY,
      issued_on: '2026-12-01',
      issued_by: by,
      reader_took: 1,
      sheets_out: 1,
      pages: 2,
      drawings: 0,
      condition_out: 'good',
      note_out: '',
    })
    .execute();
}
