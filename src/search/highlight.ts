import { meets, waysOf } from './query-patterns.ts';
import type { TermPattern, WordPattern } from './query-patterns.ts';
import type { QueryField } from './query.ts';
import { withFinalY } from './vietnamese/bare-finals.ts';
import { fold, foldInPlace, MARK } from './vietnamese/fold.ts';
import { beginningsOf, tokensBeginning } from './vietnamese/tokens.ts';
import type { Beginnings, Token } from './vietnamese/tokens.ts';

/** A stretch of a text that meets a term; `term` is the term's place in the query. */
export interface Mark {
  start: number;
  end: number;
  term: number;
}

/** A piece of a text around the words found. */
export interface Snippet {
  /** Escaped text and `<mark>` only. */
  html: string;
  /** How many different terms it shows. */
  terms: number;
}

/** UTF-16 units. */
export const SNIPPET_LENGTH = 200;
/** UTF-16 units of a text that are looked through for a snippet. */
const MOST_READ = 20_000;

/**
 * The whole text with the words found marked. The text itself stays as it is, NFC or NFD.
 * @param field what the text is; terms for other fields are not marked in it
 */
export function highlight(text: string, patterns: TermPattern[], field?: QueryField): string {
  return markUp(text, marksIn(text, patterns, field), 0, text.length);
}

/** The best piece of the text, about 200 characters; nothing when no term is met in it. */
export function snippetOf(text: string, patterns: TermPattern[], field?: QueryField): Snippet | undefined {
  const read = text.length > MOST_READ ? text.slice(0, MOST_READ) : text;
  const marks = marksIn(read, patterns, field);
  if (marks.length === 0) return undefined;
  const best = bestWindow(marks);
  const [start, end] = widen(text, best.start, best.end);
  const html = markUp(text, marks, start, end);
  return { html: `${start > 0 ? '… ' : ''}${html}${end < text.length ? ' …' : ''}`, terms: best.terms };
}

/** Makes a text fit to stand in HTML, between tags and inside a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** In order of the text, none within another. */
export function marksIn(text: string, patterns: TermPattern[], field?: QueryField): Mark[] {
  const sought = soughtOf(patterns);
  if (!mayHold(text, sought)) return [];
  const wanted = patterns.map((pattern) => !pattern.field || pattern.field === field);
  const words = tokensBeginning(text, sought.beginnings);
  const marks: Mark[] = [];
  for (let at = 0; at < words.length; at++) {
    const mark = words[at] && longestMark(words, at, patterns, wanted);
    if (!mark) continue;
    marks.push(mark);
    while ((words[at + 1]?.start ?? Infinity) < mark.end) at++;
  }
  return marks;
}

/** What is looked for in every text of an answer, made ready once. */
interface Sought {
  /** One of these stands in a folded text in which anything is to be marked. */
  forms: string[];
  beginnings: Beginnings;
}

const soughtBefore = new WeakMap<TermPattern[], Sought>();

function soughtOf(patterns: TermPattern[]): Sought {
  let sought = soughtBefore.get(patterns);
  if (sought) return sought;
  const ways = patterns.flatMap(waysOf);
  const formsOf = ({ folded, corrected = folded }: WordPattern) => [folded, corrected];
  const forms = ways.flatMap(([first]) => (first ? [...formsOf(first), withFinalY(first.folded) ?? ''] : []));
  sought = { forms: forms.filter((form) => form !== ''), beginnings: beginningsOf(ways.flat().flatMap(formsOf)) };
  soughtBefore.set(patterns, sought);
  return sought;
}

/** Cheap, and mostly the answer: most texts of a hit hold none of the words. */
function mayHold(text: string, { forms }: Sought): boolean {
  const folded = foldInPlace(text)?.replaceAll(MARK, '') ?? fold(text);
  return forms.some((form) => folded.includes(form));
}

function longestMark(
  words: (Token | undefined)[],
  at: number,
  patterns: TermPattern[],
  wanted: boolean[],
): Mark | undefined {
  let longest: Mark | undefined;
  for (let term = 0; term < patterns.length; term++) {
    const pattern = patterns[term];
    if (!pattern || !wanted[term]) continue;
    for (const way of waysOf(pattern)) {
      if (!standsAt(words, at, way)) continue;
      const start = words[at]?.start ?? 0;
      const end = words[at + way.length - 1]?.end ?? start;
      if (!longest || end > longest.end) longest = { start, end, term };
    }
  }
  return longest;
}

function standsAt(words: (Token | undefined)[], at: number, way: WordPattern[]): boolean {
  const [first] = way;
  if (!first || !meets(first, words[at]?.folded ?? '')) return false;
  return way.every((word, i) => {
    const there = words[at + i];
    return there !== undefined && meets(word, there.folded);
  });
}

/** The stretch that shows most different terms, then most marks, then stands first. */
export function bestWindow(marks: Mark[]): { start: number; end: number; terms: number } {
  let best = { start: 0, end: 0, terms: 0, marks: 0 };
  for (let first = 0; first < marks.length; first++) {
    const start = marks[first]?.start ?? 0;
    const inside = [];
    for (let i = first; i < marks.length; i++) {
      const mark = marks[i];
      if (!mark || (i > first && mark.end - start > SNIPPET_LENGTH)) break;
      inside.push(mark);
    }
    const terms = new Set(inside.map((mark) => mark.term)).size;
    if (terms < best.terms || (terms === best.terms && inside.length <= best.marks)) continue;
    best = { start, end: inside.at(-1)?.end ?? start, terms, marks: inside.length };
  }
  return best;
}

/** Grows a stretch to the length of a snippet, on both sides, to the bounds of words. */
export function widen(text: string, start: number, end: number): [number, number] {
  const spare = Math.max(0, SNIPPET_LENGTH - (end - start));
  const before = Math.min(start, Math.max(Math.floor(spare / 3), spare - (text.length - end)));
  const from = start - before;
  const to = Math.min(text.length, end + spare - before);
  const wordFrom = from === 0 ? 0 : from + Math.max(0, text.slice(from, start).search(/(?<=\s)\S/u));
  const tail = text.slice(end, to);
  const wordTo = to === text.length ? to : end + Math.max(0, tail.search(/\s\S*$/u));
  return [wordFrom, wordTo];
}

export function markUp(text: string, marks: Mark[], from: number, to: number): string {
  let html = '';
  let at = from;
  for (const mark of marks) {
    if (mark.start < at || mark.end > to) continue;
    html += `${escapeHtml(text.slice(at, mark.start))}<mark>${escapeHtml(text.slice(mark.start, mark.end))}</mark>`;
    at = mark.end;
  }
  return html + escapeHtml(text.slice(at, to));
}
