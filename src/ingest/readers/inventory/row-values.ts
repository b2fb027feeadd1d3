import type { Field } from './columns.ts';
import type { Layout } from './layout.ts';
import type { Cell, SheetRow } from './sheet.ts';

/**
 * The cells of one record of a row, by field. Several columns of one field: the first filled one; notes all, and of
 * what limits access all together, since each may say less than the others.
 */
export type Values = ReadonlyMap<Field, Cell>;

export interface RowValues {
  row: number;
  file: Values;
  item: Values;
  /** All notes of the file and of the document. */
  fileNotes: string[];
  itemNotes: string[];
  /** A cell that is used holds an error instead of a value. */
  hasFault?: true;
}

export function valuesOf(row: SheetRow, layout: Layout): RowValues {
  const file = new Map<Field, Cell>();
  const item = new Map<Field, Cell>();
  const fileNotes: string[] = [];
  const itemNotes: string[] = [];
  let hasFault = false;
  for (const { index, field, block } of layout.columns) {
    const cell = row.cells[index];
    if (!cell || (cell.isHidden && PRIVATE.has(field))) continue;
    hasFault ||= cell.isFault === true;
    // Whoever wrote a formula about what limits access meant to limit it.
    if (cell.isFault && !LIMITING.has(field)) continue;
    const values = block === 'file' ? file : item;
    if (field === 'note') (block === 'file' ? fileNotes : itemNotes).push(cell.text);
    const before = values.get(field);
    if (before === undefined) values.set(field, cell);
    else if (LIMITING.has(field) && before.text !== cell.text)
      values.set(field, { text: `${before.text}; ${cell.text}` });
  }
  return { row: row.row, file, item, fileNotes, itemNotes, ...(hasFault ? { hasFault } : {}) };
}

export function textOf(values: Values, field: Field): string {
  return values.get(field)?.text ?? '';
}

/** Fields of what limits access. */
export const LIMITING: ReadonlySet<Field> = new Set<Field>([
  'access',
  'accessGround',
  'opensOn',
  'restrictedUntil',
  'titleVisibility',
  'hideTitle',
]);
/** Words for readers, which a hidden column is not: numbers, dates, and what limits access count all the same. */
export const PRIVATE: ReadonlySet<Field> = new Set<Field>([
  'note',
  'annotation',
  'keywords',
  'person',
  'place',
  'autograph',
  'process',
  'path',
]);
