import type { Kysely } from 'kysely';
import type { Database } from '../schema.ts';

/**
 * A day worked out once is wrong when the calendar changes afterwards: what it was worked out from stays with it. Of
 * pauses that ended before, only the day is known, and it stays as it is.
 */
export const instantsOfClocks = {
  async up(db: Kysely<Database>): Promise<void> {
    await db.schema.alterTable('clock_pause').addColumn('answered_at', 'text').execute();
    await db.schema.alterTable('account').addColumn('confirm_from', 'text').execute();
    await db
      .updateTable('account')
      .set((is) => ({ confirm_from: is.ref('email_verified_at') }))
      .where('confirm_by', 'is not', null)
      .execute();
  },
};
