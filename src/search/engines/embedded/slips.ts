import type { DatabaseSync, StatementSync } from 'node:sqlite';

/** Words of the index that a slip of the finger turns into another: one letter more, less, wrong, or two changed about. */
export class Slips {
  readonly #documents: StatementSync;

  constructor(database: DatabaseSync) {
    this.#documents = database.prepare('select doc from vocabulary where term = ?');
  }

  /** @returns the words of the index one slip away, the word itself not among them, the most frequent first */
  near(word: string): string[] {
    const found: { word: string; documents: number }[] = [];
    for (const candidate of oneSlipAway(word)) {
      const documents = this.#documents.get(candidate)?.['doc'];
      if (documents !== undefined) found.push({ word: candidate, documents: Number(documents) });
    }
    return found.sort((a, b) => b.documents - a.documents || (a.word < b.word ? -1 : 1)).map((each) => each.word);
  }
}

/** All ways to undo one slip, with the letters that folded words are written in (norvig.com/spell-correct.html). */
function oneSlipAway(word: string): Set<string> {
  const letters = [...word];
  const ways = new Set<string>();
  for (let at = 0; at <= letters.length; at++) {
    const before = letters.slice(0, at).join('');
    const after = letters.slice(at).join('');
    const rest = letters.slice(at + 1).join('');
    for (const letter of LETTERS) ways.add(before + letter + after);
    if (at === letters.length) break;
    ways.add(before + rest);
    for (const letter of LETTERS) ways.add(before + letter + rest);
    const next = letters[at + 1];
    if (next !== undefined) ways.add(before + next + letters[at] + letters.slice(at + 2).join(''));
  }
  ways.delete(word);
  return ways;
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
