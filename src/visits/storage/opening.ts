import type { Kysely } from 'kysely';
import type { Database } from '../../platform/database/schema.ts';
import type { Opening } from '../is-open.ts';
import type { VisitRoom } from '../room.ts';
import { exceptionsBetween } from './exceptions.ts';

/** Calendar and closures from one day to another, as they are now. */
export async function openingOf(
  { calendar }: Pick<VisitRoom, 'calendar'>,
  db: Kysely<Database>,
  from: string,
  until: string,
): Promise<Opening> {
  return { calendar: await calendar(db), exceptions: await exceptionsBetween(db, from, until) };
}
