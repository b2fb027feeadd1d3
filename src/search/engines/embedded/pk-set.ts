/** A set of numbers, of records or of pages: ascending in `ids`, or, where that is smaller, a bit for each number. */
export type PkSet =
  { size: number; ids: Int32Array; bits?: undefined } | { size: number; ids?: undefined; bits: Uint32Array };

export const EMPTY: PkSet = { size: 0, ids: new Int32Array(0) };

/** @param ids ascending @param capacity highest number there is, plus one */
export function pkSet(ids: Int32Array, capacity: number): PkSet {
  if (ids.length * 32 < capacity) return { size: ids.length, ids };
  return { size: ids.length, bits: bitsFrom(ids, capacity) };
}

/** A bit for each number there may be. @param ids in any order */
export function bitsFrom(ids: Int32Array, capacity: number): Uint32Array {
  const bits = new Uint32Array((capacity + 31) >>> 5);
  for (const pk of ids) if (pk < capacity) bits[pk >>> 5]! |= 1 << (pk & 31);
  return bits;
}

/** Not to be written to. */
export function bitsOf(set: PkSet, capacity: number): Uint32Array {
  return set.bits ?? bitsFrom(set.ids, capacity);
}

export function bytesOf(set: PkSet): number {
  return 64 + (set.ids ?? set.bits).byteLength;
}

/** Ascending. Not to be written to. */
export function idsOf(set: PkSet): Int32Array {
  if (set.ids) return set.ids;
  const ids = new Int32Array(set.size);
  let count = 0;
  for (let word = 0; word < set.bits.length; word++) {
    for (let left = set.bits[word]!; left !== 0; left &= left - 1) {
      ids[count++] = (word << 5) + 31 - Math.clz32(left & -left);
    }
  }
  return ids.subarray(0, count);
}

export function intersect(a: PkSet, b: PkSet): PkSet {
  if (a.bits && b.bits) return ofBits(a.bits.length <= b.bits.length ? and(a.bits, b.bits) : and(b.bits, a.bits));
  if (a.ids && b.ids) return a.size <= b.size ? keepSorted(a.ids, b.ids) : keepSorted(b.ids, a.ids);
  return a.ids ? keep(a.ids, b, true) : keep(b.ids!, a, true);
}

export function subtract(a: PkSet, b: PkSet): PkSet {
  if (b.size === 0 || a.size === 0) return a;
  if (a.ids) return keep(a.ids, b, false);
  const bits = a.bits.slice();
  if (b.bits) for (let word = 0; word < Math.min(bits.length, b.bits.length); word++) bits[word]! &= ~b.bits[word]!;
  else for (const pk of b.ids) if (pk >>> 5 < bits.length) bits[pk >>> 5]! &= ~(1 << (pk & 31));
  return ofBits(bits);
}

export function unite(a: PkSet, b: PkSet): PkSet {
  if (a.size === 0 || b.size === 0) return a.size === 0 ? b : a;
  if (a.ids && b.ids) {
    const ids = uniteSorted(a.ids, b.ids);
    return { size: ids.length, ids };
  }
  const [wider, other] = a.bits && (!b.bits || a.bits.length >= b.bits.length) ? [a.bits, b] : [b.bits!, a];
  const bits = wider.slice();
  if (other.bits) for (let word = 0; word < other.bits.length; word++) bits[word]! |= other.bits[word]!;
  else for (const pk of other.ids) if (pk >>> 5 < bits.length) bits[pk >>> 5]! |= 1 << (pk & 31);
  return ofBits(bits);
}

/** As a list where that is smaller. */
export function sparse(set: PkSet): PkSet {
  return set.bits && set.size < set.bits.length ? { size: set.size, ids: idsOf(set).slice() } : set;
}

export function has(set: PkSet, pk: number): boolean {
  if (set.bits) return ((set.bits[pk >>> 5] ?? 0) & (1 << (pk & 31))) !== 0;
  return placeOf(set.ids, pk, 0) >= 0;
}

function and(shorter: Uint32Array, longer: Uint32Array): Uint32Array {
  const bits = shorter.slice();
  for (let word = 0; word < bits.length; word++) bits[word]! &= longer[word]!;
  return bits;
}

export function ofBits(bits: Uint32Array): PkSet {
  let size = 0;
  for (const word of bits) size += onesIn(word);
  return { size, bits };
}

/** How many numbers from `from` up to, and without, `to` there are. */
export function countBits(bits: Uint32Array, from: number, to: number): number {
  const [first, last] = [from >>> 5, (to - 1) >>> 5];
  let count = 0;
  for (let at = first; at <= last; at++) count += onesIn((bits[at] ?? 0) & maskOf(at, from, to));
  return count;
}

/** Adds all numbers from `from` up to, and without, `to`. */
export function setBits(bits: Uint32Array, from: number, to: number): void {
  const [first, last] = [from >>> 5, (to - 1) >>> 5];
  for (let at = first; at <= last; at++) bits[at]! |= maskOf(at, from, to);
}

/** The bits of one word that stand for numbers from `from` up to, and without, `to`. */
function maskOf(word: number, from: number, to: number): number {
  const start = word === from >>> 5 ? from & 31 : 0;
  const end = word === (to - 1) >>> 5 ? 31 - ((to - 1) & 31) : 0;
  return (-1 << start) & (-1 >>> end);
}

function onesIn(word: number): number {
  let left = word - ((word >>> 1) & 0x55555555);
  left = (left & 0x33333333) + ((left >>> 2) & 0x33333333);
  return Math.imul((left + (left >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

function keep(ids: Int32Array, other: PkSet, wanted: boolean): PkSet {
  const kept = new Int32Array(ids.length);
  let count = 0;
  for (const pk of ids) if (has(other, pk) === wanted) kept[count++] = pk;
  return { size: count, ids: kept.slice(0, count) };
}

function uniteSorted(a: Int32Array, b: Int32Array): Int32Array {
  const united = new Int32Array(a.length + b.length);
  let [count, i, j] = [0, 0, 0];
  while (i < a.length || j < b.length) {
    const left = i < a.length ? a[i]! : Infinity;
    const right = j < b.length ? b[j]! : Infinity;
    united[count++] = Math.min(left, right);
    if (left <= right) i++;
    if (right <= left) j++;
  }
  return united.slice(0, count);
}

/** Looks the numbers of the shorter list up in the longer one, never going back. */
function keepSorted(shorter: Int32Array, longer: Int32Array): PkSet {
  const kept = new Int32Array(shorter.length);
  let count = 0;
  let at = 0;
  for (const pk of shorter) {
    const place = placeOf(longer, pk, at);
    if (place >= 0) kept[count++] = pk;
    at = place >= 0 ? place + 1 : ~place;
    if (at >= longer.length) break;
  }
  return { size: count, ids: kept.slice(0, count) };
}

/** Where a number stands at or after `from`; otherwise the complement of where it would. Steps widen from `from` on. */
function placeOf(ids: Int32Array, pk: number, from: number): number {
  let low = from;
  let step = 1;
  while (low + step < ids.length && ids[low + step]! < pk) {
    low += step;
    step *= 2;
  }
  let high = Math.min(low + step, ids.length - 1);
  while (low <= high) {
    const middle = (low + high) >>> 1;
    if (ids[middle]! < pk) low = middle + 1;
    else if (ids[middle]! > pk) high = middle - 1;
    else return middle;
  }
  return ~low;
}
