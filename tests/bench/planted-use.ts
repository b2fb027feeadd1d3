import { sql, type Insertable, type Kysely } from 'kysely';
import { insertRows } from '../../src/platform/database/bulk-insert.ts';
import type { Database } from '../../src/platform/database/schema.ts';
import { countUse } from '../../src/statistics/storage/count-use.ts';
import { useOfDelivery, useOfVisit, type CountedVisit, type Use } from '../../src/visits/counting.ts';
import { seededRandom, type Random } from './random.ts';

const READERS = 5_000;
const UNITS = 50_000;
const PURPOSES = ['history', 'work', 'study', 'rights', 'science', 'family'];
const ROWS_AT_ONCE = 4_000;

interface PlantedVisit extends CountedVisit {
  pk: number;
  account_pk: number;
}

/**
 * Fills an empty database with a year of use, all of it in one year, counted as it would have been. Written row by row
 * into the tables: through the use cases it would take hours.
 */
export async function plantUse(
  db: Kysely<Database>,
  { year, visits, deliveries }: { year: number; visits: number; deliveries: number },
): Promise<void> {
  const random = seededRandom(17);
  await inPieces(db, 'account', READERS, (pk) => accountRow(pk, `${year}-01-01T00:00:00.000Z`));
  const planted: PlantedVisit[] = [];
  const uses = new Uses();
  await inPieces(db, 'visit', visits, (pk) => {
    const visit = visitOf(pk, year, random);
    planted.push(visit);
    uses.add(useOfVisit(visit));
    return visitRow(visit);
  });
  await inPieces(db, 'visit_item', UNITS, (pk) => itemRow(pk, planted[pk % visits]!));
  await inPieces(db, 'delivery', deliveries, (pk) => {
    const visit = planted[random.whole(visits)]!;
    const row = deliveryRow(pk, visit, random);
    uses.add(useOfDelivery(row, visit));
    return row;
  });
  await db.transaction().execute(async (trx) => {
    for (const use of uses.all()) await countUse(trx, use);
  });
  await sql`analyze`.execute(db);
}

/** What happened on a day together: one writing instead of a thousand. */
class Uses {
  readonly #by = new Map<string, Use>();

  add(use: Use): void {
    const key = `${use.day} ${use.purpose} ${use.isForeign}`;
    const amounts = { ...this.#by.get(key)?.amounts };
    for (const [measure, amount] of Object.entries(use.amounts)) {
      const name = measure as keyof Use['amounts'];
      amounts[name] = (amounts[name] ?? 0) + amount;
    }
    this.#by.set(key, { ...use, amounts });
  }

  all(): Iterable<Use> {
    return this.#by.values();
  }
}

async function inPieces<Table extends 'account' | 'visit' | 'visit_item' | 'delivery'>(
  db: Kysely<Database>,
  table: Table,
  count: number,
  rowOf: (pk: number) => Insertable<Database[Table]>,
): Promise<void> {
  for (let first = 1; first <= count; first += ROWS_AT_ONCE) {
    const rows = Array.from({ length: Math.min(ROWS_AT_ONCE, count - first + 1) }, (_, at) => rowOf(first + at));
    const columns = Object.keys(rows[0] ?? {}) as (keyof Database[Table] & string)[];
    await db.transaction().execute((trx) => insertRows(trx, table, columns, rows));
  }
}

function accountRow(pk: number, at: string): Insertable<Database['account']> {
  return {
    pk,
    id: `account-${pk}`,
    kind: 'reader',
    name: `Độc giả ${pk}`,
    name_key: ` doc gia ${pk} `,
    status: 'active',
    assurance: 'seen',
    language: 'vi',
    created_at: at,
  };
}

function visitOf(pk: number, year: number, random: Random): PlantedVisit {
  return {
    pk,
    account_pk: 1 + random.whole(READERS),
    day: new Date(Date.UTC(year, 0, 1 + random.whole(365))).toISOString().slice(0, 10),
    purpose: random.pick(PURPOSES),
    nationality: random.chance(0.06) ? 'FR' : 'VN',
    party_size: random.chance(0.02) ? 5 : 1,
  };
}

function visitRow({ pk, ...visit }: PlantedVisit): Insertable<Database['visit']> {
  const at = `${visit.day}T02:00:00.000Z`;
  return {
    pk,
    ...visit,
    id: `visit-${pk}`,
    number: `LD-${pk}`,
    state: 'completed',
    version: 4,
    language: 'vi',
    room: 'main',
    seat_class: 'standard',
    half: 'morning',
    subject: 'Đê điều',
    note: '',
    policy_from: '2025-07-01',
    created_at: at,
    changed_at: at,
    requested_at: at,
    arrived_at: at,
    completed_at: at,
  };
}

function itemRow(pk: number, visit: PlantedVisit): Insertable<Database['visit_item']> {
  return {
    pk,
    id: `item-${pk}`,
    visit_pk: visit.pk,
    position: 1,
    record_id: `unit-${pk}`,
    unit_id: `unit-${pk}`,
    snapshot: JSON.stringify({ title: `Hồ sơ ${pk}`, fonds: { id: 'f', title: 'Phông' } }),
    stack_order: '',
    reason: '',
    state: 'reshelved',
    version: 6,
    slip_prints: 1,
    out_of_stack: 0,
    changed_at: `${visit.day}T02:00:00.000Z`,
  };
}

function deliveryRow(pk: number, visit: PlantedVisit, random: Random) {
  const item = 1 + random.whole(UNITS);
  const at = `${visit.day}T02:00:00.000Z`;
  return {
    pk,
    id: `delivery-${pk}`,
    item_pk: item,
    visit_pk: visit.pk,
    account_pk: visit.account_pk,
    record_id: random.chance(0.1) ? `part-${item}` : `unit-${item}`,
    unit_id: `unit-${item}`,
    issued_at: at,
    issued_on: visit.day,
    issued_by: 1,
    reader_took: 1,
    sheets_out: 40,
    pages: 1 + random.whole(100),
    drawings: random.whole(3),
    condition_out: 'good',
    note_out: '',
    returned_at: at,
    returned_by: 1,
    reader_gave_back: 1,
    sheets_back: 40,
    condition_back: 'good',
    note_back: '',
  } satisfies Insertable<Database['delivery']>;
}
