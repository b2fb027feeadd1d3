/**
 * What the columns of Vietnamese inventories mean, and the headings they go by. Sources: the file and document
 * blocks that archives exchange, Thông tư 05/2025/TT-BNV and 02/2019/TT-BNV field lists, printed mục lục hồ sơ,
 * and the EAD-like English names of the same. Headings are compared by `headingKey`: add one per real variant.
 */
import { FILE } from './file-columns.ts';
import { ITEM } from './item-columns.ts';
import { SHARED } from './shared-columns.ts';

/** Known, and of no use to a reader: the running number of the row. */
const IGNORED = ['số thứ tự', 'số tt', 'tt', 'no', 'thứ tự'];

export type SharedField = keyof typeof SHARED | DateField;
export type FileField = keyof typeof FILE;
export type ItemField = keyof typeof ITEM;
export type Field = SharedField | FileField | ItemField;
export type DateField =
  | 'dates'
  | 'day'
  | 'month'
  | 'year'
  | 'start'
  | 'startDay'
  | 'startMonth'
  | 'startYear'
  | 'end'
  | 'endDay'
  | 'endMonth'
  | 'endYear';

/** Which record of the row a heading speaks of; `either` where only its place in the header can tell. */
export type Block = 'file' | 'item' | 'either';
export interface HeadingMeaning {
  field: Field;
  block: Block;
}

/** Headings with what they mean, in the wording above. */
export function headings(): { heading: string; meaning: HeadingMeaning | 'ignored' }[] {
  return [...list(SHARED, 'either'), ...list(FILE, 'file'), ...list(ITEM, 'item'), ...IGNORED.map(ignored)];
}

function ignored(heading: string): { heading: string; meaning: 'ignored' } {
  return { heading, meaning: 'ignored' };
}

function list<F extends Field>(fields: Record<F, readonly string[]>, block: Block) {
  return (Object.keys(fields) as F[]).flatMap((field) =>
    fields[field].map((heading) => ({ heading, meaning: { field, block } })),
  );
}
