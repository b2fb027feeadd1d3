import type { FacetCount, RetrievalRequest } from '../../engine.ts';
import type { FacetName } from '../../query.ts';
import { fold } from '../../vietnamese/fold.ts';
import { asking } from './connection.ts';
import { countsOf } from './counts.ts';
import { RECORDS_ONLY } from './filters.ts';
import { stageFor } from './find-stage.ts';
import { FACET_ATTRIBUTES, MOST_FACET_VALUES } from './index-settings.ts';
import { askAll, baseFilter, countingQuery, type Retriever, type Stage } from './stage.ts';
import { queryWords } from './texts.ts';
import { MOST_WORDS } from './words.ts';

/** Values looked at before they are counted under the search. */
const MOST_CANDIDATES = 200;

/**
 * Values that hold words beginning with what was typed. Meilisearch's own facet search reads a value from its
 * beginning only ("Austen" does not find "Jane Austen"), so records are asked for distinct values as well.
 */
export async function facetValues(
  by: Retriever,
  request: RetrievalRequest,
  facet: FacetName,
  startsWith: string,
  limit: number,
): Promise<FacetCount[]> {
  const candidates = await candidatesFor(by, facet, startsWith);
  if (candidates.length === 0) return [];
  const stage = await stageFor(by, request, 'all');
  const counts = stage ? await countsAmong(stage, facet, candidates) : [];
  return counts
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
    .slice(0, limit);
}

/** One question tells the most frequent values; only those that are not among them are asked for one by one. */
async function countsAmong(stage: Stage, facet: FacetName, candidates: string[]): Promise<FacetCount[]> {
  const attribute = FACET_ATTRIBUTES[facet];
  const [answer] = await askAll(stage.by, [
    { ...countingQuery(stage), filter: baseFilter(stage, facet), facets: [attribute] },
  ]);
  const told = new Map(Object.entries(answer!.facetDistribution?.[attribute] ?? {}));
  const known = candidates.flatMap((value) => (told.has(value) ? [{ value, count: told.get(value)! }] : []));
  if (told.size < MOST_FACET_VALUES) return known;
  const others = candidates.filter((value) => !told.has(value));
  return [...known, ...(await countsOf(stage, facet, others))];
}

async function candidatesFor(by: Retriever, facet: FacetName, startsWith: string): Promise<string[]> {
  const attribute = FACET_ATTRIBUTES[facet];
  const typed = queryWords(startsWith).slice(0, MOST_WORDS).join(' ');
  const index = by.client.index(by.indexUid);
  const fromBeginning = await asking(() => index.searchForFacetValues({ facetName: attribute, facetQuery: typed }));
  const values = new Set(fromBeginning.facetHits.map((hit) => hit.value));
  if (SEARCHABLE.has(attribute)) {
    const anywhere = await asking(() =>
      index.search(typed, {
        attributesToSearchOn: [attribute],
        attributesToRetrieve: [attribute],
        filter: RECORDS_ONLY,
        distinct: attribute,
        matchingStrategy: 'all',
        limit: MOST_CANDIDATES,
      }),
    );
    for (const hit of anywhere.hits) for (const value of hit[attribute] as string[]) values.add(value);
  }
  return [...values].filter((value) => holdsWordsBeginning(value, startsWith)).slice(0, MOST_CANDIDATES);
}

const SEARCHABLE = new Set(['creators', 'places', 'subjects']);

function holdsWordsBeginning(value: string, startsWith: string): boolean {
  const words = fold(value).split(/[^\p{L}\p{N}]+/u);
  return fold(startsWith)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .every((start) => words.some((word) => word.startsWith(start)));
}
