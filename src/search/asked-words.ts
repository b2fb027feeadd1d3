import { meets, waysOf } from './query-patterns.ts';
import type { TermPattern, WordPattern } from './query-patterns.ts';
import { accentsIn } from './vietnamese/accents.ts';
import type { Accents } from './vietnamese/accents.ts';
import { beginningsOf, tokensBeginning } from './vietnamese/tokens.ts';
import type { Beginnings, Token } from './vietnamese/tokens.ts';

/** Texts of a record, one after the other, as far as a query goes. */
export interface ReadTexts {
  /** How many words they have. */
  length: number;
  /** Of each word asked for that they hold: how much each of their words is the one typed, 0 to 1. */
  likeness: ReadonlyMap<WordPattern, readonly number[]>;
  /** The last of their words, where it may be one asked for. */
  last?: Token;
}

/** A beginning or a mended word against the word itself. */
export const INEXACT = 0.7;
/** Other accents than those typed. */
const OTHER_ACCENTS = 0.35;
/** Of the same letters without their accents. */
const LIKENESS: Record<Accents, number> = { same: 1, begun: INEXACT, other: OTHER_ACCENTS };
/** A broken title may be a book: UTF-16 units of a text that are read. */
const MOST_READ = 2000;
const NOTHING: ReadTexts = { length: 0, likeness: new Map() };

/**
 * The words of one query, looked for in many texts. Each text is read once for all of them, and of its words only those
 * looked at that begin as one of them does; which words of texts have the accents typed is remembered.
 */
export class AskedWords {
  readonly #words: { word: WordPattern; accents: Map<string, Accents> }[];
  readonly #beginnings: Beginnings;

  constructor(patterns: readonly TermPattern[]) {
    const words = patterns.flatMap((pattern) => waysOf(pattern).flat());
    this.#words = words.map((word) => ({ word, accents: new Map() }));
    this.#beginnings = beginningsOf(words.flatMap(({ folded, corrected = folded }) => [folded, corrected]));
  }

  read(texts: readonly string[]): ReadTexts {
    if (texts.length === 0) return NOTHING;
    const likeness = new Map<WordPattern, number[]>();
    let length = 0;
    let last: Token | undefined;
    for (const text of texts) {
      const read = text.length > MOST_READ ? text.slice(0, MOST_READ) : text;
      const tokens = tokensBeginning(read, this.#beginnings);
      for (let at = 0; at < tokens.length; at++) {
        const token = tokens[at];
        if (token) this.#note(token, read, length + at, likeness);
      }
      if (tokens.length > 0) last = tokens.at(-1);
      length += tokens.length;
    }
    return { length, likeness, ...(last ? { last } : {}) };
  }

  #note(token: Token, text: string, at: number, likeness: Map<WordPattern, number[]>): void {
    for (const { word, accents } of this.#words) {
      if (!meets(word, token.folded)) continue;
      let row = likeness.get(word);
      if (!row) likeness.set(word, (row = []));
      while (row.length < at) row.push(0);
      const written = accentsWritten(word, text.slice(token.start, token.end), accents);
      if (token.folded === word.folded) row[at] = LIKENESS[written];
      else row[at] = INEXACT * (written === 'other' ? OTHER_ACCENTS : 1);
    }
  }
}

function accentsWritten(word: WordPattern, written: string, known: Map<string, Accents>): Accents {
  if (!word.accented) return 'same';
  let accents = known.get(written);
  if (accents === undefined) known.set(written, (accents = accentsIn(written, word.typed, word.prefix)));
  return accents;
}
