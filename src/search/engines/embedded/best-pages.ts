import type { FoundPage, FoundPages } from '../../engine.ts';
import { expressionOf, NAMES } from './clauses.ts';
import type { Clause } from './clauses.ts';
import { mayStandOnPages } from './clauses.ts';
import type { Match } from './matching.ts';
import { standingOnPages } from './meeting-on-pages.ts';
import type { OpenIndex } from './open-index.ts';
import { wordsSideBySide } from './page-relevance.ts';
import { has, intersect } from './pk-set.ts';
import type { PkSet } from './pk-set.ts';

/** The pages of these records that meet the query, best first: see SearchEngine.passages. */
export function bestPages(
  index: OpenIndex,
  match: Match,
  clauses: readonly Clause[],
  records: readonly number[],
  perRecord: number,
): Map<number, FoundPages> {
  const { number, quality } = index.pages;
  const shown = new Map<number, { best: number[]; count: number }>();
  if (match.pages.size === 0) return new Map();
  const pagesOf = shownPages(index, match, clauses);
  const { worth } = wordsSideBySide(index, match, clauses);
  for (const pk of records) {
    const found = pagesOf(pk);
    if (found.length === 0) continue;
    const ranked = found.toSorted((a, b) => worth(b) - worth(a) || number[a]! - number[b]! || a - b);
    shown.set(pk, { best: [...ranked.subarray(0, perRecord)], count: found.length });
  }
  const documents = documentsOf(
    index,
    [...shown.values()].flatMap(({ best }) => best),
  );
  const named = (id: number): FoundPage => ({ document: documents.get(id)!, page: number[id]!, quality: quality[id]! });
  return new Map([...shown].map(([pk, { best, count }]) => [pk, { best: best.map(named), count }]));
}

/**
 * Where the names of a record hold all the words, every page of it meets the query with them: shown are only pages
 * that hold them all themselves. Where they hold some, pages that hold the others.
 */
function shownPages(index: OpenIndex, match: Match, clauses: readonly Clause[]): (pk: number) => Int32Array {
  const { pages } = index;
  const among = (pk: number, set: PkSet) => pages.ofRecord(pk).filter((page) => has(set, page));
  if (match.matching !== 'all') return (pk) => among(pk, match.pages);
  const wanted = clauses.filter((clause) => !clause.excluded && mayStandOnPages(clause));
  const whole = intersect(match.pages, wanted.map((clause) => standingOnPages(index, clause)).reduce(intersect));
  const named = wanted.map((clause) => index.postings.of(expressionOf(clause, NAMES))).reduce(intersect);
  return (pk) => {
    const found = among(pk, whole);
    return found.length > 0 || has(named, pk) ? found : among(pk, match.pages);
  };
}

/** The public ids of the documents that these pages are of. */
function documentsOf({ database }: OpenIndex, pages: readonly number[]): Map<number, string> {
  const rows = database.prepare('select id, document from page where id in (select value from json_each(?))');
  return new Map(rows.all(JSON.stringify(pages)).map(({ id, document }) => [Number(id), String(document)]));
}
