import type { Kysely } from 'kysely';
import type { Database } from '../../platform/database/schema.ts';
import type { Catalogue } from '../catalogue.ts';
import { permitFor, type Permit, type Permits } from '../permit.ts';
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
    async permitted(records) {
      const current = await permits.current();
      const usable = current.filter(({ bar }) => bar !== 'views-used');
      return new Set(records.filter((record) => isGranted(record, usable)).map(({ id }) => id));
    },
    async ancestors(record: PublicRecord) {
      const current = await permits.current();
      if (current.length === 0) return catalogue.ancestors(record);
      const above = await viewByPks(db, record.path.slice(0, -1), current);
      return above.sort((a, b) => a.depth - b.depth);
    },
  };
}

/** As a record's own page has it: what is open to all needs no permit. */
function isGranted({ path, access, masked }: PublicRecord, permits: readonly Permit[]): boolean {
  if (access.level === 'open' && !masked) return false;
  const covered = { path, level: access.level, visibility: masked ? 'masked' : 'public' } as const;
  return permitFor(covered, permits) !== undefined;
}
