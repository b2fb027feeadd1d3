import type { SearchAnswer } from './answer.ts';
import { parseQuery } from './parse-query.ts';
import { writeQuery } from './write-query.ts';

/**
 * What of a search can be looked for on a page: its words and phrases as they were understood, without fields,
 * years and exclusions. An address of a page carries it (`?q=`).
 */
export function wordsForPages({
  query,
  didYouMean,
  matching,
}: Pick<SearchAnswer, 'query' | 'didYouMean' | 'matching'>) {
  const { terms } = matching === 'with-typos' && didYouMean !== undefined ? parseQuery(didYouMean) : query;
  return writeQuery({ terms: terms.filter(({ field, excluded }) => !field && !excluded), filters: {} });
}
