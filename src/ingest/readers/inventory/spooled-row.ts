import type { Field } from './columns.ts';
import type { InventoryRow } from './interpret-rows.ts';
import type { Cell } from './sheet.ts';

/** A row as JSON holds it. */
interface SpooledRow extends Omit<InventoryRow, 'file' | 'item'> {
  file: [Field, Cell][];
  item: [Field, Cell][];
}

export function spoolable(row: InventoryRow): SpooledRow {
  return { ...row, file: [...row.file], item: [...row.item] };
}

/** @param value what was put: a row, or null for one that was refused */
export function despool(value: unknown): InventoryRow | undefined {
  if (value === null) return undefined;
  const row = value as SpooledRow;
  return { ...row, file: new Map(row.file), item: new Map(row.item) };
}
