import type { Kysely } from 'kysely';
import { foldedLabel } from '../../catalogue/access-words/comparable.ts';
import type { Database } from '../../platform/database/schema.ts';

/** Of longer ones this beginning is kept, and looked for. */
const LONGEST_WORD = 40;

/** The words by which staff find a case: without accents and case, each once. */
export function wordsOf(...texts: readonly (string | null | undefined)[]): string[] {
  const words = texts.flatMap((text) => (text ? foldedLabel(text).split(' ') : []));
  return [...new Set(words.map((word) => word.slice(0, LONGEST_WORD).toWellFormed()))].filter((word) => word !== '');
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

/** A reader's cases are found by what the reader is called now; by what they were called before, they still are. */
export async function addWordsOfReader(
  db: Kysely<Database>,
  accountPk: number,
  words: readonly string[],
): Promise<void> {
  const cases = await db
    .selectFrom('access_case')
    .select('pk')
    .where('account_pk', '=', accountPk)
    .where('submitted_at', 'is not', null)
    .where('emptied_at', 'is', null)
    .execute();
  for (const { pk } of cases) await addCaseWords(db, pk, words);
}
