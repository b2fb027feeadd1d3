import type { Catalogue } from '../catalogue/catalogue.ts';
import type { PublicNames, PublicRecord } from '../catalogue/public-view.ts';
import type { Retrieval } from './engine.ts';
import { isOnOpenPages, isStillFound } from './hit-pages.ts';
import type { HitPages } from './hit-pages.ts';
import { mayBeShown } from './hits.ts';
import type { TermPattern } from './query-patterns.ts';
import type { ParsedQuery } from './query.ts';

/** What was asked, and how the engine met it. */
interface Words {
  query: ParsedQuery;
  patterns: TermPattern[];
  matching: Retrieval['matching'];
}

/**
 * The hits in the engine's order, without those the database does not allow (any more). A hundred are ranked for the
 * twenty that are shown, so only what ranks them is looked up; those that are shown come whole: see `shownOf`.
 */
export async function candidatesOf(
  catalogue: Pick<Catalogue, 'namesByPks'>,
  pks: number[],
  { query }: Words,
): Promise<PublicNames[]> {
  if (pks.length === 0) return [];
  return inOrder(pks, await catalogue.namesByPks(pks)).filter((record) => mayBeShown(record, query));
}

/** Without those that only pages told of which have been closed since. */
export async function stillFoundAmong(
  catalogue: Pick<Catalogue, 'byPks'>,
  candidates: PublicNames[],
  pages: HitPages,
  { patterns, matching }: Words,
): Promise<PublicNames[]> {
  const doubtful = candidates.filter((record) => !isOnOpenPages(pages, record)).map(({ pk }) => pk);
  if (doubtful.length === 0) return candidates;
  const gone = new Set(doubtful);
  for (const record of await catalogue.byPks(doubtful)) {
    if (isStillFound(pages, record, patterns, matching)) gone.delete(record.pk);
  }
  return candidates.filter(({ pk }) => !gone.has(pk));
}

/** The records of one page as they are shown, by what the database allows at this moment. */
export async function shownOf(
  catalogue: Pick<Catalogue, 'byPks'>,
  page: PublicNames[],
  pages: HitPages,
  { query, patterns, matching }: Words,
): Promise<PublicRecord[]> {
  if (page.length === 0) return [];
  const pks = page.map(({ pk }) => pk);
  return inOrder(pks, await catalogue.byPks(pks)).filter(
    (record) => mayBeShown(record, query) && isStillFound(pages, record, patterns, matching),
  );
}

function inOrder<Found extends { pk: number }>(pks: number[], found: Found[]): Found[] {
  const byPk = new Map(found.map((record) => [record.pk, record]));
  return pks.flatMap((pk) => byPk.get(pk) ?? []);
}
