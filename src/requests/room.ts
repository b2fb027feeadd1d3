import type { Kysely } from 'kysely';
import type { ArchiveProfile } from '../platform/content.ts';
import type { Database } from '../platform/database/schema.ts';
import type { ReadCalendar } from './clock/calendar.ts';
import type { RequestPolicy } from './policy.ts';
import type { RecordFacts } from './record-facts.ts';

/** What the use cases of this domain work with. */
export interface Room {
  db: Kysely<Database>;
  now: () => Date;
  policy: RequestPolicy;
  facts: RecordFacts;
  calendar: ReadCalendar;
  /** Who writes the letters. */
  archive: ArchiveProfile;
}
