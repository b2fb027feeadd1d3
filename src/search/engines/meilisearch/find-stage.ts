import type { Retrieval, RetrievalRequest } from '../../engine.ts';
import type { QueryTerm } from '../../query.ts';
import { PAGES_ONLY } from './filters.ts';
import { mostOfTheWords, type MostWords } from './most-of-the-words.ts';
import { planQuery } from './plan-query.ts';
import { askAll, totalOf, wordsQuery, type Retriever, type Stage } from './stage.ts';

/** A request made ready to be asked in one way. @returns undefined where no choice of its words is worth asking */
export async function stageFor(
  by: Retriever,
  request: RetrievalRequest,
  matching: Retrieval['matching'],
): Promise<Stage | undefined> {
  const words = await wordsFor(by, request.query.terms, matching);
  if (!words) return undefined;
  const plan = await planQuery(by, words.terms, matching !== 'all');
  const stage: Stage = { by, request, plan, matching, strategy: words.strategy, onPages: false };
  return { ...stage, onPages: await standsOnPages(stage) };
}

async function wordsFor(
  by: Retriever,
  terms: QueryTerm[],
  matching: Retrieval['matching'],
): Promise<MostWords | undefined> {
  return matching === 'most' ? mostOfTheWords(by, terms) : { terms, strategy: 'all' };
}

/** Whether any page meets the words; where there are only words for fields, none does. */
async function standsOnPages(stage: Stage): Promise<boolean> {
  const { by, plan } = stage;
  if (plan.attributes || !plan.terms.some((term) => !term.excluded)) return false;
  const filter = [...plan.narrowing, PAGES_ONLY];
  const [answer] = await askAll(by, [{ ...wordsQuery(stage), filter, attributesToRetrieve: [], limit: 0 }]);
  return totalOf(answer!) > 0;
}
