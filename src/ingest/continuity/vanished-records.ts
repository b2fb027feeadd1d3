import type { Kysely } from 'kysely';
import { readStoredDescription } from '../../catalogue/access/stored-description.ts';
import { numbers } from '../../platform/database/dialects.ts';
import type { Database } from '../../platform/database/schema.ts';
import { ComponentList } from './component-list.ts';
import { marksOf, titleDatesMark } from './marks.ts';

const AT_ONCE = 5_000;
/** Rows with their descriptions. */
const DESCRIBED_AT_ONCE = 500;

export interface Vanished {
  records: ComponentList;
  /** Index of each by its pk. */
  indexes: ReadonlyMap<number, number>;
  /** Of records that are still in the file: how many stand beneath a parent (pk) as stored. */
  keptUnder: ReadonlyMap<number, number>;
  /** Titles and dates that records which are still in the file have, among those that were asked about. */
  titleDatesKept: ReadonlySet<number>;
}

/**
 * The records of a finding aid that its changed file no longer holds.
 * @param seen pks of those that it holds
 * @param asked marks `titleDates` of new components
 */
export async function vanishedRecords(
  db: Kysely<Database>,
  aidPk: number,
  seen: ReadonlySet<number>,
  asked: ReadonlySet<number>,
): Promise<Vanished> {
  const records = new ComponentList();
  const keptUnder = new Map<number, number>();
  const titleDatesKept = new Set<number>();
  for (let after = '', isMore = true; isMore;) {
    const rows = await db
      .selectFrom('record')
      .select(['pk', 'component_key', 'parent_pk', 'level', 'title', 'date_text'])
      .where('finding_aid_pk', '=', aidPk)
      .where('component_key', '>', after)
      .where('removed_at', 'is', null)
      .orderBy('component_key')
      .limit(AT_ONCE)
      .execute();
    const gone: number[] = [];
    for (const { pk, parent_pk, level, title, date_text } of rows) {
      if (!seen.has(pk)) {
        gone.push(pk);
        continue;
      }
      if (parent_pk !== null) keptUnder.set(parent_pk, (keptUnder.get(parent_pk) ?? 0) + 1);
      const mark = titleDatesMark(level, title, date_text);
      if (asked.has(mark)) titleDatesKept.add(mark);
    }
    await addDescribed(db, records, gone);
    isMore = rows.length === AT_ONCE;
    after = rows.at(-1)?.component_key ?? '';
  }
  const indexes = new Map(records.ids.map((pk, index) => [pk, index]));
  linkToParents(records, indexes, keptUnder);
  return { records, indexes, keptUnder, titleDatesKept };
}

async function addDescribed(db: Kysely<Database>, records: ComponentList, pks: readonly number[]): Promise<void> {
  for (let from = 0; from < pks.length; from += DESCRIBED_AT_ONCE) {
    const rows = await db
      .selectFrom('record')
      .select(['pk', 'parent_pk', 'depth', 'position', 'level', 'description'])
      .where('pk', 'in', numbers(db, pks.slice(from, from + DESCRIBED_AT_ONCE)))
      .execute();
    for (const { pk, parent_pk, depth, position, level, description } of rows) {
      const marks = marksOf(readStoredDescription(description));
      records.add({ id: pk, level, depth, parentPk: parent_pk ?? 0, position, marks });
    }
  }
}

function linkToParents(
  records: ComponentList,
  indexes: ReadonlyMap<number, number>,
  keptUnder: ReadonlyMap<number, number>,
): void {
  for (let index = 0; index < records.size; index++) {
    records.parts[index]! += keptUnder.get(records.ids[index]!) ?? 0;
    const parent = indexes.get(records.parentPks[index]!);
    if (parent === undefined) continue;
    records.parents[index] = parent;
    records.parts[parent]!++;
  }
}
