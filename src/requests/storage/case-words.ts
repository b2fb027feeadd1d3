import type { Kysely } from 'kysely';
import { foldedLabel } from '../../catalogue/access-words/comparable.ts';
import type { Database } from '../../platform/database/schema.ts';

/** Longer ones are no words. */
const LONGEST_WORD = 40;

/** The words by which staff find a case: without accents and case, each once. */
export function wordsOf(...texts: readonly (string | null | undefined)[]): string[] {
  const words = texts.flatMap((text) => (text ? foldedLabel(text).split(' ') : []));
  return [...new Set(words)].filter((word) => word !== '' && word.length <= LONGEST_WORD);
}

/** Adds words of a case; those it has already stay as they are. */
export async function addCaseWords(db: Kysely<Database>, casePk: number, words: readonly string[]): Promise<void> {
  if (words.length === 0) return;
  const rows = words.map((word) => ({ word, case_pk: casePk }));
  await db
    .insertInto('case_word')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['word', 'case_pk']).doNothing())
    .execute();
}
