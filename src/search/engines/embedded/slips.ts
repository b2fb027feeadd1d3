import type { StatementSync } from 'node:sqlite';
import { oneSlipAway } from '../../slips.ts';
import type { OpenIndex } from './open-index.ts';

/** Words of the index that a slip of the finger turns into another: one letter more, less, wrong, or two changed about. */
export class Slips {
  readonly #records: StatementSync;
  readonly #index: OpenIndex;

  constructor(index: OpenIndex) {
    this.#index = index;
    this.#records = index.database.prepare('select doc from vocabulary where term = ?');
  }

  /** @returns the words of the index one slip away, the word itself not among them, the most frequent first */
  near(word: string): string[] {
    const candidates = oneSlipAway(word);
    const pages = this.#index.pages.count === 0 ? new Map<string, number>() : this.#index.pageLists.counts(candidates);
    const found: { word: string; count: number }[] = [];
    for (const candidate of candidates) {
      const records = this.#records.get(candidate)?.['doc'];
      const count = Number(records ?? 0) + (pages.get(candidate) ?? 0);
      if (count > 0) found.push({ word: candidate, count });
    }
    return found.sort((a, b) => b.count - a.count || (a.word < b.word ? -1 : 1)).map((each) => each.word);
  }
}
