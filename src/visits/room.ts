import type { Kysely } from 'kysely';
import type { Database } from '../platform/database/schema.ts';
import type { ReadCalendar } from '../requests/clock/calendar.ts';
import type { BeginView, ReadLiveGrants } from '../requests/grants.ts';
import type { RequestPolicy } from '../requests/policy.ts';
import type { RecordFacts } from '../requests/record-facts.ts';
import type { CountUse } from './counting.ts';
import type { VisitPolicy } from './policy.ts';

/** What the use cases of this domain work with. */
export interface VisitRoom {
  db: Kysely<Database>;
  now: () => Date;
  policy: VisitPolicy;
  /** Purposes are those of requests. */
  requestPolicy: Pick<RequestPolicy, 'on'>;
  /** What is known of records, as of the transaction in which it is asked. */
  recordsIn(db: Kysely<Database>): RecordFacts;
  grants: ReadLiveGrants;
  /** A hand-over is a view of the grant by which it is made. */
  beginView: BeginView;
  calendar: ReadCalendar;
  countUse: CountUse;
}
