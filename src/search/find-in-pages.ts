import { bestWindow, marksIn, markUp, SNIPPET_LENGTH, widen } from './highlight.ts';
import type { Mark } from './highlight.ts';
import { parseWords } from './parse-query.ts';
import { patternsOf } from './query-patterns.ts';
import type { TermPattern, WordPattern } from './query-patterns.ts';
import { hasSameAccents } from './vietnamese/accents.ts';
import { fold } from './vietnamese/fold.ts';
import { tokens } from './vietnamese/tokens.ts';

/** A mark with what it took to find it; the stricter the better. */
export interface LooseMark extends Mark {
  /** 0 as typed or without any accents, 1 with other accents than were typed, 2 the beginning of a longer word. */
  slack: 0 | 1 | 2;
  /** Its place among all that was found on the page, from 0. */
  place: number;
  /** Only blanks or a sign stand between it and the mark in the place before. */
  joins: boolean;
}

/** Where the words of a query stand on a page. */
export interface PageMarks<M extends Mark = Mark> {
  /** From 1. */
  number: number;
  /** In order of the text, none within another. */
  marks: M[];
}

/** What of a query can be looked for inside a text; empty where it holds no words. */
export function wordsInside(q: string): TermPattern[] {
  return patternsOf(parseWords(q)).filter(({ words }) => words.length > 0);
}

/** Everything on a page that might be meant; {@link strictest} chooses. */
export function looseMarks(text: string, patterns: TermPattern[]): LooseMark[] {
  const marks = marksIn(text, patterns);
  return marks.map((mark, place) => ({
    ...mark,
    place,
    joins: place > 0 && BETWEEN_WORDS.test(text.slice(marks[place - 1]?.end, mark.start)),
    slack: slackOf(text.slice(mark.start, mark.end), patterns[mark.term]?.words ?? []),
  }));
}

const BETWEEN_WORDS = /^[^\p{L}\p{N}.;:!?]{0,3}$/u;

/**
 * Of each word only its strictest marks on all these pages: on a page full of words, "để" and "đến" beside
 * the "đê" that was typed would drown it; where there is no "đê" at all they are what may have been meant.
 * On each page a word alone is left out where it stands together with others of the query elsewhere: most
 * Vietnamese words are two syllables, and either alone means something else.
 */
export function strictest(pages: PageMarks<LooseMark>[]): PageMarks[] {
  const least = new Map<number, number>();
  for (const { marks } of pages) {
    for (const { term, slack } of marks) least.set(term, Math.min(slack, least.get(term) ?? slack));
  }
  return pages.map(({ number, marks }) => {
    const strict = marks.filter(({ term, slack }) => slack === least.get(term));
    return { number, marks: together(strict) };
  });
}

function together(marks: LooseMark[]): LooseMark[] {
  const runs = runsOf(marks);
  const joined = new Set(runs.filter((run) => termsAmong(run) > 1).flatMap((run) => run.map(({ term }) => term)));
  return runs.filter((run) => termsAmong(run) > 1 || run.some(({ term }) => !joined.has(term))).flat();
}

/** Marks that follow one another with nothing between them. */
function runsOf(marks: LooseMark[]): LooseMark[][] {
  const runs: LooseMark[][] = [];
  for (const mark of marks) {
    const last = runs.at(-1)?.at(-1);
    if (last && mark.joins && mark.place === last.place + 1) runs.at(-1)?.push(mark);
    else runs.push([mark]);
  }
  return runs;
}

/** Whether words of the query stand side by side anywhere among these marks. */
export function hasNeighbours(marks: Mark[]): boolean {
  return marks.some(({ start, term }, i) => {
    const before = marks[i - 1];
    return before !== undefined && before.term !== term && start - before.end <= 3;
  });
}

/** The words of a query on one page, and the one to open it at: where most of them stand together. */
export function marksOnPage(text: string, q: string): { marks: Mark[]; best?: Mark } {
  const [found] = strictest([{ number: 1, marks: looseMarks(text, wordsInside(q)) }]);
  const marks = found?.marks ?? [];
  return { marks, best: closest(marks) };
}

/** The first mark of the shortest stretch that holds as many different words as any. */
function closest(marks: Mark[]): Mark | undefined {
  const most = bestWindow(marks).terms;
  let best: { mark: Mark; length: number } | undefined;
  for (const [at, mark] of marks.entries()) {
    const window = windowFrom(marks, at);
    const last = window.findIndex((_, i) => termsAmong(window.slice(0, i + 1)) === most);
    const length = (window[last]?.end ?? Infinity) - mark.start;
    if (length < (best?.length ?? Infinity)) best = { mark, length };
  }
  return best?.mark;
}

/** How many different words of the query are marked. */
export function termsAmong(marks: Mark[]): number {
  return new Set(marks.map(({ term }) => term)).size;
}

/**
 * The places of a page where most of its words stand together, in order, each a piece of about 200 characters
 * with the words marked: escaped text and `<mark>` only.
 */
export function placesOn(text: string, marks: Mark[]): string[] {
  const most = bestWindow(marks).terms;
  const places: string[] = [];
  for (let at = 0; at < marks.length;) {
    const window = windowFrom(marks, at);
    if (termsAmong(window) < most) {
      at++;
      continue;
    }
    const [from, to] = widen(text, window[0]?.start ?? 0, window.at(-1)?.end ?? 0);
    places.push(`${from > 0 ? '… ' : ''}${markUp(text, marks, from, to)}${to < text.length ? ' …' : ''}`);
    while ((marks[at]?.start ?? Infinity) < to) at++;
  }
  return places;
}

/** A piece of a page around one place of it, as of {@link placesOn}; only what is shown is looked through. */
export function pieceAround(text: string, place: { start: number; end: number }, patterns: TermPattern[]): string {
  const [from, to] = widen(text, place.start, Math.min(place.end, place.start + SNIPPET_LENGTH));
  const shown = text.slice(from, to);
  const [found] = strictest([{ number: 1, marks: looseMarks(shown, patterns) }]);
  return `${from > 0 ? '… ' : ''}${markUp(shown, found?.marks ?? [], 0, shown.length)}${to < text.length ? ' …' : ''}`;
}

/** The marks that a snippet beginning with this one has room for. */
function windowFrom(marks: Mark[], first: number): Mark[] {
  const start = marks[first]?.start ?? 0;
  let end = first + 1;
  while ((marks[end]?.end ?? Infinity) - start <= SNIPPET_LENGTH) end++;
  return marks.slice(first, end);
}

function slackOf(written: string, words: WordPattern[]): LooseMark['slack'] {
  const slacks = tokens(written).map(({ start, end, folded }, i) => {
    const word = words[i];
    if (folded !== word?.folded) return 2;
    const there = written.slice(start, end).normalize('NFC').toLowerCase();
    const isBare = there === fold(there);
    return !word.accented || isBare || hasSameAccents(word.typed, there) ? 0 : 1;
  });
  return slacks.includes(2) ? 2 : slacks.includes(1) ? 1 : 0;
}
