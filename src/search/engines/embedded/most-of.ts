import { expressionOf, mayStandOnPages } from './clauses.ts';
import type { Clause } from './clauses.ts';
import type { Found } from './found.ts';
import { meeting } from './meeting.ts';
import { meetingOnPages } from './meeting-on-pages.ts';
import type { OpenIndex } from './open-index.ts';
import { EMPTY, has, idsOf, intersect, pkSet } from './pk-set.ts';
import type { PkSet } from './pk-set.ts';

/** What holds this part of the best one's weight counts as holding most of a query. */
const ENOUGH = 0.6;
/** Occurrences that are added up, the rarest words first: what is common tells little and costs most. */
const MOST_OCCURRENCES = 100_000;
/** Of the common words of a long question, those that still tell something. */
const MOST_COMMON = 8;

/** Up to so many words, "most" means more than half of them; in a longer question many words are only manners. */
const COUNTED_WORDS = 10;

interface Wanted {
  clause: Clause;
  records: PkSet;
  pages: PkSet;
  weight: number;
}

/**
 * The records and pages that hold most of the words that are wanted, each word weighing more the rarer it is (BM25's
 * idf). What is wanted in a field must be met all the same.
 * @returns undefined when none does
 */
export function mostOf(index: OpenIndex, asked: readonly Clause[]): Found | undefined {
  const { columns, pages } = index;
  const count = columns.count + pages.count;
  const clauses = asked.filter(mayStandOnPages);
  const fielded = asked.filter((clause) => !mayStandOnPages(clause)).map((clause) => meeting(index, clause));
  const among = fielded.length > 0 ? fielded.reduce(intersect) : undefined;
  const amongPages = among && index.pages.pagesOf(among);
  const wanted = clauses
    .map((clause) => ({
      clause,
      records: within(meeting(index, clause), among),
      pages: pages.count === 0 ? EMPTY : within(meetingOnPages(index, clause), amongPages),
    }))
    .filter((each) => sizeOf(each) > 0)
    .sort((a, b) => sizeOf(a) - sizeOf(b))
    .map((each): Wanted => ({ ...each, weight: Math.log(1 + (count - sizeOf(each) + 0.5) / (sizeOf(each) + 0.5)) }));
  const rare = rarest(wanted);
  const short = clauses.length <= COUNTED_WORDS;
  const fewest = short ? Math.floor(clauses.length / 2) + 1 : 1;
  const common = wanted.slice(rare.length).slice(0, short ? COUNTED_WORDS : MOST_COMMON);
  const ofRecords = weigh(rare, common, 'records', fewest, columns.capacity);
  const ofPages = weigh(rare, common, 'pages', fewest, pages.count === 0 ? 0 : pages.capacity);
  const best = Math.max(ofRecords.best, ofPages.best);
  const found = { records: heaviest(ofRecords, best), pages: heaviest(ofPages, best) };
  if (found.records.size === 0 && found.pages.size === 0) return undefined;
  const expression = rare.map(({ clause }) => expressionOf(clause)).join(' OR ');
  return {
    ...found,
    matching: 'most',
    corrections: {},
    ...(expression ? { expression } : {}),
    scores: scoresOf(index, ofRecords.weights, ofPages.weights, found.pages),
    occurrences: rare.reduce((sum, { records }) => sum + records.size, 0),
  };
}

function within(set: PkSet, among: PkSet | undefined): PkSet {
  return among ? intersect(set, among) : set;
}

function sizeOf({ records, pages }: Pick<Wanted, 'records' | 'pages'>): number {
  return records.size + pages.size;
}

/** The words to begin with: from among what holds one of these the answer is taken. */
function rarest(wanted: readonly Wanted[]): readonly Wanted[] {
  let occurrences = 0;
  const tooMany = wanted.findIndex((each, at) => (occurrences += sizeOf(each)) > MOST_OCCURRENCES && at > 0);
  return tooMany === -1 ? wanted : wanted.slice(0, tooMany);
}

interface Tally {
  /** What holds enough words; no order. */
  ids: Int32Array;
  weights: Float32Array;
  best: number;
}

/** Adds up the weights of the words that each record, or each page, holds. */
function weigh(
  rare: readonly Wanted[],
  common: readonly Wanted[],
  of: 'records' | 'pages',
  fewest: number,
  capacity: number,
): Tally {
  const [weights, words] = [new Float32Array(capacity), new Uint8Array(capacity)];
  if (capacity === 0) return { ids: new Int32Array(0), weights, best: 0 };
  const seen = new Int32Array(rare.reduce((sum, each) => sum + each[of].size, 0));
  let count = 0;
  let best = 0;
  for (const { [of]: set, weight } of rare) {
    for (const id of idsOf(set)) {
      if (words[id] === 0) seen[count++] = id;
      words[id]!++;
      weights[id]! += weight;
      if (words[id]! >= fewest && weights[id]! > best) best = weights[id]!;
    }
  }
  const toCome = common.reduce((sum, { weight }) => sum + weight, 0);
  const mayDo = (id: number) => words[id]! + common.length >= fewest && weights[id]! + toCome >= best * ENOUGH;
  const ids = seen.subarray(0, count).filter(mayDo);
  for (const { [of]: set, weight } of common) {
    for (const id of ids) {
      if (!has(set, id)) continue;
      words[id]!++;
      weights[id]! += weight;
    }
  }
  const enough = ids.filter((id) => words[id]! >= fewest);
  return { ids: enough, weights, best: enough.reduce((greatest, id) => Math.max(greatest, weights[id]!), 0) };
}

function heaviest({ ids, weights }: Tally, best: number): PkSet {
  const kept = ids.filter((id) => weights[id]! >= best * ENOUGH);
  return pkSet(kept.sort(), weights.length);
}

/** Of a record: its own weight, or that of its best page where it is greater. */
function scoresOf({ pages }: OpenIndex, own: Float32Array, ofPages: Float32Array, found: PkSet): Float32Array {
  for (const page of idsOf(found)) {
    const pk = pages.record[page]!;
    if (ofPages[page]! > own[pk]!) own[pk] = ofPages[page]!;
  }
  return own;
}
