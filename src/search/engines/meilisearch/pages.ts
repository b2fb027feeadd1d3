import type { MultiSearchQuery } from 'meilisearch';
import type { FoundPage, FoundPages, Retrieval, RetrievalRequest } from '../../engine.ts';
import { anyOf, PAGES_ONLY, RECORDS_ONLY } from './filters.ts';
import { stageFor } from './find-stage.ts';
import { NAMES } from './index-settings.ts';
import { askAll, wordsQuery, type Retriever, type Stage } from './stage.ts';

/** Records asked about at once: one facet answer holds the counts of them all. */
const RECORDS_AT_ONCE = 100;
/** Pages listed of all of them together. */
const MOST_LISTED = 1000;

interface PageHit extends FoundPage {
  pk: number;
}

/** Pages of one record that a question lists, and how many it knows of. */
interface Listed {
  best: FoundPage[];
  count: number;
}

/** See SearchEngine.passages. */
export async function passages(
  by: Retriever,
  request: RetrievalRequest,
  matching: Retrieval['matching'],
  records: number[],
  perRecord: number,
): Promise<Map<number, FoundPages>> {
  const stage = records.length > 0 ? await stageFor(by, request, matching) : undefined;
  const found = new Map<number, FoundPages>();
  if (!stage?.onPages) return found;
  for (let start = 0; start < records.length; start += RECORDS_AT_ONCE) {
    const asked = records.slice(start, start + RECORDS_AT_ONCE);
    for (const [pk, pages] of await pagesOf(stage, asked, perRecord)) found.set(pk, pages);
  }
  return found;
}

/**
 * Where the names of a record hold all the words, every page of it meets the query with them: shown are only pages
 * that hold them all themselves. Where they hold some, pages that hold the others.
 */
async function pagesOf(stage: Stage, records: number[], perRecord: number): Promise<Map<number, Listed>> {
  if (stage.matching !== 'all') return listed(stage, undefined, records, perRecord);
  const whole = await listed(stage, ['passage'], records, perRecord);
  const others = records.filter((pk) => !whole.has(pk));
  if (others.length === 0) return whole;
  const named = await recordsNamed(stage, others);
  const mixed = others.filter((pk) => !named.has(pk));
  return new Map([...whole, ...(await listed(stage, undefined, mixed, perRecord))]);
}

/** @param attributes where the words are to stand; everywhere where undefined */
async function listed(
  stage: Stage,
  attributes: string[] | undefined,
  records: number[],
  perRecord: number,
): Promise<Map<number, Listed>> {
  if (records.length === 0) return new Map();
  const query: MultiSearchQuery = {
    ...wordsQuery(stage),
    ...(attributes ? { attributesToSearchOn: attributes } : {}),
    attributesToRetrieve: ['pk', 'document', 'page', 'quality'],
  };
  const filter = (pks: number[]) => [...stage.plan.narrowing, PAGES_ONLY, anyOf(pks)];
  const [answer] = await askAll<PageHit>(stage.by, [
    { ...query, filter: filter(records), facets: ['pk'], limit: Math.min(MOST_LISTED, records.length * perRecord * 2) },
  ]);
  const counts = Object.entries(answer!.facetDistribution?.['pk'] ?? {});
  const pages = new Map(counts.map(([pk, count]): [number, Listed] => [Number(pk), { best: [], count }]));
  const add = ({ pk, document, page, quality }: PageHit) => {
    const known = pages.get(pk);
    if (known && known.best.length < perRecord) known.best.push({ document, page, quality });
  };
  answer!.hits.forEach(add);
  // A document of a thousand pages may have taken all places: then at least the best page of each of the others.
  const without = [...pages].filter(([, { best }]) => best.length === 0).map(([pk]) => pk);
  if (without.length === 0 || perRecord === 0) return pages;
  const [rest] = await askAll<PageHit>(stage.by, [
    { ...query, filter: filter(without), distinct: 'pk', limit: without.length },
  ]);
  rest!.hits.forEach(add);
  return pages;
}

async function recordsNamed(stage: Stage, records: number[]): Promise<Set<number>> {
  const filter = [...stage.plan.narrowing, RECORDS_ONLY, anyOf(records)];
  const query = { ...wordsQuery(stage), attributesToSearchOn: NAMES, attributesToRetrieve: ['pk'] };
  const [answer] = await askAll(stage.by, [{ ...query, filter, limit: records.length }]);
  return new Set(answer!.hits.map(({ pk }) => pk));
}
