import type { Insertable, Kysely } from 'kysely';
import { createRecordFacts } from '../../../../src/catalogue/storage/record-facts.ts';
import type { Database } from '../../../../src/platform/database/schema.ts';
import type { VisitItemTable, VisitTable } from '../../../../src/platform/database/tables/visits.ts';
import type { Result } from '../../../../src/platform/result.ts';
import { newId } from '../../../../src/platform/secrets.ts';
import { newSpokenNumber } from '../../../../src/platform/spoken-number.ts';
import type { ReaderActor, StaffActor } from '../../../../src/readers/actor.ts';
import { readCalendarPolicy } from '../../../../src/requests/clock/calendar-policy.ts';
import { loadRequestPolicy } from '../../../../src/requests/load-policy.ts';
import { beginView } from '../../../../src/requests/granting/count-view.ts';
import { liveGrants } from '../../../../src/requests/storage/grants-in-force.ts';
import { createReadCalendar } from '../../../../src/requests/storage/stored-calendar.ts';
import { countUse } from '../../../../src/statistics/storage/count-use.ts';
import { createDelivery } from '../../../../src/visits/delivery/create-delivery.ts';
import type { Delivery, Moved } from '../../../../src/visits/delivery/delivery.ts';
import type { PrintedSlips } from '../../../../src/visits/delivery/desk-item.ts';
import type { DeliveryRefusal } from '../../../../src/visits/delivery/refusals.ts';
import { stackOrder } from '../../../../src/visits/delivery/stack-order.ts';
import { loadVisitPolicy } from '../../../../src/visits/load-policy.ts';
import type { VisitRoom } from '../../../../src/visits/room.ts';
import { openArchive, type DatabaseKind, type TestArchive } from '../../catalogue/archive.ts';
import type { Line } from '../../catalogue/line-reader.ts';
import { insertGrant } from '../../requests/grant-rows.ts';
import { addReader, addStaff } from '../../requests/request-room.ts';

/** A Monday, nine in the morning in Việt Nam. */
export const MORNING = '2026-11-30T02:00:00.000Z';
const TODAY = '2026-11-30';
/** More than one delivery may have. */
const MANY = 12;

export const CONDITIONAL = 'Hồ sơ cán bộ đi B';
export const FRAGILE = 'Bản đồ giấy dó';
export const LETTER = 'Tờ trình về đê';

const LINES: Line[] = [
  { depth: 0, key: 'f', title: 'Ty Thủy lợi', level: 'fonds', access: { level: 'open' } },
  ...Array.from({ length: MANY }, (_, at) => ({
    depth: 1,
    key: `file-${at + 1}`,
    title: `Hồ sơ ${at + 1}`,
    code: `TL ${at + 1}`,
    shelf: { box: `Hộp ${Math.ceil((at + 1) / 4)}`, file: String(at + 1) },
  })),
  { depth: 1, key: 'with-parts', title: 'Hồ sơ nhiều văn bản', code: 'TL 100' },
  { depth: 2, key: 'part', title: LETTER, level: 'item', code: 'TL 100/1' },
  { depth: 1, key: 'conditional', title: CONDITIONAL, code: 'TL 200', access: { level: 'conditional' } },
  { depth: 1, key: 'fragile', title: FRAGILE, code: 'TL 300', access: { serviceState: { kind: 'fragile' } } },
];

/** The counter of a reading room over an archive of its own, with people and a clock that the test turns. */
export interface Counter {
  archive: TestArchive;
  db: Kysely<Database>;
  room: VisitRoom;
  delivery: Delivery;
  readers: Record<'lan' | 'minh', ReaderActor>;
  staff: Record<'hoa' | 'tam' | 'admin', StaffActor>;
  /** Sets the clock. */
  at(instant: string): void;
  /** Public id of a record; with what must be fetched for it. */
  record(title: string): Promise<{ id: string; unitId: string }>;
  close(): Promise<void>;
}

export async function openCounter(kind: DatabaseKind): Promise<Counter> {
  const archive = await openArchive(kind);
  await archive.write('thuy-loi.aid', LINES);
  await archive.import();
  const { db } = archive;
  let time = new Date(MORNING);
  const room = counterRoom(db, () => time);
  return {
    archive,
    db,
    room,
    delivery: createDelivery(room),
    readers: {
      lan: await addReader(db, 'lan', { assurance: 'seen' }),
      minh: await addReader(db, 'minh', { assurance: 'seen' }),
    },
    staff: {
      hoa: await addStaff(db, 'hoa', ['desk']),
      tam: await addStaff(db, 'tam', ['archivist']),
      admin: await addStaff(db, 'admin', ['administrator']),
    },
    at: (instant) => (time = new Date(instant)),
    async record(title) {
      const { id } = await archive.row(title);
      const facts = (await createRecordFacts(db).forStaff([id])).get(id);
      return { id, unitId: facts?.unitId ?? id };
    },
    close: () => archive.close(),
  };
}

/** What the use cases work with, as the portal puts it together. */
export function counterRoom(db: Kysely<Database>, now: () => Date): VisitRoom {
  return {
    db,
    now,
    policy: loadVisitPolicy('content'),
    requestPolicy: loadRequestPolicy('content'),
    recordsIn: createRecordFacts,
    grants: liveGrants,
    beginView,
    calendar: createReadCalendar(readCalendarPolicy('content')),
    countUse,
  };
}

export interface PlantedVisit {
  pk: number;
  id: string;
  number: string;
}

/** A visit as booking and arrival leave it: a reader who is here this morning, unless changed. */
export async function plantVisit(
  db: Kysely<Database>,
  reader: Pick<ReaderActor, 'pk'>,
  changes: Partial<Insertable<VisitTable>> = {},
): Promise<PlantedVisit> {
  const number = newSpokenNumber('LD', '2026');
  const row = await db
    .insertInto('visit')
    .values({
      id: newId(),
      number,
      account_pk: reader.pk,
      state: 'arrived',
      version: 4,
      language: 'vi',
      room: 'main',
      seat_class: 'standard',
      day: TODAY,
      half: 'morning',
      party_size: 1,
      purpose: 'history',
      subject: 'Lịch sử thủy lợi',
      note: '',
      policy_from: '2025-07-01',
      created_at: MORNING,
      changed_at: MORNING,
      requested_at: MORNING,
      confirmed_at: MORNING,
      arrived_at: MORNING,
      nationality: 'VN',
      ...changes,
    })
    .returning(['pk', 'id'])
    .executeTakeFirstOrThrow();
  return { ...row, number };
}

/** A file that a visit wants. @returns its id */
export async function plantItem(
  counter: Pick<Counter, 'db' | 'room' | 'record'>,
  visit: Pick<PlantedVisit, 'pk'>,
  title: string,
  changes: Partial<Insertable<VisitItemTable>> = {},
): Promise<string> {
  const { db, room, record } = counter;
  const { id: recordId, unitId } = await record(title);
  const facts = (await room.recordsIn(db).forStaff([unitId])).get(unitId);
  const id = newId();
  await db
    .insertInto('visit_item')
    .values({
      id,
      visit_pk: visit.pk,
      position: 1,
      record_id: recordId,
      unit_id: unitId,
      snapshot: '{}',
      stack_order: stackOrder(facts?.address ?? null, facts?.referenceCode ?? null),
      reason: '',
      state: 'planned',
      version: 1,
      slip_prints: 0,
      out_of_stack: 0,
      changed_at: MORNING,
      ...changes,
    })
    .execute();
  return id;
}

/** A grant for the conditional file, or another. @returns its id */
export async function plantGrant(counter: Counter, reader: ReaderActor, title = CONDITIONAL): Promise<string> {
  return insertGrant(counter.db, reader, (await counter.record(title)).id);
}

export const COUNTED = { sheets: 45, pages: 90, drawings: 2, condition: 'good', note: '', readerAgreed: true } as const;
export const BACK = { sheets: 45, condition: 'good', note: '', readerAgreed: true } as const;

/** The steps by which an item gets where it is wanted. */
export const STEPS = ['print', 'pull', 'shelve', 'issue', 'return', 'keep', 'reshelve'] as const;
export type Step = (typeof STEPS)[number];

/** One step, by whoever has the desk, with the version as it is now. */
export async function step(
  counter: Pick<Counter, 'db' | 'delivery'>,
  actor: StaffActor,
  itemId: string,
  name: Step,
): Promise<Result<PrintedSlips | Moved, DeliveryRefusal>> {
  const { delivery } = counter;
  const seen = { version: await versionOf(counter.db, itemId) };
  switch (name) {
    case 'print':
      return delivery.printSlips(actor, [itemId]);
    case 'pull':
      return delivery.pull(actor, itemId, seen);
    case 'shelve':
      return delivery.shelve(actor, itemId, seen);
    case 'issue':
      return delivery.issue(actor, itemId, { ...seen, ...COUNTED });
    case 'return':
      return delivery.giveBack(actor, itemId, { ...seen, ...BACK });
    case 'keep':
      return delivery.keep(actor, itemId, seen);
    case 'reshelve':
      return delivery.reshelve(actor, itemId, seen);
  }
}

/** All steps up to and with this one. @throws where one is refused */
export async function bring(
  counter: Pick<Counter, 'db' | 'delivery'>,
  actor: StaffActor,
  itemId: string,
  last: Exclude<Step, 'reshelve'>,
): Promise<string> {
  for (const name of STEPS.slice(0, STEPS.indexOf(last) + 1)) {
    const result = await step(counter, actor, itemId, name);
    if (!result.ok) throw new Error(`${name} was refused: ${JSON.stringify(result.refusal)}`);
  }
  return itemId;
}

export async function itemRow(db: Kysely<Database>, id: string) {
  return db.selectFrom('visit_item').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
}

export async function versionOf(db: Kysely<Database>, id: string): Promise<number> {
  return (await itemRow(db, id)).version;
}

/** Figures by measure, whoever and whatever for. */
export async function figures(db: Kysely<Database>): Promise<Record<string, number>> {
  const rows = await db
    .selectFrom('use_count')
    .select((e) => ['measure', e.fn.sum<number>('value').as('value')])
    .groupBy('measure')
    .execute();
  return Object.fromEntries(rows.map(({ measure, value }) => [measure, value]));
}
