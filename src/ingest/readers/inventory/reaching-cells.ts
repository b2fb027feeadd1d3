import type { Field } from './columns.ts';
import type { Layout } from './layout.ts';
import { DATE_FIELDS } from './row-dates.ts';
import { LIMITING } from './row-values.ts';
import type { SheetRow } from './sheet.ts';

/**
 * A row with what merged cells say of it from above: what limits access, marks of state secrets, and dates. A word for ten
 * files stands in the first of them only, and holds for all. Numbers, titles and amounts of other rows are not its own.
 * @returns the row itself where there is nothing
 */
export function withReachingCells(row: SheetRow, { columns }: Layout): SheetRow {
  const { reaching, cells } = row;
  if (!reaching) return row;
  const filled = [...cells];
  for (const { index, field } of columns) if (holdsForAll(field)) filled[index] ??= reaching.get(index);
  return { ...row, cells: filled };
}

function holdsForAll(field: Field): boolean {
  return field === 'secrecy' || LIMITING.has(field) || DATE_FIELDS.has(field);
}
