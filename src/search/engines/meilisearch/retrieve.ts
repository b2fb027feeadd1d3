import type { MultiSearchQuery } from 'meilisearch';
import type { Retrieval, RetrievalRequest } from '../../engine.ts';
import { countsQuery, facetAttributes, facetCounts, histogramOf } from './counts.ts';
import { readCursor } from './cursor.ts';
import { doubtsAbout, leaveOutMisread } from './doubtful-hits.ts';
import { activeGroups, type FilterGroup } from './filters.ts';
import { mayMeetPages, meetsAnything, pagesQuery, recordsStageFor, stagesFor, withPages } from './find-stage.ts';
import { goOnByNumber, hitAttributes, nextCursor, sortOf } from './order.ts';
import { askAll, baseFilter, queryOf, totalOf, type Answer, type Retriever, type Stage } from './stage.ts';

/**
 * Asks as typed; if nothing meets the words, with a slip mended; if still nothing does, for most of the words. What is
 * chosen besides does not change how the words are read.
 */
export async function retrieve(by: Retriever, request: RetrievalRequest): Promise<Retrieval> {
  const cursor = request.cursor === undefined ? undefined : readCursor(request.cursor, request.sort);
  let retrieval: Retrieval | undefined;
  for (const matching of cursor ? [cursor.matching] : stagesFor(request)) {
    const records = await recordsStageFor(by, request, matching);
    if (!records) continue;
    const { stage, next } = await answerInOne({ ...records, cursor });
    if (next.total > 0 || (isNarrowed(request) && (await meetsAnything(stage)))) return next;
    retrieval ??= next;
  }
  return retrieval ?? retrieve(by, { ...request, cursor: undefined, offset: undefined });
}

function isNarrowed({ filters, within }: RetrievalRequest): boolean {
  return within !== undefined || activeGroups(filters).length > 0;
}

/**
 * Where the index held no pages, the question for records goes out together with those whether any page meets the
 * words and whether a word is misread: one request instead of three, and only where one of them is so it is asked again.
 */
async function answerInOne(records: Stage): Promise<{ stage: Stage; next: Retrieval }> {
  const { by } = records;
  if (!by.holdsPages && mayMeetPages(records)) {
    const doubts = await doubtsAbout(records);
    const [met, ...answers] = await askAll(by, [pagesQuery(records), ...doubts.questions, ...questionsOf(records)]);
    const stands = await doubts.settle(answers.splice(0, doubts.questions.length));
    if (stands && totalOf(met!) === 0) return { stage: records, next: await answerFrom(records, answers) };
  } else {
    await leaveOutMisread(records);
  }
  const stage = await withPages(records);
  return { stage, next: await answerFrom(stage, await askAll(by, questionsOf(stage))) };
}

/** The hits, all counts where those are not theirs, and the counts of each group in which something is chosen. */
function questionsOf(stage: Stage): MultiSearchQuery[] {
  const groups = activeGroups(stage.request.filters).map((group) => countsQuery(stage, group));
  return [hitsQuery(stage), ...(stage.onPages ? [countsQuery(stage)] : []), ...groups];
}

/** @param answers to `questionsOf` */
async function answerFrom(stage: Stage, answers: Answer[]): Promise<Retrieval> {
  const { request, matching, corrections, onPages } = stage;
  const groups = activeGroups(request.filters);
  const hits = answers[0]!;
  const main = onPages ? answers[1]! : hits;
  const others = answers.slice(onPages ? 2 : 1);
  const counts = (group: FilterGroup) => others[groups.indexOf(group)] ?? main;
  const retrieval: Retrieval = {
    hits: hits.hits.map((hit) => hit.pk),
    total: totalOf(main),
    totalIsExact: stage.plan.exact && stage.strategy === 'all',
    facets: {},
    histogram: request.histogram ? histogramOf(counts('years')) : [],
    matching,
    corrections,
    onPages,
  };
  for (const facet of request.facets) retrieval.facets[facet] = await facetCounts(stage, facet, counts(facet));
  if (stage.cursor?.pk !== undefined) await goOnByNumber(stage, retrieval);
  else retrieval.next = nextCursor(stage, hits.hits, retrieval.total);
  return retrieval;
}

function hitsQuery(stage: Stage): MultiSearchQuery {
  const { request, cursor, onPages } = stage;
  // Totals and facets must not shrink as a cursor moves on, so its own condition goes into goOnByNumber.
  return {
    ...queryOf(stage),
    filter: baseFilter(stage),
    sort: sortOf(request.sort),
    ...(onPages ? {} : { facets: facetAttributes(request.facets, request.histogram) }),
    attributesToRetrieve: hitAttributes(request.sort),
    offset: cursor?.offset ?? request.offset ?? 0,
    limit: cursor?.pk === undefined ? request.limit : 0,
  };
}
