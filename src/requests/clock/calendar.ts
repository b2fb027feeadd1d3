import type { Kysely } from 'kysely';
import type { Database } from '../../platform/database/schema.ts';
import type { WorkingCalendar } from './working-calendar.ts';

/**
 * The calendar as it is now, read anew each time (staff may have changed it a moment ago, in another process).
 * Inside a transaction hand in the transaction.
 */
export type ReadCalendar = (db: Kysely<Database>) => Promise<WorkingCalendar>;
