import type { PublicRecord } from '../catalogue/public-view.ts';
import { meets } from './query-patterns.ts';
import type { TermPattern, WordPattern } from './query-patterns.ts';
import type { QueryField } from './query.ts';
import { tokens } from './vietnamese/tokens.ts';

/** One word of a field, folded and as it stands there. */
interface FieldWord {
  folded: string;
  /** NFC, lower case. */
  written: string;
}

type RankedField = 'title' | 'reference' | 'creator' | 'place' | 'subject' | 'name';

interface Candidate {
  record: PublicRecord;
  fields: Map<RankedField, FieldWord[]>;
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
  /** A beginning or a mended word against the word itself. */
  inexact: 0.7,
  accents: 3,
  /** Two words of the query side by side, in order. */
  pair: 4,
  wholeQuery: 15,
  wholeTitle: 20,
  closeness: 5,
  wholeReference: 60,
  startOfReference: 20,
  topmost: 3,
  /** The engine's own order, from the first candidate to the hundredth. */
  engine: 4,
  longTitle: -3,
};
const CANDIDATES = 100;
/** Words past which a title is no longer marked down. */
const LONGEST_TITLE = 60;

/**
 * Puts the engine's first candidates into the order a reader expects: by the fields the words stand in,
 * whole phrases, order and nearness, accents as typed (a query without accents has no preference), exact
 * reference codes and short titles; the engine's own order decides between equals. Both engines' answers
 * go through it, so that they agree where it matters.
 * @param candidates in the engine's order
 */
export function rank(candidates: PublicRecord[], patterns: TermPattern[]): PublicRecord[] {
  if (patterns.length === 0) return candidates;
  const read = candidates.map(readCandidate);
  const weights = patterns.map((pattern) => rarity(pattern, read));
  const scored = read.map((candidate, i) => {
    const place = WORTH.engine * (i / CANDIDATES);
    return { record: candidate.record, score: score(candidate, patterns, weights) - place };
  });
  return scored.sort((a, b) => b.score - a.score).map(({ record }) => record);
}

function score(candidate: Candidate, patterns: TermPattern[], weights: number[]): number {
  const title = candidate.fields.get('title') ?? [];
  const reference = candidate.fields.get('reference') ?? [];
  const free = patterns.filter(({ field }) => !field || field === 'title').flatMap(({ words }) => words);
  let sum = 0;
  for (const [i, pattern] of patterns.entries()) sum += (weights[i] ?? 1) * fieldScore(candidate, pattern);
  const titleScore = orderScore(title, free);
  if (titleScore >= WORTH.wholeQuery && candidate.record.depth === 0) sum += WORTH.topmost;
  return sum + titleScore + referenceScore(reference, patterns) + lengthScore(title);
}

/** The best field a term stands in, and whether it stands there with the accents typed. */
function fieldScore(candidate: Candidate, pattern: TermPattern): number {
  let best = 0;
  for (const [field, words] of candidate.fields) {
    if (pattern.field && pattern.field !== fieldAsked(field)) continue;
    best = Math.max(best, FIELD_WORTH[field] * met(words, pattern) + accentScore(words, pattern));
  }
  return best;
}

function fieldAsked(field: RankedField): QueryField | undefined {
  return field === 'name' ? undefined : field;
}

/** 1 when the term stands in the words, less when only a beginning or a mended word does, 0 otherwise. */
function met(words: FieldWord[], pattern: TermPattern): number {
  let best = 0;
  for (let at = 0; at < words.length; at++) {
    if (!standsAt(words, at, pattern.words)) continue;
    if (pattern.words.every((word, i) => words[at + i]?.folded === word.folded)) return 1;
    best = WORTH.inexact;
  }
  return best;
}

function accentScore(words: FieldWord[], pattern: TermPattern): number {
  const accented = pattern.words.filter((word) => word.accented);
  if (accented.length === 0) return 0;
  const kept = accented.filter((word) => words.some(({ written }) => isWritten(word, written)));
  return WORTH.accents * (kept.length / accented.length);
}

function isWritten(word: WordPattern, written: string): boolean {
  return written === word.typed || (word.prefix && written.startsWith(word.typed));
}

/** Words of the query side by side in the title, the query as a whole in it, or being it. */
function orderScore(title: FieldWord[], words: WordPattern[]): number {
  if (words.length === 0 || title.length === 0) return 0;
  const starts = title.map((_, at) => runFrom(title, at, words));
  if (starts.some((run) => run === words.length)) {
    return WORTH.wholeQuery + pairScore(words.length) + (title.length === words.length ? WORTH.wholeTitle : 0);
  }
  return pairScore(longestRun(title, words)) + closenessScore(title, words);
}

/** Words of a run past the fourth add nothing, so that a long query outweighs no field. */
function pairScore(run: number): number {
  return run < 2 ? 0 : WORTH.pair * Math.min(3, run - 1);
}

function runFrom(title: FieldWord[], at: number, words: WordPattern[]): number {
  let run = 0;
  while (run < words.length && meetsAt(title, at + run, words[run])) run++;
  return run;
}

/** The longest run of the query's words, in order, side by side in the title: the longest common substring, by words. */
function longestRun(title: FieldWord[], words: WordPattern[]): number {
  let longest = 0;
  let above: number[] = [];
  for (const word of words) {
    const row = title.map(({ folded }, at) => (meets(word, folded) ? 1 + (at > 0 ? (above[at - 1] ?? 0) : 0) : 0));
    longest = Math.max(longest, ...row);
    above = row;
  }
  return longest;
}

/** How near each other all words stand in the title; nothing unless all do. */
function closenessScore(title: FieldWord[], words: WordPattern[]): number {
  if (words.length < 2) return 0;
  const places = words.map((word) => title.findIndex(({ folded }) => meets(word, folded)));
  if (places.includes(-1)) return 0;
  const spread = Math.max(...places) - Math.min(...places) + 1;
  return WORTH.closeness * Math.min(1, words.length / spread);
}

/** Somebody who types a whole reference code wants that record. */
function referenceScore(reference: FieldWord[], patterns: TermPattern[]): number {
  if (reference.length === 0) return 0;
  const asked = patterns.filter(({ field }) => !field || field === 'reference');
  const whole = asked.flatMap(({ words }) => words);
  const codes = asked.length > 1 ? [whole, ...asked.map(({ words }) => words)] : [whole];
  let best = 0;
  for (const code of codes) {
    const isCode = code.some(({ folded }) => /\p{N}/u.test(folded));
    if (!isCode || !standsAt(reference, 0, code)) continue;
    const isWhole = reference.length === code.length && reference.at(-1)?.folded === code.at(-1)?.folded;
    best = Math.max(best, isWhole ? WORTH.wholeReference : WORTH.startOfReference);
  }
  return best;
}

function lengthScore(title: FieldWord[]): number {
  return WORTH.longTitle * Math.min(1, title.length / LONGEST_TITLE);
}

/** From 0.5 for a term in every candidate's fields to 1.5 for one in hardly any: "của" decides nothing. */
function rarity(pattern: TermPattern, candidates: Candidate[]): number {
  const having = candidates.filter(({ fields }) => [...fields.values()].some((words) => met(words, pattern) > 0));
  return 1.5 - having.length / Math.max(1, candidates.length);
}

function standsAt(words: FieldWord[], at: number, pattern: WordPattern[]): boolean {
  return pattern.length > 0 && pattern.every((word, i) => meetsAt(words, at + i, word));
}

function meetsAt(words: FieldWord[], at: number, word: WordPattern | undefined): boolean {
  const there = words[at];
  return there !== undefined && word !== undefined && meets(word, there.folded);
}

/** The short fields only: prose is the engine's to weigh. */
function readCandidate(record: PublicRecord): Candidate {
  const fields = new Map<RankedField, FieldWord[]>();
  const read = (field: RankedField, texts: string[]) => {
    const words = texts.flatMap(wordsOf);
    if (words.length > 0) fields.set(field, words);
  };
  read('title', record.title === null ? [] : [record.title]);
  read('reference', record.referenceCode === undefined ? [] : [record.referenceCode]);
  read('creator', record.detail?.creators ?? []);
  read('place', record.detail?.places ?? []);
  read('subject', record.detail?.subjects ?? []);
  read('name', record.detail?.names ?? []);
  return { record, fields };
}

function wordsOf(text: string): FieldWord[] {
  const composed = text.normalize('NFC').toLowerCase();
  return tokens(composed).map(({ start, end, folded }) => ({ folded, written: composed.slice(start, end) }));
}
