import type { Kysely } from 'kysely';
import { createRecordFacts } from '../../../src/catalogue/storage/record-facts.ts';
import type { ReaderActor, StaffActor } from '../../../src/readers/actor.ts';
import { readText } from '../../../src/platform/content/read-text.ts';
import type { Database } from '../../../src/platform/database/schema.ts';
import { readCalendarPolicy } from '../../../src/requests/clock/calendar-policy.ts';
import { loadRequestPolicy } from '../../../src/requests/load-policy.ts';
import { beginView } from '../../../src/requests/granting/count-view.ts';
import { liveGrants } from '../../../src/requests/storage/grants-in-force.ts';
import { createReadCalendar } from '../../../src/requests/storage/stored-calendar.ts';
import { countUse } from '../../../src/statistics/storage/count-use.ts';
import { createDelivery } from '../../../src/visits/delivery/create-delivery.ts';
import type { Delivery } from '../../../src/visits/delivery/delivery.ts';
import { createVisitDesk } from '../../../src/visits/create-visit-desk.ts';
import { createVisits } from '../../../src/visits/create-visits.ts';
import { visitPolicyOf } from '../../../src/visits/load-policy.ts';
import type { Session } from '../../../src/visits/opening.ts';
import type { VisitRoom } from '../../../src/visits/room.ts';
import type { VisitDesk } from '../../../src/visits/visit-desk.ts';
import type { VisitForm, Visits } from '../../../src/visits/visits.ts';
import { openArchive, type DatabaseKind, type TestArchive } from '../catalogue/archive.ts';
import { addReader, addStaff, value } from '../requests/request-room.ts';

/** A Monday, nine in the morning in Việt Nam; the day before what visits here are booked for. */
export const MONDAY = '2026-11-30T02:00:00.000Z';
export const TUESDAY_MORNING: Session = { day: '2026-12-01', half: 'morning', room: 'main', seatClass: 'standard' };
export const TUESDAY_AFTERNOON: Session = { ...TUESDAY_MORNING, half: 'afternoon' };
export const WEDNESDAY_MORNING: Session = { ...TUESDAY_MORNING, day: '2026-12-02' };
/** One seat of its kind, so that one visit fills it. */
export const LARGE: Session = { ...TUESDAY_MORNING, seatClass: 'large-table' };

const TITLES = {
  open: 'Hồ sơ đê điều',
  second: 'Hồ sơ thủy nông',
  third: 'Hồ sơ cống Lấp',
  conditional: 'Hồ sơ cán bộ đi B',
  masked: 'Đơn tố cáo của ông Nguyễn Văn Tý',
  hidden: 'Hồ sơ không ai được biết',
  fragile: 'Bản đồ giấy dó',
  treated: 'Sổ địa bạ',
  whole: 'Khối hồ sơ thủy lợi',
  part: 'Tờ trình về đê',
  otherPart: 'Công văn về đê',
} as const;
export type RecordName = keyof typeof TITLES;

/** Reading rooms over an archive of their own, with people and a clock that the test turns. */
export interface TestRooms {
  archive: TestArchive;
  db: Kysely<Database>;
  room: VisitRoom;
  visits: Visits;
  desk: VisitDesk;
  delivery: Delivery;
  ids: Record<RecordName, string>;
  readers: Record<'lan' | 'minh' | 'declared' | 'suspended' | 'unverified', ReaderActor>;
  staff: Record<'hoa' | 'tam' | 'admin', StaffActor>;
  at(instant: string): void;
  close(): Promise<void>;
}

/** The archive's own rules, with one large table only. */
function testPolicy(change: (yaml: string) => string = (yaml) => yaml): string {
  return change(readText('content/policy/visits.yaml', 'visits.yaml').replace('large-table: 2', 'large-table: 1'));
}

/** What the use cases work with, as the portal puts it together. */
export function visitRoom(db: Kysely<Database>, now: () => Date, policy = testPolicy()): VisitRoom {
  return {
    db,
    now,
    policy: visitPolicyOf(policy, 'visits.yaml'),
    requestPolicy: loadRequestPolicy('content'),
    recordsIn: createRecordFacts,
    grants: liveGrants,
    beginView,
    calendar: createReadCalendar(readCalendarPolicy('content')),
    countUse,
  };
}

/** @param change makes another policy of the archive's own file */
export async function openRooms(kind: DatabaseKind, change?: (yaml: string) => string): Promise<TestRooms> {
  const archive = await openArchive(kind);
  await archive.write('thuy-loi.aid', [
    { depth: 0, key: 'f', title: 'Ty Thủy lợi', level: 'fonds', access: { level: 'open' } },
    { depth: 1, key: 's', title: TITLES.whole, level: 'series' },
    { depth: 2, key: '1', title: TITLES.open, code: '01', shelf: { box: 'Hộp 1', file: '1' } },
    { depth: 2, key: '2', title: TITLES.second, code: '02', shelf: { box: 'Hộp 1', file: '2' } },
    { depth: 2, key: '3', title: TITLES.third, code: '03' },
    { depth: 3, key: '3a', title: TITLES.part, level: 'item', code: '03/1' },
    { depth: 3, key: '3b', title: TITLES.otherPart, level: 'item', code: '03/2' },
    { depth: 2, key: '4', title: TITLES.conditional, code: '04', access: { level: 'conditional' } },
    { depth: 2, key: '5', title: TITLES.masked, code: '05', access: { level: 'closed', titleVisibility: 'masked' } },
    { depth: 2, key: '6', title: TITLES.hidden, code: '06', access: { level: 'closed', titleVisibility: 'hidden' } },
    { depth: 2, key: '7', title: TITLES.fragile, code: '07', access: { serviceState: { kind: 'fragile' } } },
    {
      depth: 2,
      key: '8',
      title: TITLES.treated,
      code: '08',
      access: { serviceState: { kind: 'in-processing', work: 'Tu bổ', until: '2026-12' } },
    },
  ]);
  await archive.import();
  const { db } = archive;
  let time = new Date(MONDAY);
  const room = visitRoom(db, () => time, testPolicy(change));
  const ids = {} as Record<RecordName, string>;
  for (const [name, title] of Object.entries(TITLES)) ids[name as RecordName] = (await archive.row(title)).id;
  return {
    archive,
    db,
    room,
    visits: createVisits(room),
    desk: createVisitDesk(room),
    delivery: createDelivery(room),
    ids,
    readers: {
      lan: await addReader(db, 'lan', { assurance: 'seen' }),
      minh: await addReader(db, 'minh', { assurance: 'seen' }),
      declared: await addReader(db, 'declared', {}),
      suspended: await addReader(db, 'suspended', { status: 'suspended' }),
      unverified: await addReader(db, 'unverified', { emailVerified: false }),
    },
    staff: {
      hoa: await addStaff(db, 'hoa', ['desk']),
      tam: await addStaff(db, 'tam', ['archivist']),
      admin: await addStaff(db, 'admin', ['administrator']),
    },
    at: (instant) => (time = new Date(instant)),
    close: () => archive.close(),
  };
}

export function visitForm(recordIds: readonly string[], change: Partial<VisitForm> = {}): VisitForm {
  return {
    purpose: 'history',
    subject: 'Lịch sử thủy lợi Sông Châu',
    note: '',
    partyName: '',
    files: recordIds.map((recordId) => ({ recordId, reason: '' })),
    ...change,
  };
}

let keys = 0;
/** Of a page that nobody has seen yet. */
export function newKey(): string {
  keys += 1;
  return `key-${keys}`;
}

interface Wanted {
  session?: Session;
  actor?: ReaderActor;
  partySize?: number;
}

export async function held({ visits, readers }: TestRooms, wanted: Wanted = {}) {
  const { session = TUESDAY_MORNING, actor = readers.lan, partySize = 1 } = wanted;
  return value(await visits.hold(actor, { ...session, language: 'vi', partySize }));
}

/** Asked for with these files; confirmed at once where the policy says so. */
export async function booked(rooms: TestRooms, names: readonly RecordName[], wanted: Wanted = {}) {
  const { id, version } = await held(rooms, wanted);
  const { actor = rooms.readers.lan, partySize = 1 } = wanted;
  const partyName = partySize > 1 ? 'Lớp Sử K12' : '';
  const form = visitForm(
    names.map((name) => rooms.ids[name]),
    { partyName },
  );
  const asked = value(await rooms.visits.request(actor, id, { version, ...form, submissionKey: newKey() }));
  return { id, ...asked };
}
