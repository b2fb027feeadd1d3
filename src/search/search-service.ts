import type { Catalogue } from '../catalogue/catalogue.ts';
import type { OpenDocuments } from '../catalogue/document.ts';
import type { PublicNames, PublicRecord } from '../catalogue/public-view.ts';
import type { ParamProblem, SearchAnswer, SearchParams, SearchService } from './answer.ts';
import { candidatesOf, shownOf, stillFoundAmong } from './candidates.ts';
import { didYouMean } from './did-you-mean.ts';
import { UnusableRequest } from './engine.ts';
import type { Retrieval, SearchEngine } from './engine.ts';
import { labelled } from './facet-labels.ts';
import { facetValuesFor } from './facet-values.ts';
import { pagesOf, passagesOf, rankedPages, withAllTexts } from './hit-pages.ts';
import type { HitPages } from './hit-pages.ts';
import { groupByFonds, hitOf } from './hits.ts';
import { patternsOf } from './query-patterns.ts';
import type { TermPattern } from './query-patterns.ts';
import { FACETS } from './query.ts';
import { rank } from './rank.ts';
import { resolveRequest, yearsExclude } from './resolve-request.ts';
import type { ResolvedRequest } from './resolve-request.ts';
import { lastPage, nextCursor, planOffset, planRetrieval } from './retrieval-plan.ts';
import type { RetrievalPlan } from './retrieval-plan.ts';
import type { SearchLabels } from './search-labels.ts';
import { suggestionsFor } from './suggestions.ts';
import type { FoldedSynonyms } from './synonyms.ts';
import { unknownValues } from './unknown-values.ts';

/** What a search needs of the rest of the program. */
export interface SearchParts {
  engine: Pick<SearchEngine, 'retrieve' | 'passages' | 'facetValues' | 'branchCounts' | 'suggest'>;
  catalogue: Pick<Catalogue, 'byId' | 'byPks' | 'namesByPks' | 'linksByPks' | 'linksByIds'>;
  documents: Pick<OpenDocuments, 'texts'>;
  labels: SearchLabels;
  /** What a word also stands for, as the engine was told; so that hits by it are marked. */
  synonyms?: FoldedSynonyms;
}

/**
 * Search for the public: the engine retrieves, the database has the last word on what may be shown, and
 * the first candidates are ranked here, so that both engines answer alike.
 */
export function createSearchService(parts: SearchParts): SearchService {
  return {
    search: (params, problems, lang) => search(parts, params, problems, lang),
    facetValues: async (params, facet, startsWith, lang) => {
      const resolved = await resolveRequest(parts.catalogue, params);
      if (resolved.empty || yearsExclude(resolved.request.filters)) return [];
      const chosen = facet === 'fonds' ? resolved.request.filters.fonds : params.filters[facet];
      return facetValuesFor(parts, { ...resolved.request, limit: 1 }, { facet, startsWith, chosen }, lang);
    },
    suggest: (typed, lang) => suggestionsFor(parts, typed, lang),
    branchCounts: async (params, records) => {
      const resolved = await resolveRequest(parts.catalogue, params);
      const pks = records.map(({ pk }) => pk);
      if (pks.length === 0) return new Map();
      if (resolved.empty || yearsExclude(resolved.request.filters)) return new Map(pks.map((pk) => [pk, 0]));
      return parts.engine.branchCounts({ ...resolved.request, facets: [], histogram: false, limit: 1 }, pks);
    },
  };
}

async function search(
  parts: SearchParts,
  params: SearchParams,
  given: ParamProblem[],
  lang: 'vi' | 'en',
): Promise<SearchAnswer> {
  const resolved = await resolveRequest(parts.catalogue, params);
  const problems = withoutRepeats([...given, ...resolved.problems]);
  const empty = emptyAnswer(params, resolved, problems);
  if (resolved.empty || yearsExclude(resolved.request.filters)) return empty;
  const { plan, retrieval, refused } = await retrieve(parts.engine, params, resolved);
  if (refused) problems.push(refused);
  const patterns = patternsOf(resolved.query, retrieval.corrections, parts.synonyms);
  const words = { query: resolved.query, patterns, matching: retrieval.matching };
  const listed = await candidatesOf(parts.catalogue, retrieval.hits, words);
  const read = await pagesOf(parts, ask(resolved.request, plan), retrieval, listed);
  const records = await stillFoundAmong(parts.catalogue, listed, read, words);
  const dropped = retrieval.hits.length - records.length;
  const total = Math.max(0, retrieval.total - dropped);
  const page = pageOf(records, plan, params, patterns, read);
  const pages = await withAllTexts(parts.documents, read, page);
  const shown = await shownOf(parts.catalogue, page, pages, words);
  const last = lastPage(total, params.limit);
  if (params.cursor === undefined && params.page > last) problems.push(pastThePages(params, total));
  if (total === 0) problems.push(...(await unknownValues(parts.engine, resolved.request.filters)));
  const mended = didYouMean(resolved.query.text, retrieval.corrections, records);
  const next = nextCursor(plan, page.length, records.length, retrieval.next);
  return {
    ...empty,
    total,
    totalIsExact: retrieval.totalIsExact,
    hits: await hitsOf(parts, params.grouped ? groupByFonds(shown) : shown, patterns, pages),
    facets: await facetsOf(parts, empty.params, retrieval, lang),
    histogram: retrieval.histogram,
    matching: retrieval.matching,
    ...(mended === undefined ? {} : { didYouMean: mended }),
    ...(next === undefined ? {} : { next }),
    lastPage: last,
  };
}

/** A cursor that is none of ours, or not of this search, is named; the answer then starts anew. */
async function retrieve(
  engine: SearchParts['engine'],
  params: SearchParams,
  { request }: ResolvedRequest,
): Promise<{ plan: RetrievalPlan; retrieval: Retrieval; refused?: ParamProblem }> {
  const plan = planRetrieval(params);
  try {
    if (plan) return { plan, retrieval: await engine.retrieve(ask(request, plan)) };
  } catch (error) {
    if (params.cursor === undefined || !(error instanceof UnusableRequest)) throw error;
  }
  const anew = planOffset(0, params);
  const refused: ParamProblem = { param: 'cursor', value: (params.cursor ?? '').slice(0, 100), kind: 'bad-cursor' };
  return { plan: anew, retrieval: await engine.retrieve(ask(request, anew)), refused };
}

function ask(request: ResolvedRequest['request'], { limit, offset, cursor }: RetrievalPlan) {
  return {
    ...request,
    limit,
    ...(offset === undefined ? {} : { offset }),
    ...(cursor === undefined ? {} : { cursor }),
  };
}

function pageOf(
  records: PublicNames[],
  plan: RetrievalPlan,
  params: SearchParams,
  patterns: TermPattern[],
  pages: HitPages,
): PublicNames[] {
  if (plan.skip === undefined) return records;
  if (plan.skip >= records.length) return [];
  return rank(records, patterns, rankedPages(pages)).slice(plan.skip, plan.skip + params.limit);
}

async function hitsOf(
  parts: SearchParts,
  page: PublicRecord[],
  patterns: TermPattern[],
  pages: HitPages,
): Promise<SearchAnswer['hits']> {
  const above = await parts.catalogue.linksByPks([...new Set(page.flatMap(({ path }) => path.slice(0, -1)))]);
  return page.map((record) => {
    const ancestors = record.path.slice(0, -1).flatMap((pk) => above.get(pk) ?? []);
    return hitOf(record, ancestors, patterns, passagesOf(pages, record, patterns));
  });
}

/** What is typed among the words is no chosen value: it cannot be unticked. */
async function facetsOf(
  { catalogue, labels }: SearchParts,
  { filters }: SearchParams,
  retrieval: Retrieval,
  lang: 'vi' | 'en',
): Promise<SearchAnswer['facets']> {
  const named = FACETS.map(async (facet) => {
    const counts = retrieval.facets[facet] ?? [];
    return [facet, await labelled(catalogue, labels, facet, counts, filters[facet], lang)] as const;
  });
  return Object.fromEntries(await Promise.all(named));
}

function emptyAnswer(
  params: SearchParams,
  { query, within, request }: ResolvedRequest,
  problems: ParamProblem[],
): SearchAnswer {
  return {
    // Fonds by the ids they have now, as the facets name them.
    params: { ...params, filters: { ...params.filters, fonds: [...new Set(request.filters.fonds)] } },
    query,
    problems,
    total: 0,
    totalIsExact: true,
    hits: [],
    facets: {},
    histogram: [],
    matching: 'all',
    ...(within ? { within } : {}),
    lastPage: 1,
  };
}

function withoutRepeats(problems: ParamProblem[]): ParamProblem[] {
  return [
    ...new Map(problems.map((problem) => [`${problem.param} ${problem.kind} ${problem.value}`, problem])).values(),
  ];
}

function pastThePages({ page, limit }: SearchParams, total: number): ParamProblem {
  const isNumbered = lastPage(total, limit) * limit >= total;
  return { param: 'page', value: String(page), kind: isNumbered ? 'past-the-end' : 'past-the-numbers' };
}
