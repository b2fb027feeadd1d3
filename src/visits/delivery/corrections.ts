import type { DeliveryTable, VisitTable } from '../../platform/database/tables/visits.ts';

/*
 * What of a register's entry may be mended, by the names of its columns. `register_correction.changes` holds
 * `{column: [before, after]}`; the entry's own row keeps what was written first. How an entry reads now: `corrected`.
 */

export const DELIVERY_FIELDS = [
  'sheets_out',
  'pages',
  'drawings',
  'condition_out',
  'note_out',
  'sheets_back',
  'condition_back',
  'note_back',
] as const satisfies readonly (keyof DeliveryTable)[];

export const VISIT_FIELDS = ['purpose', 'nationality', 'party_size'] as const satisfies readonly (keyof VisitTable)[];

/** `void`: it never happened (a slip scanned by mistake), so nothing of it counts. */
export type DeliveryCorrections = Partial<Pick<DeliveryTable, (typeof DELIVERY_FIELDS)[number]>> & { void?: boolean };

/** A visit that was counted on arrival. `void`: nobody came. */
export type VisitCorrections = Partial<Pick<VisitTable, (typeof VISIT_FIELDS)[number]>> & {
  void?: boolean;
};

/** As stored in `register_correction.changes`. */
export type StoredChanges = Record<string, [before: unknown, after: unknown]>;

/**
 * An entry as it reads after its corrections.
 * @param changes of each correction, the oldest first
 */
export function corrected<Entry extends object>(
  entry: Entry,
  changes: readonly StoredChanges[],
): Entry & { void: boolean } {
  const mended: Record<string, unknown> = { ...entry, void: false };
  for (const change of changes) for (const [field, [, after]] of Object.entries(change)) mended[field] = after;
  return mended as Entry & { void: boolean };
}
