import type { Kysely } from 'kysely';
import type { Database } from '../../platform/database/schema.ts';
import type { Catalogue } from '../catalogue.ts';
import type { Permits } from '../permit.ts';
import type { PublicRecord } from '../public-view.ts';
import { lookUpRecord } from './record-lookup.ts';
import { viewByPks } from './viewed-records.ts';

/**
 * The catalogue as one reader sees it who was granted something: what they look up, and what stands above it, with
 * its title where that is masked for everybody else. Lists of records, their order and their counts are everybody's.
 */
export function createGrantedCatalogue(db: Kysely<Database>, catalogue: Catalogue, permits: Permits): Catalogue {
  return {
    ...catalogue,
    byId: async (id) => lookUpRecord(db, id, await permits.current()),
    async ancestors(record: PublicRecord) {
      const current = await permits.current();
      if (current.length === 0) return catalogue.ancestors(record);
      const above = await viewByPks(db, record.path.slice(0, -1), current);
      return above.sort((a, b) => a.depth - b.depth);
    },
  };
}
