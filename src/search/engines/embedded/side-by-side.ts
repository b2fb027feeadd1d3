import { bitsOf, pkSet } from './pk-set.ts';
import type { PkSet } from './pk-set.ts';
import { ANOTHER_COLUMN, FIRST_PLACE } from './word-lists.ts';
import type { OnRecord, WordLists } from './word-lists.ts';

/** Where a word stands in titles: a record's number times this, plus the word's place in its title. Ascending. */
const TITLE = 2 ** 21;

/**
 * The records in whose title these words stand side by side.
 * @param lastIsBeginning the last may go on
 * @param among records that have all of them in their title, and maybe others @throws UnknownLayout
 */
export function sideBySide(
  lists: WordLists,
  words: readonly string[],
  lastIsBeginning: boolean,
  among: PkSet,
  capacity: number,
): PkSet {
  const bits = bitsOf(among, capacity);
  let found: Float64Array | undefined;
  words.forEach((word, at) => {
    const isBeginning = lastIsBeginning && at === words.length - 1;
    if (found?.length !== 0) found = placesInTitles(lists, word, isBeginning, bits, found);
  });
  const pks = new Int32Array(found?.length ?? 0);
  let count = 0;
  for (const place of found ?? []) {
    const pk = Math.floor(place / TITLE);
    if (count === 0 || pks[count - 1] !== pk) pks[count++] = pk;
  }
  return pkSet(pks.slice(0, count), capacity);
}

/** @param before only the places right after one of these, ascending; else all */
function placesInTitles(
  lists: WordLists,
  word: string,
  isBeginning: boolean,
  among: Uint32Array,
  before: Float64Array | undefined,
): Float64Array {
  const isAfter = before && rightAfter(before);
  let places = new Float64Array(256);
  let count = 0;
  let isAscending = true;
  const onRecord: OnRecord = (pk, bytes, from, to) => {
    let place = pk * TITLE;
    for (let at = from; at < to && bytes[at] !== ANOTHER_COLUMN;) {
      let byte = bytes[at++]!;
      let step = byte & 0x7f;
      while (byte >= 0x80) {
        byte = bytes[at++]!;
        step = step * 128 + (byte & 0x7f);
      }
      place += step - FIRST_PLACE;
      if (isAfter && !isAfter(place)) continue;
      if (count === places.length) {
        const longer = new Float64Array(count * 2);
        longer.set(places);
        places = longer;
      }
      if (count > 0 && place <= places[count - 1]!) isAscending = false;
      places[count++] = place;
    }
  };
  lists.eachRecord(word, isBeginning, onRecord, among);
  const found = places.subarray(0, count);
  return isAscending ? found : found.sort();
}

/** Whether a place is right after one of these. Asked for ascending places it goes on from the last one. */
function rightAfter(others: Float64Array): (place: number) => boolean {
  let [at, last] = [0, 0];
  return (place) => {
    if (place < last) at = 0;
    last = place;
    at = firstFrom(others, place - 1, at);
    return others[at] === place - 1;
  };
}

/** The first place, from `start` on, that is not before the one sought. Steps widen from `start` on. */
function firstFrom(places: Float64Array, sought: number, start: number): number {
  let [low, high] = [start, start];
  for (let step = 1; high < places.length && places[high]! < sought; step *= 2) {
    low = high + 1;
    high += step;
  }
  high = Math.min(high, places.length);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (places[middle]! < sought) low = middle + 1;
    else high = middle;
  }
  return low;
}
