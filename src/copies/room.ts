import type { Kysely } from 'kysely';
import type { Database } from '../platform/database/schema.ts';
import type { FileStore } from '../platform/file-store.ts';
import type { Scanner } from '../platform/scanner/scanner.ts';
import type { ReadCalendar } from '../requests/clock/calendar.ts';
import type { ReadLiveGrants } from '../requests/grants.ts';
import type { RequestPolicy } from '../requests/policy.ts';
import type { RecordFacts } from '../requests/record-facts.ts';
import type { CountUse } from '../visits/counting.ts';
import type { CopyPolicy } from './policy.ts';

/** What the use cases of this domain work with. */
export interface CopyRoom {
  db: Kysely<Database>;
  now: () => Date;
  policy: CopyPolicy;
  /** Purposes and legal times are those of access requests. */
  requestPolicy: RequestPolicy;
  facts: RecordFacts;
  calendar: ReadCalendar;
  grants: ReadLiveGrants;
  count: CountUse;
  files: FileStore;
  /** Undefined where none is set up. */
  scanner?: Scanner;
}
