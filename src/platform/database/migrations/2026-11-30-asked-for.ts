import { sql, type Kysely } from 'kysely';
import type { Database } from '../schema.ts';

/**
 * The register of reading requests goes by the moments at which files were asked for, which are events: an item's own
 * row says only which visit it is for now.
 */
export const askedFor = {
  async up(db: Kysely<Database>): Promise<void> {
    await sql`create index visit_event_asked on visit_event (at, pk) where action = 'plan'`.execute(db);
  },
};
