import type { Kysely } from 'kysely';
import type { RecordSnapshot } from '../../requests/snapshot.ts';
import type { Database } from '../../platform/database/schema.ts';
import type { DayRange } from '../period.ts';
import type { NamedRecord, RegisterEntries, RegisterName } from './register.ts';
import type { Place, Window } from './window.ts';

/** An entry that does not know yet where it stands and what mends it, and its place. */
export interface Read<Name extends RegisterName> {
  place: Place;
  entry: Omit<RegisterEntries[Name], 'number' | 'corrections' | 'isVoid'>;
}

/** Where the entries of one register are read from. */
export interface RegisterSource<Name extends RegisterName> {
  count(db: Kysely<Database>, days: DayRange): Promise<number>;
  read(db: Kysely<Database>, days: DayRange, window: Window): Promise<Read<Name>[]>;
}

/** A record as its snapshot names it: of it, visits and copy orders keep at least this. */
export function namedRecord(row: { record_id: string; unit_id: string; snapshot: string }): NamedRecord {
  const { title, referenceCode, address, fonds } = JSON.parse(row.snapshot) as Partial<RecordSnapshot>;
  return {
    recordId: row.record_id,
    unitId: row.unit_id,
    title: title ?? null,
    referenceCode: referenceCode ?? null,
    fonds: fonds?.title ?? null,
    address: address ?? null,
  };
}

/** The instants of some days in Việt Nam, seven hours before those of the same name in UTC: from, and up to but not. */
export function instantsOf({ from, until }: DayRange): { from: string; before: string } {
  const midnight = (day: string, later: number) =>
    new Date(Date.parse(`${day}T00:00:00+07:00`) + later * 86_400_000).toISOString();
  return { from: midnight(from, 0), before: midnight(until, 1) };
}
