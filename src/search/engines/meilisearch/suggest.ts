import { RECORDS_ONLY } from './filters.ts';
import { askAll, type Retriever } from './stage.ts';
import { queryWords } from './texts.ts';

/** What a person looks for by name: not prose. */
const SUGGESTED = ['title', 'reference', 'creators', 'places', 'subjects'];

/** See SearchEngine.suggest. What holds a number may be a reference code: records by that come before all. */
export async function suggest(by: Retriever, typed: string, limit: number): Promise<number[]> {
  const q = queryWords(typed).join(' ');
  if (q === '' || limit <= 0) return [];
  const attributes = /\p{N}/u.test(q) ? [['reference'], SUGGESTED] : [SUGGESTED];
  const answers = await askAll(
    by,
    attributes.map((attributesToSearchOn) => ({
      indexUid: by.indexUid,
      q,
      attributesToSearchOn,
      attributesToRetrieve: ['pk'],
      filter: RECORDS_ONLY,
      matchingStrategy: 'all' as const,
      limit,
    })),
  );
  return [...new Set(answers.flatMap(({ hits }) => hits.map(({ pk }) => pk)))].slice(0, limit);
}
