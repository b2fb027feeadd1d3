import type { Kysely } from 'kysely';
import type { Database } from '../../platform/database/schema.ts';
import type { ComponentList } from './component-list.ts';
import { link, matchContainers } from './match-containers.ts';
import { matchSiblings } from './match-siblings.ts';
import { matchUnits } from './match-units.ts';
import type { NewComponents } from './new-components.ts';
import { vanishedRecords } from './vanished-records.ts';

/** Stored records that go on under another key: pk by the ordinal of the component that continues each. */
export type Continuity = ReadonlyMap<number, number>;

export const NOTHING_CONTINUED: Continuity = new Map();

/**
 * Finds the vanished records which new components continue: the old addresses then lead to the new ones. An address
 * that leads to another file is worse than one that says "removed", so what is not certain is not continued:
 *
 * 1. files and documents, wherever they stand now, by texts that they alone have;
 * 2. what holds them, by what it holds;
 * 3. what is left, beneath the same parent: by number, title or place on the shelf.
 *
 * A topmost record of which little is left is another one, and what is beneath it starts anew with it.
 * @param seen pks of stored records that the file holds
 */
export async function planContinuity(
  db: Kysely<Database>,
  aidPk: number,
  seen: ReadonlySet<number>,
  fresh: NewComponents,
): Promise<Continuity> {
  const news = fresh.list;
  if (news.size === 0) return NOTHING_CONTINUED;
  const asked = new Set(news.ids.keys().map((index) => news.mark('titleDates', index)));
  const vanished = await vanishedRecords(db, aidPk, seen, asked);
  const gone = vanished.records;
  const units = matchUnits(fresh, vanished);
  for (const [a, b] of units.pairs) link(news, a, gone, b);
  matchSiblings(news, gone, matchContainers(fresh, vanished, units));
  const goesOn = topGoesOn(news);
  const continued = new Map<number, number>();
  for (const [index, partner] of news.partners.entries()) {
    if (partner !== -1 && goesOn[index] === 1) continued.set(news.ids[index]!, gone.ids[partner]!);
  }
  return continued;
}

/** Whether the topmost record above each new component was there before. Parents come before their parts. */
function topGoesOn(news: ComponentList): Uint8Array {
  const goesOn = new Uint8Array(news.size);
  for (let index = 0; index < news.size; index++) {
    const parent = news.parents[index]!;
    if (parent >= 0) goesOn[index] = goesOn[parent]!;
    else goesOn[index] = Number(news.parentPks[index] !== 0 || !news.isFree(index));
  }
  return goesOn;
}
