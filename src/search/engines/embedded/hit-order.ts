import type { RetrievalRequest } from '../../engine.ts';
import { readCursor, writeCursor } from './cursor.ts';
import type { Cursor } from './cursor.ts';
import { NO_YEAR } from './columns.ts';
import type { OpenIndex } from './open-index.ts';

/** All hits in the order asked for, and how to go on in it. */
interface HitOrder {
  ids: Int32Array;
  /** The place after a cursor, whether or not the record it names is still there. */
  placeAfter(cursor: Cursor): number;
  cursorAt(place: number): Cursor;
}

/**
 * One page of the hits.
 * @param ranked the most relevant hits, best first
 */
export function pageOf(
  index: OpenIndex,
  request: Pick<RetrievalRequest, 'sort' | 'limit' | 'offset' | 'cursor'>,
  hits: Int32Array,
  ranked: () => Int32Array,
): { hits: number[]; next?: string } {
  const { sort, limit } = request;
  const cursor = request.cursor === undefined ? undefined : readCursor(sort, request.cursor);
  if (limit <= 0 && !cursor) return { hits: [] };
  const order = orderOf(index, sort, hits, ranked);
  const start = cursor ? order.placeAfter(cursor) : Math.max(0, request.offset ?? 0);
  const page = [...order.ids.subarray(start, start + limit)];
  const reached = start + page.length;
  if (page.length === 0 || reached >= hits.length) return { hits: page };
  return { hits: page, next: writeCursor(sort, order.cursorAt(reached - 1)) };
}

function orderOf(
  index: OpenIndex,
  sort: RetrievalRequest['sort'],
  hits: Int32Array,
  ranked: () => Int32Array,
): HitOrder {
  if (sort === 'reference') return byReference(index, hits);
  if (sort === 'relevance') return byRelevance(hits, ranked());
  return byDate(index, hits, sort === 'date' ? 1 : -1);
}

function byRelevance(hits: Int32Array, ranked: Int32Array): HitOrder {
  const rest = withoutThese(hits, ranked);
  const ids = new Int32Array(ranked.length + rest.length);
  ids.set(ranked);
  ids.set(rest, ranked.length);
  return {
    ids,
    placeAfter: (cursor) => {
      if (cursor.after === 'rank') return cursor.rank + 1;
      return cursor.after === 'number' ? ranked.length + firstAbove(rest.length, (at) => rest[at]! - cursor.pk) : 0;
    },
    cursorAt: (place) =>
      place < ranked.length ? { after: 'rank', rank: place } : { after: 'number', pk: ids[place]! },
  };
}

/** @param hits ascending */
function withoutThese(hits: Int32Array, ranked: Int32Array): Int32Array {
  if (ranked.length === 0) return hits;
  const rest = new Int32Array(hits.length - ranked.length);
  const taken = ranked.toSorted();
  let next = 0;
  let count = 0;
  for (const pk of hits) {
    if (pk === taken[next]) next++;
    else rest[count++] = pk;
  }
  return rest;
}

/** By first year, undated last, equal ones by number: hits come by number, so a stable count by year does it. */
function byDate({ columns }: OpenIndex, hits: Int32Array, direction: 1 | -1): HitOrder {
  const keyOf = (pk: number) => {
    const year = columns.yearFrom[pk]!;
    return year === NO_YEAR ? UNDATED : direction * year;
  };
  const places = new Int32Array(2 * UNDATED + 2);
  for (const pk of hits) places[keyOf(pk) + UNDATED + 1]!++;
  for (let key = 1; key < places.length; key++) places[key]! += places[key - 1]!;
  const ids = new Int32Array(hits.length);
  for (const pk of hits) ids[places[keyOf(pk) + UNDATED]!++] = pk;
  return {
    ids,
    placeAfter: (cursor) =>
      cursor.after === 'date'
        ? firstAbove(ids.length, (at) => keyOf(ids[at]!) - cursor.year || ids[at]! - cursor.pk)
        : 0,
    cursorAt: (place) => ({ after: 'date', year: keyOf(ids[place]!), pk: ids[place]! }),
  };
}

function byReference({ referenceOrder, columns }: OpenIndex, hits: Int32Array): HitOrder {
  const ids = referenceOrder.sorted(hits, columns.capacity);
  return {
    ids,
    placeAfter: (cursor) =>
      cursor.after === 'reference'
        ? firstAbove(
            ids.length,
            (at) => compareKeys(referenceOrder.keyOf(ids[at]!), cursor.key) || ids[at]! - cursor.pk,
          )
        : 0,
    cursorAt: (place) => ({ after: 'reference', key: referenceOrder.keyOf(ids[place]!), pk: ids[place]! }),
  };
}

/** As SQLite orders them: by bytes, the empty key last. */
function compareKeys(a: string, b: string): number {
  if (a === '' || b === '') return Number(a === '') - Number(b === '');
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

/** The first place at which an ascending order is above zero. */
function firstAbove(length: number, compare: (at: number) => number): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compare(middle) > 0) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Beyond every year of a 16-bit column. */
const UNDATED = 40_000;
