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

/**
 * A row with the title or the number that a merged cell gives it from above, where it has the other of the two itself:
 * one title of three files, or one number of two volumes. A row that has neither goes on with the file above.
 */
export function withReachingName(row: SheetRow, { columns, hasItems }: Layout): SheetRow {
  const { reaching, cells } = row;
  if (!reaching || hasItems) return row;
  const has = (wanted: ReadonlySet<Field>) => columns.some(({ index, field }) => wanted.has(field) && cells[index]);
  const [missing, ...others] = [TITLE, NUMBER].filter((wanted) => !has(wanted));
  if (missing === undefined || others.length > 0) return row;
  const filled = [...cells];
  for (const { index, field } of columns) if (missing.has(field)) filled[index] ??= reaching.get(index);
  return { ...row, cells: filled };
}

const TITLE: ReadonlySet<Field> = new Set<Field>(['fileTitle']);
const NUMBER: ReadonlySet<Field> = new Set<Field>(['fileNumber', 'fileCode', 'paperCode']);

function holdsForAll(field: Field): boolean {
  return field === 'secrecy' || LIMITING.has(field) || DATE_FIELDS.has(field);
}
