import type { Kysely } from 'kysely';
import type { Database } from '../schema.ts';

/** Filters that were kept with the words of a search, mostly somebody's name, keep their conditions alone. */
export const savedFiltersWithoutWords = {
  async up(db: Kysely<Database>): Promise<void> {
    const filters = await db.selectFrom('saved_filter').select(['pk', 'query']).execute();
    for (const { pk, query } of filters) {
      const conditions = new URLSearchParams(query);
      if (!conditions.has('q')) continue;
      conditions.delete('q');
      await db.updateTable('saved_filter').set({ query: conditions.toString() }).where('pk', '=', pk).execute();
    }
  },
};
