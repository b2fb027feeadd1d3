import type { PublicNames } from '../catalogue/public-view.ts';
import { AskedWords, INEXACT } from './asked-words.ts';
import type { ReadTexts } from './asked-words.ts';
import { closenessOf } from './page-closeness.ts';
import type { PageCloseness } from './page-closeness.ts';
import type { TermPattern, WordPattern } from './query-patterns.ts';
import type { QueryField } from './query.ts';

type RankedField = 'title' | 'reference' | 'creator' | 'place' | 'subject' | 'name';

/** The best page of a record. */
export interface RankedPage {
  text: string;
  /** How sure the machine was that read it, 0 to 100. */
  quality: number;
}

interface Candidate {
  record: PublicNames;
  title: ReadTexts;
  reference: ReadTexts;
  /** Of each term: what the best field that it stands in is worth, 0 where it stands in none. */
  inFields: number[];
  page?: { closeness: PageCloseness; quality: number };
}

/** What a query asks of every candidate. */
interface Asked {
  /** Of each term: how much it decides. */
  weights: number[];
  /** Words that may stand in a title. */
  free: WordPattern[];
  /** What may be a reference code: all words together, or those of one term. */
  codes: WordPattern[][];
}

/** What it is worth to meet a word in a field; a word met nowhere here stands in the prose. */
const FIELD_WORTH: Record<RankedField, number> = {
  title: 10,
  reference: 10,
  creator: 5,
  subject: 5,
  place: 4,
  name: 4,
};
const WORTH = {
  /** Two words of the query side by side, in order. */
  pair: 4,
  wholeQuery: 15,
  /** The whole query side by side in a title or on a page, when it is long enough to be looked for as it stands. */
  wholePhrase: 40,
  wholeTitle: 20,
  closeness: 5,
  wholeReference: 60,
  startOfReference: 20,
  topmost: 3,
  /** The engine's own order, from the first candidate to the hundredth. */
  engine: 4,
  longTitle: -3,
};
/** What a page adds. A name in a title outweighs any mention; whole sentences that stand nowhere else outweigh odd words. */
const PAGE_WORTH = { word: 2, neighbour: 10, mostNeighbours: 4, closeness: 5, unread: 0.7 };
/** Words from which on a query is such a phrase. */
const PHRASE = 4;
const CANDIDATES = 100;
/** A fonds may name thousands of persons: ranking reads no more of them. */
const MOST_TEXTS = 50;
/** Words past which a title is no longer marked down. */
const LONGEST_TITLE = 60;

/**
 * Puts the engine's first candidates into the order a reader expects: by the fields the words stand in,
 * whole phrases, order and nearness, accents as typed (a query without accents has no preference), exact
 * reference codes and short titles; the engine's own order decides between equals. Both engines' answers
 * go through it, so that they agree where it matters.
 * @param candidates in the engine's order
 * @param pages the best page of each record that has one, by the record's number
 */
export function rank(
  candidates: PublicNames[],
  patterns: TermPattern[],
  pages: ReadonlyMap<number, RankedPage> = new Map(),
): PublicNames[] {
  if (patterns.length === 0) return candidates;
  const words = new AskedWords(patterns);
  const read = candidates.map((record) => readCandidate(record, patterns, words, pages.get(record.pk)));
  const asked: Asked = {
    weights: patterns.map((_, i) => rarity(i, read)),
    free: patterns.filter(({ field }) => !field || field === 'title').flatMap(({ words }) => words),
    codes: codesOf(patterns),
  };
  const scored = read.map((candidate, i) => {
    const place = WORTH.engine * (i / CANDIDATES);
    return { record: candidate.record, score: score(candidate, asked) - place };
  });
  return scored.sort((a, b) => b.score - a.score).map(({ record }) => record);
}

function score(candidate: Candidate, { weights, free, codes }: Asked): number {
  const { title, reference } = candidate;
  let sum = 0;
  for (const [i, worth] of candidate.inFields.entries()) {
    const onPage = candidate.page?.closeness.met[i] ? PAGE_WORTH.word : 0;
    sum += (weights[i] ?? 1) * Math.max(onPage, worth);
  }
  const wholeInTitle = wholeIn(title, free);
  const titleScore = orderScore(title, free, wholeInTitle);
  if (titleScore > WORTH.wholeQuery && candidate.record.depth === 0) sum += WORTH.topmost;
  const whole = Math.max(wholeInTitle, candidate.page?.closeness.whole ?? 0);
  const phrase = free.length < PHRASE ? 0 : WORTH.wholePhrase * whole;
  return sum + titleScore + phrase + referenceScore(reference, codes) + lengthScore(title) + pageScore(candidate);
}

function fieldAsked(field: RankedField): QueryField | undefined {
  return field === 'name' ? undefined : field;
}

/** How well the term stands in the words: 0 when it does not, 1 when word for word as typed; less as a synonym. */
function met(texts: ReadTexts, { words, synonyms = [] }: TermPattern): number {
  let best = wholeIn(texts, words);
  for (const synonym of synonyms) best = Math.max(best, INEXACT * wholeIn(texts, synonym));
  return best;
}

/** Whether all words stand side by side somewhere, and how much they are as typed, in the mean: 0 to 1. */
function wholeIn({ length, likeness }: ReadTexts, words: WordPattern[]): number {
  if (words.length === 0) return 0;
  const rows = words.map((word) => likeness.get(word));
  let whole = 0;
  for (let at = 0; at + words.length <= length; at++) {
    let sum = 0;
    for (let i = 0; i < rows.length; i++) {
      const like = rows[i]?.[at + i] ?? 0;
      sum = like === 0 ? 0 : sum + like;
      if (like === 0) break;
    }
    whole = Math.max(whole, sum / words.length);
  }
  return whole;
}

/** Words of the query side by side in the title, the query as a whole in it, or being it. */
function orderScore(title: ReadTexts, words: WordPattern[], whole: number): number {
  if (words.length === 0 || title.length === 0) return 0;
  const inOrder = pairScore(longestRun(title, words)) + closenessScore(title, words);
  return inOrder + whole * (WORTH.wholeQuery + (title.length === words.length ? WORTH.wholeTitle : 0));
}

/** Words of a run past the fourth add nothing, so that a long query outweighs no field. */
function pairScore(run: number): number {
  return WORTH.pair * Math.max(0, Math.min(3, run - 1));
}

/**
 * The longest run of the query's words, in order, side by side in the title (the longest common substring, by
 * words), each counted by its likeness.
 */
function longestRun({ length, likeness }: ReadTexts, words: WordPattern[]): number {
  let longest = 0;
  // Of each word of the title: the run that ends there with the query's word before this one. From the end, so that
  // the word to the left still has its own.
  const runs = new Array<number>(length).fill(0);
  for (const word of words) {
    const row = likeness.get(word);
    if (!row) runs.fill(0);
    for (let at = length - 1; row && at >= 0; at--) {
      const like = row[at] ?? 0;
      runs[at] = like === 0 ? 0 : like + (at > 0 ? runs[at - 1]! : 0);
      longest = Math.max(longest, runs[at]!);
    }
  }
  return longest;
}

/** How near each other all words stand in the title; nothing unless all do. */
function closenessScore({ likeness }: ReadTexts, words: WordPattern[]): number {
  if (words.length < 2) return 0;
  const places = words.map((word) => likeness.get(word)?.findIndex((like) => like > 0) ?? -1);
  if (places.includes(-1)) return 0;
  const spread = Math.max(...places) - Math.min(...places) + 1;
  return WORTH.closeness * Math.min(1, words.length / spread);
}

/** Without a number nothing is a code. */
function codesOf(patterns: TermPattern[]): WordPattern[][] {
  const asked = patterns.filter(({ field }) => !field || field === 'reference').map(({ words }) => words);
  const codes = asked.length > 1 ? [asked.flat(), ...asked] : asked;
  return codes.filter((code) => code.some(({ folded }) => /\p{N}/u.test(folded)));
}

/** Somebody who types a whole reference code wants that record. */
function referenceScore({ length, likeness, last }: ReadTexts, codes: WordPattern[][]): number {
  let best = 0;
  for (const code of codes) {
    if (!code.every((word, at) => (likeness.get(word)?.[at] ?? 0) > 0)) continue;
    const isWhole = length === code.length && last?.folded === code.at(-1)?.folded;
    best = Math.max(best, isWhole ? WORTH.wholeReference : WORTH.startOfReference);
  }
  return best;
}

/** The words of the query side by side and near each other on the page; less where a machine was not sure what it read. */
function pageScore({ page }: Candidate): number {
  if (!page) return 0;
  const { run, nearness } = page.closeness;
  const neighbours = Math.min(PAGE_WORTH.mostNeighbours, Math.max(0, run - 1));
  const sure = PAGE_WORTH.unread + (1 - PAGE_WORTH.unread) * (page.quality / 100);
  return sure * (PAGE_WORTH.neighbour * neighbours + PAGE_WORTH.closeness * nearness);
}

function lengthScore(title: ReadTexts): number {
  return WORTH.longTitle * Math.min(1, title.length / LONGEST_TITLE);
}

/** From 0.5 for a term in every candidate's fields to 1.5 for one in hardly any: "của" decides nothing. */
function rarity(term: number, candidates: Candidate[]): number {
  const having = candidates.filter(({ inFields }) => inFields[term]! > 0);
  return 1.5 - having.length / Math.max(1, candidates.length);
}

/** The short fields only: prose is the engine's to weigh. */
function readCandidate(
  record: PublicNames,
  patterns: TermPattern[],
  asked: AskedWords,
  page: RankedPage | undefined,
): Candidate {
  const { title, referenceCode, detail } = record;
  const inFields = patterns.map(() => 0);
  const weigh = (field: RankedField, texts: ReadTexts): ReadTexts => {
    if (texts.likeness.size === 0) return texts;
    for (const [i, pattern] of patterns.entries()) {
      if (pattern.field && pattern.field !== fieldAsked(field)) continue;
      inFields[i] = Math.max(inFields[i]!, FIELD_WORTH[field] * met(texts, pattern));
    }
    return texts;
  };
  const candidate: Candidate = {
    record,
    title: weigh('title', asked.read(title === null ? [] : [title])),
    reference: weigh('reference', asked.read(referenceCode === undefined ? [] : [referenceCode])),
    inFields,
  };
  for (const [field, list] of LISTS) weigh(field, asked.read(detail?.[list].slice(0, MOST_TEXTS) ?? []));
  if (!page) return candidate;
  // Terms for a field are met nowhere on a page; they keep their place in the list.
  const onPages = patterns.map((pattern) => (pattern.field ? { words: [] } : pattern));
  return { ...candidate, page: { closeness: closenessOf(page.text, onPages), quality: page.quality } };
}

const LISTS = [
  ['creator', 'creators'],
  ['place', 'places'],
  ['subject', 'subjects'],
  ['name', 'names'],
] as const;
