import type { Kysely } from 'kysely';
import type { Database } from '../../platform/database/schema.ts';

/** Whether a body whose refusal binds has refused, in its own last word on this case: nobody else can take it back. */
export async function isBoundByOpinion(db: Kysely<Database>, casePk: number): Promise<boolean> {
  const said = await db
    .selectFrom('consultation')
    .select(['body', 'consents'])
    .where('case_pk', '=', casePk)
    .where('is_binding', '=', 1)
    .where('recorded_at', 'is not', null)
    .orderBy('pk')
    .execute();
  const lastWords = new Map(said.map(({ body, consents }) => [nameKey(body), consents]));
  return [...lastWords.values()].includes(0);
}

/** Names are typed by hand: one body written in two ways counts as one, as far as letters and blanks tell. */
function nameKey(body: string): string {
  return body.normalize('NFC').toLocaleLowerCase('vi').trim().replace(/\s+/g, ' ');
}
