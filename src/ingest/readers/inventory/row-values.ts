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
  /** A cell that is used was struck out, or a part of it. */
  hasStruck?: true;
}

export function valuesOf(row: SheetRow, layout: Layout): RowValues {
  const file = new Map<Field, Cell>();
  const item = new Map<Field, Cell>();
  const fileNotes: string[] = [];
  const itemNotes: string[] = [];
  let hasFault = false;
  let hasStruck = false;
  for (const { index, field, block } of layout.columns) {
    const cell = asLeft(row.cells[index], field);
    hasStruck ||= row.cells[index]?.isStruck === true || row.cells[index]?.struck !== undefined;
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
  return {
    row: row.row,
    file,
    item,
    fileNotes,
    itemNotes,
    ...(hasFault ? { hasFault } : {}),
    ...(hasStruck ? { hasStruck } : {}),
  };
}

/**
 * What is left of a cell where it is struck out: nothing of most, a word that nobody knows of what limits access, since
 * whoever took a permission back wrote no other. Numbers and titles are what names the row.
 */
function asLeft(cell: Cell | undefined, field: Field): Cell | undefined {
  if (cell?.isStruck !== true || NAMING.has(field)) return cell;
  return LIMITING.has(field) ? { text: `${cell.text} (gạch bỏ)` } : undefined;
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
const NAMING: ReadonlySet<Field> = new Set<Field>([
  ...(['fondsTitle', 'fondsCode', 'inventory', 'inventoryTitle', 'box', 'group', 'secrecy'] as const),
  ...(['fileNumber', 'fileCode', 'paperCode', 'fileTitle'] as const),
  ...(['ordinal', 'docCode', 'docNumber', 'docSymbol', 'docNumberSymbol', 'docTitle'] as const),
]);
/** Fields of what a record is called; in a hidden column they are masked. */
export const TITLES: ReadonlySet<Field> = new Set<Field>(['fileTitle', 'docTitle']);
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
