import type { DatabaseSync } from 'node:sqlite';
import { expressionOfWords } from './clauses.ts';
import type { OpenIndex } from './open-index.ts';

/** Words kept warm, the most common ones. */
const MOST_WORDS = 120;
/** A word is common when one record in so many has it: reading where it stands then takes its time. */
const ONE_IN = 50;
/** Words of the index looked at in one step. */
const STEP = 10_000;

/**
 * Finds the records of the most common words before anybody asks, a few milliseconds at a time; nearly
 * every search holds one of them. Each `step` says whether there is more to do.
 */
export class WarmUp {
  readonly #index: OpenIndex;
  readonly #seq: number;
  readonly #common: { word: string; records: number }[] = [];
  #after: string | undefined = '';
  #expressions: string[] | undefined;

  constructor(index: OpenIndex) {
    this.#index = index;
    this.#seq = index.seq;
  }

  step(): boolean {
    return this.#index.read(() => {
      // Somebody wrote: what was found no longer holds, and what is being written may go on.
      if (this.#index.seq !== this.#seq) return false;
      if (this.#after !== undefined) {
        this.#after = this.#look(this.#index.database, this.#after);
        return true;
      }
      this.#expressions ??= this.#common
        .sort((a, b) => b.records - a.records)
        .slice(0, MOST_WORDS)
        .flatMap(({ word }) => [expressionOfWords([word], undefined), expressionOfWords([word], 'title')])
        .reverse();
      const expression = this.#expressions.pop();
      if (expression !== undefined) this.#index.postings.of(expression);
      return this.#expressions.length > 0;
    });
  }

  /** @returns the last word looked at; undefined at the end */
  #look(database: DatabaseSync, after: string): string | undefined {
    const words = database.prepare('select term, doc from vocabulary where term > ? limit ?').all(after, STEP);
    const fewest = Math.max(1000, this.#index.columns.count / ONE_IN);
    for (const { term, doc } of words) {
      if (Number(doc) >= fewest && !OF_NOBODY.test(String(term)))
        this.#common.push({ word: String(term), records: Number(doc) });
    }
    return words.length < STEP ? undefined : String(words.at(-1)?.['term']);
  }
}

/** What is no folded word: see index-text.ts and written-words.ts. */
const OF_NOBODY = /^[\u{e000}\u{e001}]/u;
