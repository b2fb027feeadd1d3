import type { Kysely } from 'kysely';
import type { Database } from '../../platform/database/schema.ts';
import type { Catalogue } from '../catalogue.ts';
import { fondsList, newestFonds } from './fonds-list.ts';
import { holdingsReader } from './holdings.ts';
import { linksByIds, linksByPks } from './record-links.ts';
import { lookUpRecord } from './record-lookup.ts';
import { namesByPks } from './record-names.ts';
import { childrenOf } from './tree-window.ts';
import { viewByPks } from './viewed-records.ts';

/** The catalogue as kept in the database. */
export function createCatalogue(db: Kysely<Database>): Catalogue {
  return {
    byId: (id) => lookUpRecord(db, id),
    byPks: (pks) => viewByPks(db, pks),
    namesByPks: (pks) => namesByPks(db, pks),
    linksByPks: (pks) => linksByPks(db, pks),
    linksByIds: (ids) => linksByIds(db, ids),
    permitted: () => Promise.resolve(new Set()),
    ancestors: async (record) => {
      const above = await viewByPks(db, record.path.slice(0, -1));
      return above.sort((a, b) => a.depth - b.depth);
    },
    children: (record, window) => childrenOf(db, record, window),
    topmost: (order, page, pageSize) => fondsList(db, order, page, pageSize),
    holdings: holdingsReader(db),
    newest: (limit) => newestFonds(db, limit),
  };
}
