import { join } from 'node:path';
import { createCopies, createCopyDesk } from '../../../src/copies/create-copies.ts';
import { loadCopyPolicy } from '../../../src/copies/load-policy.ts';
import { createFileStore } from '../../../src/platform/file-store.ts';
import { dayInVietnam } from '../../../src/platform/vietnam-time.ts';
import { dayAfter } from '../../../src/requests/calendar-days.ts';
import { liveGrants } from '../../../src/requests/storage/grants-in-force.ts';
import { countUse } from '../../../src/statistics/storage/count-use.ts';
import { createVisitDesk } from '../../../src/visits/create-visit-desk.ts';
import { createVisits } from '../../../src/visits/create-visits.ts';
import { orderIn } from '../../contract/copies/copy-room.ts';
import { value, type RequestRoom } from '../../contract/requests/request-room.ts';
import { visitRoom } from '../../contract/visits/visit-room.ts';
import type { Standing } from './matrix-room.ts';

const VISITS = ['held', 'requested', 'confirmed', 'arrived', 'completed', 'cancelled'] as const;
const ORDERS = ['draft', 'submitted', 'quoted', 'in-production', 'delivered', 'cancelled'] as const;
/** Days further than this have sessions that can be booked, whatever holidays lie between. */
const LOOKED_AHEAD = 30;

/** A visit of the owner's in each of these situations, each on a day of its own from tomorrow on. */
export async function standingVisits(requests: RequestRoom): Promise<Standing[]> {
  const now = (): Date => requests.room.now();
  const began = now().toISOString();
  const room = visitRoom(requests.db, now);
  const [visits, desk] = [createVisits(room), createVisitDesk(room)];
  const { lan } = requests.readers;
  const staff = requests.staff.desk;
  let day = dayAfter(dayInVietnam(now()), 1);
  const standings: Standing[] = [];
  for (const situation of VISITS) {
    const { id } = await visitIn(situation);
    standings.push({ situation, id, letter: 'nothing', file: 'nothing' });
    requests.at(began);
  }
  return standings;

  async function visitIn(situation: (typeof VISITS)[number]): Promise<{ id: string }> {
    const seat = await nextSeat();
    if (situation === 'held') return seat;
    const form = { purpose: 'history', subject: 'Đê điều', note: '', partyName: 'Lớp sử', files: [] };
    const asked = value(
      await visits.request(lan, seat.id, { version: seat.version, ...form, submissionKey: `key-${seat.id}` }),
    );
    const visit = { id: seat.id, version: asked.version };
    if (situation === 'requested') return visit;
    if (situation === 'cancelled') return { ...visit, ...value(await visits.cancel(lan, visit.id, visit)) };
    const confirmed = value(await desk.confirm(staff, visit.id, visit));
    if (situation === 'confirmed') return visit;
    requests.at(`${seat.day}T00:45:00.000Z`);
    const seen = { identityKind: 'citizen', nationality: 'VN' } as const;
    const here = value(await desk.arrive(staff, visit.id, { version: confirmed.version, ...seen }));
    if (situation === 'completed') value(await desk.complete(staff, visit.id, here));
    return visit;
  }

  /** Two people: a rule confirms nobody of them. */
  async function nextSeat(): Promise<{ id: string; version: number; day: string }> {
    for (let looked = 0; looked < LOOKED_AHEAD; looked++) {
      const session = { day, half: 'morning', room: 'main', seatClass: 'standard' } as const;
      const held = await visits.hold(lan, { ...session, language: 'vi', partySize: 2 });
      const of = day;
      day = dayAfter(day, 1);
      if (held.ok) return { ...held.value, day: of };
    }
    throw new Error('there is no session to be booked');
  }
}

/** An order of copies of the owner's in each of these states; what is handed over as a file has one. */
export async function standingOrders(requests: RequestRoom): Promise<Standing[]> {
  const { room, archive } = requests;
  const copyRoom = {
    db: requests.db,
    now: () => room.now(),
    policy: loadCopyPolicy('content'),
    requestPolicy: room.policy,
    facts: room.facts,
    calendar: room.calendar,
    grants: liveGrants,
    count: countUse,
    files: createFileStore(join(archive.dataDir, 'copies')),
  };
  const bench = { ...requests, copyRoom, copies: createCopies(copyRoom), copyDesk: createCopyDesk(copyRoom) };
  const standings: Standing[] = [];
  for (const situation of ORDERS) {
    const { id } = await orderIn({ ...bench, endInTime: async () => 0 }, situation);
    standings.push({ situation, id, letter: 'nothing', file: 'nguon' });
  }
  return standings;
}
