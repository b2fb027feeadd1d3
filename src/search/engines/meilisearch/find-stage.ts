import type { Retrieval, RetrievalRequest } from '../../engine.ts';
import type { QueryTerm } from '../../query.ts';
import { mayHoldSlip } from '../../slips.ts';
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
  const words = await wordsFor(by, request.query.terms, matching);
  if (!words) return undefined;
  const { terms, strategy = 'all', corrections = {} } = words;
  const plan = await planQuery(by, terms);
  const stage: Stage = { by, request, plan, matching, strategy, corrections, onPages: false };
  const onPages = await standsOnPages(stage);
  if (onPages) await narrowPages(by, plan);
  return { ...stage, onPages };
}

async function wordsFor(
  by: Retriever,
  terms: QueryTerm[],
  matching: Matching,
): Promise<(Pick<Stage['plan'], 'terms'> & Partial<Pick<Stage, 'strategy' | 'corrections'>>) | undefined> {
  if (matching === 'all') return { terms };
  return matching === 'most' ? mostOfTheWords(by, terms) : by.readings.of(by, terms);
}

/** Whether any page meets the words; where there are only words for fields, none does. */
async function standsOnPages(stage: Stage): Promise<boolean> {
  const { by, plan } = stage;
  if (plan.attributes || !plan.terms.some((term) => !term.excluded)) return false;
  const filter = [...plan.narrowing, PAGES_ONLY];
  const [answer] = await askAll(by, [{ ...wordsQuery(stage), filter, attributesToRetrieve: [], limit: 0 }]);
  return totalOf(answer!) > 0;
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
