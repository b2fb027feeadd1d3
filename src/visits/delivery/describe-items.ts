import { dayInVietnam } from '../../platform/vietnam-time.ts';
import type { LiveGrant } from '../../requests/grants.ts';
import type { StaffRecordFacts } from '../../requests/record-facts.ts';
import type { ItemLineRow } from '../storage/item-lines.ts';
import type { VisitRoom } from '../room.ts';
import type { DeskRecord, ItemLine, OpenDelivery, Place } from './desk-item.ts';
import { isOpenToAll, mayBeUsed } from './may-be-used.ts';
import { sheetsOf } from './sheets-of.ts';

/** Rows as lines, in their order, with what their records are and whether they may be used at this moment. */
export async function describeItems(room: VisitRoom, rows: readonly ItemLineRow[]): Promise<ItemLine[]> {
  const facts = await room.recordsIn(room.db).forStaff([...new Set(rows.map(({ record_id }) => record_id))]);
  const grants = await grantsOf(room, rows, facts);
  const now = room.now().toISOString();
  return rows.map((row) => ({
    id: row.id,
    version: row.version,
    state: row.state,
    record: describeRecord(row, facts.get(row.record_id)),
    visit: {
      id: row.visit_id,
      number: row.visit_number ?? '',
      day: row.day,
      half: row.half,
      room: row.room,
      state: row.visit_state,
    },
    reader: { id: row.reader_id, name: row.reader_name },
    slipNumber: row.slip_number,
    slipPrints: row.slip_prints,
    isOut: row.out_of_stack === 1,
    place: placeOf(row),
    keepUntil: row.keep_until,
    trouble: row.trouble,
    mayBeUsed: mayBeUsed(row, facts.get(row.record_id), grants.get(row.account_pk) ?? [], now),
    issued: openDeliveryOf(row),
  }));
}

/** Asked only of readers who need one. */
async function grantsOf(
  { db, now, grants: liveGrants }: VisitRoom,
  rows: readonly ItemLineRow[],
  facts: ReadonlyMap<string, StaffRecordFacts>,
): Promise<Map<number, LiveGrant[]>> {
  const today = dayInVietnam(now());
  const needing = rows.filter(({ record_id }) => !isOpenToAll(facts.get(record_id)));
  const grants = new Map<number, LiveGrant[]>();
  for (const pk of new Set(needing.map(({ account_pk }) => account_pk))) {
    grants.set(pk, await liveGrants(db, today, pk));
  }
  return grants;
}

/** @param facts of the record; one that was taken out of the catalogue for good has none, and stays without a title */
export function describeRecord(
  { record_id, unit_id }: Pick<ItemLineRow, 'record_id' | 'unit_id'>,
  facts: StaffRecordFacts | undefined,
): DeskRecord {
  return {
    id: record_id,
    unitId: unit_id,
    level: facts?.level ?? 'file',
    title: facts?.title ?? '',
    referenceCode: facts?.referenceCode ?? null,
    fonds: facts?.fonds.title ?? '',
    address: facts?.address ?? null,
    extent: facts?.extent ?? null,
    sheets: sheetsOf(facts?.extent ?? null),
    serviceState: facts?.serviceState ?? { kind: 'available' },
  };
}

const OUT: Partial<Record<ItemLineRow['state'], Place>> = {
  pulled: 'on-the-way',
  'on-shelf': 'shelf',
  issued: 'reader',
};

/** Out of the stack and nobody's any more: on the counter, to be put back. */
export function placeOf({ state, out_of_stack }: Pick<ItemLineRow, 'state' | 'out_of_stack'>): Place {
  if (out_of_stack === 1) return OUT[state] ?? 'counter';
  return state === 'not-found' ? 'not-found' : 'stack';
}

function openDeliveryOf(row: ItemLineRow): OpenDelivery | null {
  if (row.delivery_id === null) return null;
  return {
    id: row.delivery_id,
    at: row.issued_at ?? '',
    by: row.issued_by ?? '',
    sheets: row.sheets_out ?? 0,
    pages: row.pages ?? 0,
    drawings: row.drawings ?? 0,
    condition: row.condition_out ?? 'good',
    note: row.note_out ?? '',
  };
}
