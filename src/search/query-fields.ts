import type { Level } from '../catalogue/description.ts';
import type { QueryField } from './query.ts';
import { fold } from './vietnamese/fold.ts';

/** What may stand before a colon in a query. */
export type QueryName = QueryField | 'year' | 'level';

/** First of each: what `writeQuery` writes. */
const NAMES: Record<QueryName, readonly string[]> = {
  title: ['tiêu đề', 'title', 'tên'],
  reference: ['số', 'ref', 'reference', 'ký hiệu', 'số hiệu', 'mã'],
  creator: ['tác giả', 'creator', 'author'],
  place: ['nơi', 'place', 'địa danh'],
  subject: ['chủ đề', 'subject'],
  fonds: ['phông', 'fonds'],
  year: ['năm', 'year', 'years'],
  level: ['mức', 'level', 'cấp'],
};

/** What a reader may call a level in a query, in either language. */
const LEVEL_NAMES: Record<Level, readonly string[]> = {
  collection: ['sưu tập', 'collection'],
  fonds: ['phông', 'fonds'],
  subfonds: ['phân phông', 'phông con', 'subfonds'],
  series: ['loạt', 'series'],
  subseries: ['phân loạt', 'subseries'],
  class: ['nhóm', 'class'],
  inventory: ['mục lục', 'mục lục hồ sơ', 'inventory'],
  box: ['hộp', 'cặp', 'box'],
  file: ['hồ sơ', 'đơn vị bảo quản', 'file'],
  item: ['văn bản', 'tài liệu', 'item'],
  otherlevel: ['cấp khác', 'otherlevel'],
};

/** Names match exactly or wholly without accents, in any case: "phông" and "phong" but not "phòng". */
const NAME_OF = spellings(NAMES);
const LEVEL_OF = spellings(LEVEL_NAMES);

/** @param written what stands before the colon, NFC */
export function fieldNamed(written: string): QueryName | undefined {
  return NAME_OF.get(spelling(written));
}

/** The name that `writeQuery` writes before the colon. */
export function nameOfField(field: QueryName): string {
  return NAMES[field][0] ?? field;
}

/** @param written a level's name in either language or its code, NFC */
export function levelNamed(written: string): Level | undefined {
  return LEVEL_OF.get(spelling(written));
}

/** Words of the longest name of a level: how far ahead a reader of queries must look. */
export const LONGEST_LEVEL_NAME = Math.max(...[...LEVEL_OF.keys()].map((name) => name.split(' ').length));

function spellings<Key extends string>(names: Record<Key, readonly string[]>): Map<string, Key> {
  const found = new Map<string, Key>();
  for (const key of Object.keys(names) as Key[]) {
    for (const name of names[key]) found.set(name, key).set(fold(name), key);
  }
  return found;
}

function spelling(written: string): string {
  return written.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();
}
