import type { Kysely } from 'kysely';
import type { Copies } from '../../copies/copies.ts';
import type { CopyDesk } from '../../copies/copy-desk.ts';
import type { Database } from '../../platform/database/schema.ts';
import type { ReaderActor, StaffActor } from '../../readers/actor.ts';
import type { WorkingCalendar } from '../../requests/clock/working-calendar.ts';
import type { RecordFacts } from '../../requests/record-facts.ts';
import type { Delivery } from '../../visits/delivery/delivery.ts';
import type { VisitDesk } from '../../visits/visit-desk.ts';
import type { Visits } from '../../visits/visits.ts';
import type { Story } from './read-story.ts';
import type { SampleYear } from './read-year.ts';

/** Who sits in the reading room and at the counter. */
export const AT_THE_DESK = 'hanh';

export interface YearRoom {
  db: Kysely<Database>;
  calendar: WorkingCalendar;
  today: Date;
  facts: RecordFacts;
  visits: Visits;
  visitDesk: VisitDesk;
  delivery: Delivery;
  copies: Copies;
  copyDesk: CopyDesk;
}

export interface Cast {
  story: Story;
  staffNamed(key: string): Promise<StaffActor>;
  readerNamed(key: string): Promise<ReaderActor>;
}

export interface Stage {
  room: YearRoom;
  year: SampleYear;
  cast: Cast;
  /** The next files of a fonds, by its key: public ids. */
  take(fonds: string, files: number): string[];
}
