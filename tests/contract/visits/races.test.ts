import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ReaderActor } from '../../../src/readers/actor.ts';
import { verifyAudit } from '../../../src/platform/audit/verify-audit.ts';
import type { Session } from '../../../src/visits/opening.ts';
import { DATABASES } from '../catalogue/archive.ts';
import { addReader, value } from '../requests/request-room.ts';
import type { Call } from './racer.ts';
import { startRacers, wire, type Outcome, type Racers } from './racers.ts';
import { faultsOfSeats } from './seats-in-order.ts';
import {
  booked,
  held,
  LARGE,
  MONDAY,
  newKey,
  openRooms,
  TUESDAY_AFTERNOON,
  TUESDAY_MORNING,
  visitForm,
  WEDNESDAY_MORNING,
  type TestRooms,
} from './visit-room.ts';

/** Rounds of each race: few in a test run, more when somebody wants to know (RACES=170 makes a thousand in all). */
const ROUNDS = Number(process.env.RACES ?? 2);
const READERS = 100;
/** A second before, and a second after, a seat held on Monday at nine goes back. */
const JUST_IN_TIME = '2026-11-30T02:19:59.000Z';
const JUST_OVER = '2026-11-30T02:20:01.000Z';

const won = (outcomes: readonly Outcome[]) => outcomes.filter(({ ok }) => ok);
const codes = (outcomes: readonly Outcome[]) => outcomes.flatMap(({ refusal }) => (refusal ? [refusal.code] : []));

describe.each(DATABASES)(`${ROUNDS} rounds of each race for seats, on %s`, (kind) => {
  let rooms: TestRooms;
  let racers: Racers;
  let around: Racers;
  let crowd: ReaderActor[];
  beforeAll(async () => {
    rooms = await openRooms(kind, (yaml) =>
      yaml.replace('standard: 16', 'standard: 500').replace('openVisits: 6', 'openVisits: 900'),
    );
    racers = await startRacers(rooms, [MONDAY, MONDAY, MONDAY, MONDAY]);
    around = await startRacers(rooms, [JUST_IN_TIME, JUST_OVER, JUST_OVER]);
    crowd = [];
    for (let at = 0; at < READERS; at++) crowd.push(await addReader(rooms.db, `crowd-${at}`, { assurance: 'seen' }));
  }, 120_000);
  afterEach(async () => {
    expect(await faultsOfSeats(rooms.db)).toEqual([]);
  });
  afterAll(async () => {
    await Promise.all([racers.close(), around.close()]);
    await rooms.close();
  });

  const holdBy = (reader: ReaderActor, session: Session): Call => {
    const input = { ...session, language: 'vi', partySize: 1 };
    return { of: 'visits', what: 'hold', args: [wire(reader), input] };
  };

  it(`${READERS} readers want the last seat: one has it`, async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const outcomes = await racers.race(crowd.map((reader) => holdBy(reader, LARGE)));
      expect(won(outcomes)).toHaveLength(1);
      expect(new Set(codes(outcomes))).toEqual(new Set(['full']));
      const at = outcomes.findIndex(({ ok }) => ok);
      value(await rooms.visits.release(crowd[at]!, outcomes[at]!.value!.id!, { version: 1 }));
    }
  }, 600_000);

  it('who asks in the last second, against who wants the seat in the next: one has it', async () => {
    const [first, second] = crowd as [ReaderActor, ReaderActor];
    let kept = 0;
    for (let round = 0; round < ROUNDS; round++) {
      rooms.at(MONDAY);
      const { id, version } = await held(rooms, { session: LARGE, actor: first });
      const form = { version, ...visitForm([]), submissionKey: newKey() };
      const [asked, other] = await around.race([
        { of: 'visits', what: 'request', args: [wire(first), id, form] },
        holdBy(second, LARGE),
        { of: 'job', what: 'releaseHolds' },
      ]);
      expect([asked!.ok, other!.ok].filter(Boolean), JSON.stringify([asked, other])).toHaveLength(1);
      if (asked!.ok) kept += 1;
      const winner = asked!.ok ? first : second;
      const winning = (await rooms.visits.ownVisits(winner)).find(
        ({ state }) => state === 'held' || state === 'confirmed',
      );
      expect(winning).toMatchObject({ seatClass: 'large-table' });
      const own = value(await rooms.visits.ownVisit(winner, winning!.id));
      value(await rooms.visits[asked!.ok ? 'cancel' : 'release'](winner, own.id, { version: own.version }));
    }
    expect(kept).toBeLessThanOrEqual(ROUNDS);
  }, 600_000);

  it('a closure against a confirmation, and against a booking: no visit is left in a closed room', async () => {
    const { desk, staff, db } = rooms;
    const [first, second] = crowd as [ReaderActor, ReaderActor];
    for (let round = 0; round < ROUNDS; round++) {
      const visit = await booked(rooms, ['open'], { actor: first, session: TUESDAY_AFTERNOON, partySize: 2 });
      const closure = { kind: 'closed', room: null, half: 'afternoon', label: 'Kiểm kê kho' };
      const days = { fromDay: TUESDAY_AFTERNOON.day, untilDay: TUESDAY_AFTERNOON.day };
      const choices = [{ visitId: visit.id, then: 'call-off' }];
      const walkIn = { ...TUESDAY_AFTERNOON, ...visitForm([]), language: 'vi', partySize: 1, submissionKey: newKey() };
      const [confirmed, closed, late] = await racers.race([
        { of: 'desk', what: 'confirm', args: [wire(staff.hoa), visit.id, { version: visit.version }] },
        { of: 'desk', what: 'setException', args: [wire(staff.tam), { ...closure, ...days, choices }] },
        { of: 'desk', what: 'bookFor', args: [wire(staff.hoa), second.id, walkIn] },
      ]);
      const own = value(await rooms.visits.ownVisit(first, visit.id));
      if (closed!.ok) {
        expect(own.state).toBe('cancelled-by-staff');
        expect(late!.refusal?.code).toBe('not-bookable');
        value(await desk.endException(staff.tam, closed!.value!.id!, { choices: [] }));
      } else {
        // It did not know of the one who was booked meanwhile.
        expect(closed!.refusal?.code).toBe('choices-missing');
        expect(late!.ok && confirmed!.ok).toBe(true);
        for (const id of [visit.id, late!.value!.id!]) {
          const { version } = await db
            .selectFrom('visit')
            .select('version')
            .where('id', '=', id)
            .executeTakeFirstOrThrow();
          value(await desk.callOff(staff.tam, id, { version, reason: 'Kiểm kê kho' }));
        }
      }
    }
  }, 600_000);

  it('a visit that is moved to two sessions at once, and cancelled besides: one of the three', async () => {
    const [reader] = crowd as [ReaderActor];
    for (let round = 0; round < ROUNDS; round++) {
      const { id, version } = await booked(rooms, ['open', 'second'], { actor: reader });
      const moveTo = (to: Session): Call => ({ of: 'visits', what: 'move', args: [wire(reader), id, { version, to }] });
      const outcomes = await racers.race([
        moveTo(WEDNESDAY_MORNING),
        moveTo({ ...TUESDAY_MORNING, seatClass: 'computer' }),
        { of: 'visits', what: 'cancel', args: [wire(reader), id, { version }] },
      ]);
      expect(won(outcomes)).toHaveLength(1);
      expect(codes(outcomes)).toEqual(['stale', 'stale']);
      const standing = (await rooms.visits.ownVisits(reader)).filter(({ state }) => state === 'confirmed');
      expect(standing).toHaveLength(outcomes[2]!.ok ? 0 : 1);
      for (const visit of standing) {
        expect(visit.files).toBe(2);
        const own = value(await rooms.visits.ownVisit(reader, visit.id));
        value(await rooms.visits.cancel(reader, visit.id, { version: own.version }));
      }
    }
  }, 600_000);

  it('two desks and the reader book the same half-day: the reader sits on one chair', async () => {
    const { staff, desk, db } = rooms;
    const [reader] = crowd as [ReaderActor];
    for (let round = 0; round < ROUNDS; round++) {
      const walkIn = (seatClass: Session['seatClass']) => {
        return {
          ...WEDNESDAY_MORNING,
          seatClass,
          ...visitForm([]),
          language: 'vi',
          partySize: 1,
          submissionKey: newKey(),
        };
      };
      const outcomes = await racers.race([
        { of: 'desk', what: 'bookFor', args: [wire(staff.hoa), reader.id, walkIn('standard')] },
        { of: 'desk', what: 'bookFor', args: [wire(staff.tam), reader.id, walkIn('computer')] },
        holdBy(reader, WEDNESDAY_MORNING),
      ]);
      expect(won(outcomes.slice(0, 2))).toHaveLength(1);
      const rows = await db
        .selectFrom('visit')
        .selectAll()
        .where('account_pk', '=', reader.pk)
        .where('state', 'in', ['held', 'confirmed'])
        .execute();
      expect(rows.map(({ state }) => state)).toEqual(['confirmed']);
      value(await desk.callOff(staff.hoa, rows[0]!.id, { version: rows[0]!.version, reason: 'Hết giờ' }));
    }
  }, 600_000);

  it('a button pressed eight times asks once, and says the same each time', async () => {
    const [reader] = crowd as [ReaderActor];
    for (let round = 0; round < ROUNDS; round++) {
      const { id, version } = await held(rooms, { actor: reader });
      const form = { version, ...visitForm([rooms.ids.open]), submissionKey: newKey() };
      const press: Call = { of: 'visits', what: 'request', args: [wire(reader), id, form] };
      const outcomes = await racers.race(Array.from({ length: 8 }, () => press));
      expect(won(outcomes)).toHaveLength(8);
      expect(new Set(outcomes.map((outcome) => outcome.value?.number)).size).toBe(1);
      const own = value(await rooms.visits.ownVisit(reader, id));
      expect(own.items).toHaveLength(1);
      value(await rooms.visits.cancel(reader, id, { version: own.version }));
    }
  }, 600_000);

  it('leave a chain of audit entries that holds', async () => {
    const { entries, faults } = await verifyAudit(rooms.db);
    expect(faults).toEqual([]);
    expect(entries).toBeGreaterThan(ROUNDS * 6);
  });
});
