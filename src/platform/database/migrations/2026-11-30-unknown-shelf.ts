import type { Kysely } from 'kysely';
import type { Database } from '../schema.ts';

/** Shelf that no description states was noted as none at all. It is unknown: nothing stands there any more. */
export const unknownShelf = {
  async up(db: Kysely<Database>): Promise<void> {
    await db.deleteFrom('holdings_on').where('measure', '=', 'centimetres').where('value', '=', 0).execute();
  },
};
