import type { QueryTerm } from '../../query.ts';
import { oneSlipAway } from '../../slips.ts';
import { fold } from '../../vietnamese/fold.ts';
import { askAll, totalOf, type Retriever } from './stage.ts';

/** Candidates of one word, laid out in rows and columns. */
interface Grid {
  candidates: string[];
  width: number;
}

/**
 * Words of the index one slip away from each of these, the most frequent first. Meilisearch has no list of its words,
 * but counts what holds none of several: a few questions tell which rows and columns of some three hundred candidates
 * hold one that is there, and only where these cross it is asked by name.
 * @param most for each word
 */
export async function nearWords(by: Retriever, terms: QueryTerm[], most: number): Promise<string[][]> {
  if (terms.length === 0) return [];
  const grids = terms.map(({ text }): Grid => {
    const candidates = [...oneSlipAway(fold(text))];
    return { candidates, width: Math.ceil(Math.sqrt(candidates.length)) };
  });
  const [all, ...without] = await totals(by, ['', ...grids.flatMap(linesOf).map(holdsNone)]);
  let at = 0;
  const likely = grids.map((grid) => {
    const there = linesOf(grid).map(() => without[at++]! < all!);
    return grid.candidates.filter((_, place) => there[rowOf(grid, place)] && there[columnOf(grid, place)]);
  });
  const counts = await totals(
    by,
    likely.flat().map((word) => `"${word}"`),
  );
  let next = 0;
  return likely.map((words) => {
    const counted = words.map((word) => ({ word, count: counts[next++]! })).filter(({ count }) => count > 0);
    return counted
      .sort((a, b) => b.count - a.count || (a.word < b.word ? -1 : 1))
      .slice(0, most)
      .map(({ word }) => word);
  });
}

/** The rows, then the columns. */
function linesOf(grid: Grid): string[][] {
  const lines = Array.from({ length: 2 * grid.width }, (): string[] => []);
  for (const [place, candidate] of grid.candidates.entries()) {
    lines[rowOf(grid, place)]!.push(candidate);
    lines[columnOf(grid, place)]!.push(candidate);
  }
  return lines;
}

function rowOf({ width }: Grid, place: number): number {
  return Math.floor(place / width);
}

function columnOf({ width }: Grid, place: number): number {
  return width + (place % width);
}

function holdsNone(words: string[]): string {
  return words.map((word) => `-"${word}"`).join(' ');
}

async function totals(by: Retriever, questions: string[]): Promise<number[]> {
  if (questions.length === 0) return [];
  const queries = questions.map((q) => ({ indexUid: by.indexUid, q, attributesToRetrieve: [], limit: 0 }));
  return (await askAll(by, queries)).map(totalOf);
}
