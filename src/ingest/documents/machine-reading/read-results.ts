import type { Kysely } from 'kysely';
import { storedWords } from '../../../catalogue/page-words.ts';
import type { ReadPage } from '../../../documents/ocr/page-reader.ts';
import { texts } from '../../../platform/database/dialects.ts';
import type { Database, OcrResultTable } from '../../../platform/database/schema.ts';

/** Which page was read, and by what. */
export type ResultKey = Pick<OcrResultTable, 'content_hash' | 'page' | 'reader'>;

/** What came of a page: its text, a reason why there is none, or a secret mark. */
export type PageOutcome = { kind: 'read'; page: ReadPage } | { kind: 'failed'; reason: string } | { kind: 'secret' };

/** Keeps what came of a page for good: nothing is read twice, whatever happens to the process afterwards. */
export async function keepResult(db: Kysely<Database>, key: ResultKey, outcome: PageOutcome): Promise<void> {
  const page = outcome.kind === 'read' ? outcome.page : { text: '', quality: 0, words: [] };
  await db
    .insertInto('ocr_result')
    .values({
      ...key,
      text: page.text.replaceAll('\0', ' '),
      quality: page.quality,
      words: storedWords(page.words),
      failure: outcome.kind === 'failed' ? outcome.reason : null,
      is_secret: outcome.kind === 'secret' ? 1 : 0,
      read_at: new Date().toISOString(),
    })
    .onConflict((c) => c.columns(['content_hash', 'page', 'reader']).doNothing())
    .execute();
}

export async function hasResult(db: Kysely<Database>, { content_hash, page, reader }: ResultKey): Promise<boolean> {
  const row = await db
    .selectFrom('ocr_result')
    .select('page')
    .where('content_hash', '=', content_hash)
    .where('page', '=', page)
    .where('reader', '=', reader)
    .executeTakeFirst();
  return row !== undefined;
}

/** A document turned out to be secret: nothing that was read of it is kept. */
export async function forgetResults(db: Kysely<Database>, key: ResultKey): Promise<void> {
  await db.deleteFrom('ocr_result').where('content_hash', '=', key.content_hash).execute();
  await keepResult(db, key, { kind: 'secret' });
}

/** Documents that a person has released are read after all. */
export async function forgetSecrecy(db: Kysely<Database>, released: ReadonlySet<string>): Promise<void> {
  await db
    .deleteFrom('ocr_result')
    .where('is_secret', '=', 1)
    .where('content_hash', 'in', texts(db, [...released]))
    .execute();
}
