import type { Kysely } from 'kysely';
import { countUse } from '../../../src/statistics/storage/count-use.ts';
import type { Database } from '../../../src/platform/database/schema.ts';
import { useOfOrder } from '../../../src/copies/counting.ts';
import {
  takenAway,
  useOfDelivery,
  useOfVisit,
  type CountedDelivery,
  type CountedVisit,
  type Use,
} from '../../../src/visits/counting.ts';
import { seededRandom, type Random } from '../../bench/random.ts';
import { addReader, addStaff } from '../requests/request-room.ts';

export interface PlantedPeople {
  readers: number[];
  staff: number;
}

const PURPOSES = ['science', 'history', 'family', null];
const NATIONS = ['VN', 'VN', 'VN', 'FR', 'LA', null];
const SNAPSHOT = JSON.stringify({
  title: '=HYPERLINK("http://example.vn","Hồ sơ đê điều")',
  referenceCode: '01-02-0345',
  fonds: { id: 'f', title: 'Ty Thủy lợi' },
  address: { inventory: '02', file: '345' },
});

async function plantPeople(db: Kysely<Database>): Promise<PlantedPeople> {
  const readers = [];
  for (const name of ['lan', 'minh', 'hoa', 'paul', 'kham']) readers.push((await addReader(db, name, {})).pk);
  return { readers, staff: (await addStaff(db, 'binh', ['desk'])).pk };
}

/** Visits, hand-overs, orders and corrections of a year, written and counted as the rooms do it. */
export async function plantYear(db: Kysely<Database>, year: number, visits: number, seed: number): Promise<void> {
  const random = seededRandom(seed);
  const people = await plantPeople(db);
  for (let number = 0; number < visits; number++) {
    const month = String(1 + random.whole(12)).padStart(2, '0');
    const day = `${year}-${month}-${String(1 + random.whole(28)).padStart(2, '0')}`;
    await plantVisit(db, people, { number: year * 10_000 + number, day, random });
  }
  for (let number = 0; number < visits / 4; number++)
    await plantOrder(db, people, { number: year * 10_000 + number, year, random });
}

async function plantVisit(
  db: Kysely<Database>,
  { readers, staff }: PlantedPeople,
  { number, day, random }: { number: number; day: string; random: Random },
): Promise<void> {
  const came = random.chance(0.9);
  const at = `${day}T02:10:00.000Z`;
  const visit: CountedVisit = {
    day,
    purpose: random.pick(PURPOSES),
    nationality: random.pick(NATIONS),
    party_size: random.chance(0.1) ? 2 + random.whole(9) : 1,
  };
  const id = `visit-${number}`;
  const { pk } = await db
    .insertInto('visit')
    .values({
      ...visit,
      id,
      number: `LD-${number}`,
      account_pk: random.pick(readers),
      state: came ? 'completed' : 'no-show',
      version: 1,
      language: 'vi',
      room: 'main',
      seat_class: 'standard',
      half: 'morning',
      subject: 'Lịch sử thủy lợi',
      note: '',
      policy_from: '2025-07-01',
      created_at: at,
      changed_at: at,
      requested_at: at,
      arrived_at: came ? at : null,
      arrived_by: came ? staff : null,
      identity_kind: 'citizen',
    })
    .returning('pk')
    .executeTakeFirstOrThrow();
  const deliveries: (CountedDelivery & { id: string })[] = [];
  for (let place = 0; came && place < random.whole(4); place++) {
    const delivery = { ...deliveryOf(day, number, place, random), id: `delivery-${number}-${place}` };
    await plantDelivery(db, { visitPk: pk, staff, at, delivery, account: readers[0]! });
    deliveries.push(delivery);
  }
  if (!came) return;
  await count(db, usesOfVisit(visit, deliveries));
  if (random.chance(0.1)) await correctVisit(db, { id, visit, deliveries, staff, at });
  else if (deliveries[0] && random.chance(0.2))
    await correctDelivery(db, { visit, delivery: deliveries[0], staff, at });
}

function deliveryOf(day: string, number: number, place: number, random: Random): CountedDelivery {
  const unit = `unit-${number}-${place}`;
  const record_id = random.chance(0.2) ? `${unit}-item` : unit;
  return { issued_on: day, unit_id: unit, record_id, pages: random.whole(200), drawings: random.whole(5) };
}

async function plantDelivery(
  db: Kysely<Database>,
  given: {
    visitPk: number;
    account: number;
    staff: number;
    at: string;
    delivery: CountedDelivery & { id: string };
  },
): Promise<void> {
  const { visitPk, staff, at, delivery, account } = given;
  const { record_id, unit_id } = delivery;
  const item = await db
    .insertInto('visit_item')
    .values({
      id: `item-${delivery.id}`,
      visit_pk: visitPk,
      position: 1,
      record_id,
      unit_id,
      snapshot: SNAPSHOT,
      stack_order: '',
      reason: '',
      state: 'reshelved',
      version: 1,
      slip_number: `PL-${delivery.id}`,
      slip_prints: 1,
      out_of_stack: 0,
      changed_at: at,
    })
    .returning('pk')
    .executeTakeFirstOrThrow();
  await db
    .insertInto('visit_event')
    .values({ visit_pk: visitPk, item_pk: item.pk, action: 'plan', to_state: 'planned', at, data: '{}' })
    .execute();
  await db
    .insertInto('delivery')
    .values({
      ...delivery,
      item_pk: item.pk,
      visit_pk: visitPk,
      account_pk: account,
      issued_at: at,
      issued_by: staff,
      reader_took: 1,
      sheets_out: 12,
      condition_out: 'good',
      note_out: '',
      returned_at: at,
      returned_by: staff,
      reader_gave_back: 1,
      sheets_back: 12,
      condition_back: 'worn',
      note_back: 'Rách tờ 3',
    })
    .execute();
}

async function correctVisit(
  db: Kysely<Database>,
  {
    id,
    visit,
    deliveries,
    staff,
    at,
  }: { id: string; visit: CountedVisit; deliveries: CountedDelivery[]; staff: number; at: string },
): Promise<void> {
  const after = { ...visit, nationality: 'US', party_size: visit.party_size + 1 };
  const changes = {
    nationality: [visit.nationality, after.nationality],
    party_size: [visit.party_size, after.party_size],
  };
  await writeCorrection(db, { register: 'visits', entry_id: id, changes, staff, at });
  await count(db, [...usesOfVisit(visit, deliveries).map(takenAway), ...usesOfVisit(after, deliveries)]);
}

/** Mended twice: first the pages, then it turns out that it never happened. */
async function correctDelivery(
  db: Kysely<Database>,
  {
    visit,
    delivery,
    staff,
    at,
  }: { visit: CountedVisit; delivery: CountedDelivery & { id: string }; staff: number; at: string },
): Promise<void> {
  const after = { ...delivery, pages: delivery.pages + 7 };
  const entry = { register: 'deliveries' as const, entry_id: delivery.id, staff, at };
  await writeCorrection(db, { ...entry, changes: { pages: [delivery.pages, after.pages] } });
  await count(db, [takenAway(useOfDelivery(delivery, visit)), useOfDelivery(after, visit)]);
  if (delivery.pages % 2 === 0) return;
  await writeCorrection(db, { ...entry, changes: { void: [false, true] } });
  await count(db, [takenAway(useOfDelivery(after, visit))]);
}

async function writeCorrection(
  db: Kysely<Database>,
  {
    changes,
    staff,
    at,
    ...entry
  }: { register: 'visits' | 'deliveries'; entry_id: string; changes: object; staff: number; at: string },
): Promise<void> {
  await db
    .insertInto('register_correction')
    .values({
      ...entry,
      id: `${entry.entry_id}-${Object.keys(changes).join('-')}`,
      changes: JSON.stringify(changes),
      reason: 'Đếm nhầm',
      corrected_by: staff,
      corrected_at: at,
    })
    .execute();
}

async function plantOrder(
  db: Kysely<Database>,
  { readers, staff }: PlantedPeople,
  { number, year, random }: { number: number; year: number; random: Random },
): Promise<void> {
  const delivered = random.chance(0.8) ? `${year}-0${1 + random.whole(9)}-15` : null;
  const at = `${year}-02-01T02:00:00.000Z`;
  const purpose = random.pick(PURPOSES);
  const order = await db
    .insertInto('copy_order')
    .values({
      id: `order-${number}`,
      number: `BS-${number}`,
      account_pk: random.pick(readers),
      state: delivered === null ? 'submitted' : 'delivered',
      version: 1,
      language: 'vi',
      purpose,
      note: '',
      form: '{}',
      created_at: at,
      changed_at: at,
      submitted_at: at,
      delivered_on: delivered,
      delivered_by: delivered === null ? null : staff,
    })
    .returning('pk')
    .executeTakeFirstOrThrow();
  const line = { pages: 1 + random.whole(20), copies: 1 + random.whole(3), authenticated: random.chance(0.5) ? 1 : 0 };
  await db
    .insertInto('copy_order_line')
    .values({
      ...line,
      id: `line-${number}`,
      order_pk: order.pk,
      position: 1,
      record_id: `unit-${number}`,
      unit_id: `unit-${number}`,
      snapshot: SNAPSHOT,
      from_page: '1',
      to_page: String(line.pages),
      kind: 'photocopy',
      authentication_number: line.authenticated === 1 && delivered !== null ? `XT-${number}` : null,
    })
    .execute();
  if (delivered !== null) await count(db, [useOfOrder({ delivered_on: delivered, purpose }, [line])]);
}

function count(db: Kysely<Database>, uses: readonly Parameters<typeof countUse>[1][]): Promise<void> {
  return db.transaction().execute(async (trx) => {
    for (const use of uses) await countUse(trx, use);
  });
}

function usesOfVisit(visit: CountedVisit, deliveries: readonly CountedDelivery[]): Use[] {
  return [useOfVisit(visit), ...deliveries.map((delivery) => useOfDelivery(delivery, visit))];
}
