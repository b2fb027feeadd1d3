import type { MultiSearchQuery } from 'meilisearch';
import type { Retrieval, RetrievalRequest } from '../../engine.ts';
import type { QueryTerm } from '../../query.ts';
import { mayHoldSlip } from '../../slips.ts';
import { leaveOutMisread } from './doubtful-hits.ts';
import { PAGES_ONLY, RECORDS_ONLY } from './filters.ts';
import { mostOfTheWords } from './most-of-the-words.ts';
import { narrowPages, planQuery } from './plan-query.ts';
import { askAll, countingQuery, totalOf, wordsQuery, type Retriever, type Stage } from './stage.ts';

type Matching = Retrieval['matching'];

/** The ways to meet a query, in the order they are tried: as typed; with a slip mended; with most of the words. */
export function stagesFor({ query }: RetrievalRequest): Matching[] {
  const wanted = query.terms.filter((term) => !term.excluded);
  const stages: Matching[] = ['all'];
  if (wanted.some(mayHoldSlip)) stages.push('with-typos');
  if (wanted.length > 1) stages.push('most');
  return stages;
}

/** A request made ready to be asked in one way. @returns undefined where no choice of its words is worth asking */
export async function stageFor(
  by: Retriever,
  request: RetrievalRequest,
  matching: Matching,
): Promise<Stage | undefined> {
  const stage = await recordsStageFor(by, request, matching);
  if (stage) await leaveOutMisread(stage);
  return stage && withPages(stage);
}

/** The same, as long as nobody has looked whether pages meet the words, and whether any of them is misread. */
export async function recordsStageFor(
  by: Retriever,
  request: RetrievalRequest,
  matching: Matching,
): Promise<Stage | undefined> {
  const words = await wordsFor(by, request.query.terms, matching);
  if (!words) return undefined;
  const { terms, strategy = 'all', corrections = {} } = words;
  const plan = await planQuery(by, terms);
  return { by, request, plan, matching, strategy, corrections, onPages: false };
}

/** Looks whether any page meets the words, and whether there is any page in the index. */
export async function withPages(stage: Stage): Promise<Stage> {
  const { by, plan } = stage;
  if (!mayMeetPages(stage)) return stage;
  const anyPage = { indexUid: by.indexUid, filter: PAGES_ONLY, attributesToRetrieve: [], limit: 0 };
  const [met, all] = await askAll(by, [pagesQuery(stage), anyPage]);
  by.holdsPages = totalOf(all!) > 0;
  if (totalOf(met!) === 0) return stage;
  await narrowPages(by, plan);
  return { ...stage, onPages: true };
}

/** Not where there are only words for fields: these stand on no page. */
export function mayMeetPages({ plan }: Stage): boolean {
  return !plan.attributes && plan.terms.some((term) => !term.excluded);
}

/** Asks how many pages meet the words. */
export function pagesQuery(stage: Stage): MultiSearchQuery {
  const { plan } = stage;
  return { ...wordsQuery(stage), filter: [...plan.narrowing, PAGES_ONLY], attributesToRetrieve: [], limit: 0 };
}

async function wordsFor(
  by: Retriever,
  terms: QueryTerm[],
  matching: Matching,
): Promise<(Pick<Stage['plan'], 'terms'> & Partial<Pick<Stage, 'strategy' | 'corrections'>>) | undefined> {
  if (matching === 'all') return { terms };
  return matching === 'most' ? mostOfTheWords(by, terms) : by.readings.of(by, terms);
}

/** Whether there is any record that meets the words, whatever else is chosen. */
export async function meetsAnything(stage: Stage): Promise<boolean> {
  const filter = stage.onPages ? stage.plan.narrowing : [...stage.plan.narrowing, RECORDS_ONLY];
  const [answer] = await askAll(stage.by, [{ ...countingQuery(stage), filter }]);
  return totalOf(answer!) > 0;
}

/** The way in which `retrieve` answers this request. @returns undefined where nothing meets the words in any */
export async function answeringStage(by: Retriever, request: RetrievalRequest): Promise<Stage | undefined> {
  for (const matching of stagesFor(request)) {
    const stage = await stageFor(by, request, matching);
    if (stage && (await meetsAnything(stage))) return stage;
  }
  return undefined;
}
