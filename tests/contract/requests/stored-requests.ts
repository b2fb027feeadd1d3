import type { Kysely } from 'kysely';
import type { Database } from '../../../src/platform/database/schema.ts';

/** Where anything of a request can be written; the audit log, which notes attempts too, is not among them. */
const TABLES = [
  'access_case',
  'requested_item',
  'access_grant',
  'clock_pause',
  'clock_extension',
  'case_event',
  'case_message',
  'attachment',
  'consultation',
  'case_letter',
  'case_word',
  'case_reminder',
  'mail',
] as const;

/** Everything that is stored of requests, to be compared. */
export async function storedRequests(db: Kysely<Database>): Promise<string> {
  const tables = [];
  for (const table of TABLES) {
    const rows = await db.selectFrom(table).selectAll().execute();
    tables.push(
      `${table}\n${rows
        .map((row) => JSON.stringify(row))
        .sort()
        .join('\n')}`,
    );
  }
  return tables.join('\n\n');
}
