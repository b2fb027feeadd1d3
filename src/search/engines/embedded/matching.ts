import { expressionOf, expressionOfWords, mayStandOnPages } from './clauses.ts';
import type { Clause } from './clauses.ts';
import type { Found } from './found.ts';
import { meeting } from './meeting.ts';
import { meetingOnPages } from './meeting-on-pages.ts';
import { mostOf } from './most-of.ts';
import type { OpenIndex } from './open-index.ts';
import { EMPTY, has, idsOf, intersect, subtract, unite } from './pk-set.ts';
import type { PkSet } from './pk-set.ts';
import { Slips } from './slips.ts';

export interface Match extends Found {
  /** The records that meet it by themselves or on one of their pages. */
  set: PkSet;
}

/** What meets a query: all its words; if there is none, one slip forgiven; if still none, most of its words. */
export function matchClauses(index: OpenIndex, clauses: readonly Clause[]): Match {
  const wanted = clauses.filter((clause) => !clause.excluded);
  const unwanted = clauses.filter((clause) => clause.excluded);
  const found = wanted.length === 0 ? everything(index) : matchWanted(index, wanted);
  const records = unwanted.reduce((left, clause) => subtract(left, meeting(index, clause)), found.records);
  if (found.pages.size === 0) return { ...found, records, set: records };
  // A record that holds what is excluded itself is not found by its pages either.
  const pages = unwanted.reduce((left, clause) => {
    const ofRecords = index.pages.pagesOf(meeting(index, clause));
    return subtract(subtract(left, meetingOnPages(index, clause)), ofRecords);
  }, found.pages);
  return { ...found, records, pages, set: unite(records, index.pages.recordsOf(pages, index.columns.capacity)) };
}

function everything(index: OpenIndex): Found {
  return { records: index.postings.all(), pages: EMPTY, matching: 'all', corrections: {}, occurrences: 0 };
}

function matchWanted(index: OpenIndex, wanted: readonly Clause[]): Found {
  const records = meetingAll(wanted, (clause) => meeting(index, clause));
  const pages = onPages(index, wanted, (clause) => meetingOnPages(index, clause));
  const all: Found = { records, pages, matching: 'all', corrections: {}, occurrences: 0 };
  if (records.size > 0 || pages.size > 0) {
    const worded = wanted.filter((clause) => !clause.fondsTitle).map((clause) => expressionOf(clause));
    return { ...all, ...conjunction(index, worded) };
  }
  return matchForgiving(index, wanted) ?? (wanted.length > 1 ? mostOf(index, wanted) : undefined) ?? all;
}

/** Longer words are rarer: with them first, there is soon little left to compare. */
function meetingAll(wanted: readonly Clause[], meetingOne: (clause: Clause) => PkSet): PkSet {
  const rarestFirst = wanted.toSorted((a, b) => lengthOf(b) - lengthOf(a));
  let set: PkSet | undefined;
  for (const clause of rarestFirst) {
    const met = meetingOne(clause);
    set = set ? intersect(set, met) : met;
    if (set.size === 0) return EMPTY;
  }
  return set ?? EMPTY;
}

/** Where nothing is looked for but words in fields, there is nothing to be found on pages. */
function onPages(index: OpenIndex, wanted: readonly Clause[], meetingOne: (clause: Clause) => PkSet): PkSet {
  return index.pages.count > 0 && wanted.some(mayStandOnPages) ? meetingAll(wanted, meetingOne) : EMPTY;
}

function lengthOf(clause: Clause): number {
  return clause.words.reduce((sum, word) => sum + word.length, 0);
}

function conjunction(index: OpenIndex, expressions: readonly string[]): Pick<Found, 'expression' | 'occurrences'> {
  if (expressions.length === 0) return { occurrences: 0 };
  const occurrences = expressions.reduce((sum, each) => sum + index.postings.of(each).size, 0);
  return { expression: expressions.join(' AND '), occurrences };
}

/**
 * First only the words that nothing has are read as others; then any word that may be a slip. A word that
 * nothing has and that is like no other makes all looking in vain.
 */
function matchForgiving(index: OpenIndex, wanted: readonly Clause[]): Found | undefined {
  const slips = new Slips(index);
  const [unknown, known] = [new Map<Clause, string[]>(), new Map<Clause, string[]>()];
  for (const clause of wanted.filter((each) => isNowhere(index, each))) {
    const words = nearWords(slips, clause);
    if (words.length === 0) return undefined;
    unknown.set(clause, words);
  }
  const match = unknown.size > 0 ? matchReadAs(index, wanted, unknown) : undefined;
  if (match) return match;
  for (const clause of wanted.filter((each) => !unknown.has(each)).slice(0, MOST_DOUBTED)) {
    const words = nearWords(slips, clause);
    if (words.length > 0) known.set(clause, words);
  }
  return known.size > 0 ? matchReadAs(index, wanted, new Map([...unknown, ...known])) : undefined;
}

/** Words that are there as typed and may yet be slips: beyond so many, it is a question and not a name. */
const MOST_DOUBTED = 8;

function isNowhere(index: OpenIndex, clause: Clause): boolean {
  return meeting(index, clause).size === 0 && (index.pages.count === 0 || meetingOnPages(index, clause).size === 0);
}

function nearWords(slips: Slips, clause: Clause): string[] {
  return clause.forgiving ? slips.near(clause.words[0]!) : [];
}

function matchReadAs(index: OpenIndex, wanted: readonly Clause[], near: Map<Clause, string[]>): Found | undefined {
  const expressions = new Map(
    wanted.map((clause) => {
      const words = near.get(clause);
      const asTyped = expressionOf(clause);
      return [clause, words ? `(${asTyped} OR ${expressionOfWords(words, clause.column)})` : asTyped];
    }),
  );
  const inRecords = (clause: Clause) =>
    clause.fondsTitle ? meeting(index, clause) : index.postings.of(expressions.get(clause)!);
  const records = meetingAll(wanted, inRecords);
  const pages = onPages(index, wanted, (clause) => {
    if (!mayStandOnPages(clause)) return index.pages.pagesOf(inRecords(clause));
    const words = near.get(clause) ?? [];
    return words.reduce((set, word) => unite(set, index.pageLists.of(word)), meetingOnPages(index, clause));
  });
  if (records.size === 0 && pages.size === 0) return undefined;
  const worded = wanted.filter((clause) => !clause.fondsTitle).map((clause) => expressions.get(clause)!);
  return {
    records,
    pages,
    matching: 'with-typos',
    corrections: corrections(index, near, { records, pages }),
    ...conjunction(index, worded),
  };
}

/** Each word as most of what was found has it, where that is not as typed. */
function corrections(
  index: OpenIndex,
  near: Map<Clause, string[]>,
  { records, pages }: Pick<Found, 'records' | 'pages'>,
): Record<string, string> {
  const read: Record<string, string> = {};
  for (const [clause, words] of near) {
    const typed = countIn(records, meeting(index, clause)) + countIn(pages, meetingOnPages(index, clause));
    const counted = words.map((word) => {
      const inRecords = countIn(records, index.postings.of(expressionOfWords([word], clause.column)));
      return { word, found: inRecords + (mayStandOnPages(clause) ? countIn(pages, index.pageLists.of(word)) : 0) };
    });
    const best = counted.reduce((a, b) => (b.found > a.found ? b : a));
    if (best.found > typed) read[clause.typed] = best.word;
  }
  return read;
}

function countIn(set: PkSet, other: PkSet): number {
  if (set.size > 5000 || set.bits) return intersect(set, other).size;
  return idsOf(set).reduce((count, pk) => count + (has(other, pk) ? 1 : 0), 0);
}
