import type { Kysely } from 'kysely';
import type { Database } from '../schema.ts';

interface OldLetter {
  words?: string;
  remedy: string[];
}

/**
 * What an approver wrote to a reader stood before the remedies of the letter, as one of them, and stayed there when the
 * rest of the case was emptied. It gets a place of its own.
 */
export const wordsOfAppeals = {
  async up(db: Kysely<Database>): Promise<void> {
    const letters = await db
      .selectFrom('case_letter')
      .innerJoin('access_case', 'access_case.pk', 'case_letter.case_pk')
      .select(['case_letter.pk', 'case_letter.content', 'access_case.emptied_at'])
      .where('case_letter.kind', '=', 'appeal-decision')
      .execute();
    for (const { pk, content, emptied_at } of letters) {
      const letter = JSON.parse(content) as OldLetter;
      const [first, ...remedy] = letter.remedy;
      if (letter.words !== undefined || first === undefined) continue;
      const words = emptied_at === null ? first : '';
      await db
        .updateTable('case_letter')
        .set({ content: JSON.stringify({ ...letter, words, remedy }) })
        .where('pk', '=', pk)
        .execute();
    }
  },
};
