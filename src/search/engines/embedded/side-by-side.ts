import { bitsOf, pkSet } from './pk-set.ts';
import type { PkSet } from './pk-set.ts';
import { ANOTHER_COLUMN, FIRST_PLACE } from './word-lists.ts';
import type { WordLists } from './word-lists.ts';

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
  let ends: Float64Array | undefined;
  words.forEach((word, at) => {
    if (ends?.length === 0) return;
    const places = placesInTitles(lists, word, lastIsBeginning && at === words.length - 1, bits);
    ends = ends ? rightAfter(ends, places) : places;
  });
  const pks = new Int32Array(ends?.length ?? 0);
  let count = 0;
  for (const place of ends ?? []) {
    const pk = Math.floor(place / TITLE);
    if (count === 0 || pks[count - 1] !== pk) pks[count++] = pk;
  }
  return pkSet(pks.slice(0, count), capacity);
}

function placesInTitles(lists: WordLists, word: string, isBeginning: boolean, among: Uint32Array): Float64Array {
  let places = new Float64Array(1024);
  let count = 0;
  let isAscending = true;
  lists.eachRecord(word, isBeginning, (pk, bytes, from, to) => {
    if (((among[pk >>> 5] ?? 0) & (1 << (pk & 31))) === 0) return;
    let place = pk * TITLE;
    for (let at = from; at < to && bytes[at] !== ANOTHER_COLUMN;) {
      let byte = bytes[at++]!;
      let step = byte & 0x7f;
      while (byte >= 0x80) {
        byte = bytes[at++]!;
        step = step * 128 + (byte & 0x7f);
      }
      place += step - FIRST_PLACE;
      if (count === places.length) {
        const longer = new Float64Array(count * 2);
        longer.set(places);
        places = longer;
      }
      if (count > 0 && place <= places[count - 1]!) isAscending = false;
      places[count++] = place;
    }
  });
  const found = places.subarray(0, count);
  return isAscending ? found : found.sort();
}

/** Of these places those that stand right after one of the others. */
function rightAfter(others: Float64Array, places: Float64Array): Float64Array {
  let [count, other] = [0, 0];
  for (const place of places) {
    while (other < others.length && others[other]! < place - 1) other++;
    if (others[other] === place - 1) places[count++] = place;
  }
  return places.subarray(0, count);
}
