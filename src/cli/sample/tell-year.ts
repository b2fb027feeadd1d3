import type { Kysely } from 'kysely';
import type { Database } from '../../platform/database/schema.ts';
import type { Copies } from '../../copies/copies.ts';
import type { CopyDesk } from '../../copies/copy-desk.ts';
import type { ReaderActor, StaffActor } from '../../readers/actor.ts';
import type { WorkingCalendar } from '../../requests/clock/working-calendar.ts';
import type { RecordFacts } from '../../requests/record-facts.ts';
import type { Delivery } from '../../visits/delivery/delivery.ts';
import type { VisitDesk } from '../../visits/visit-desk.ts';
import type { Visits } from '../../visits/visits.ts';
import { copiesMoments } from './act-copies.ts';
import { visitMoments } from './act-visit.ts';
import { createShelves } from './choose-files.ts';
import { mustHold } from './make-accounts.ts';
import type { Story } from './read-story.ts';
import type { SampleYear } from './read-year.ts';
import { momentOf, type Moment } from './story-time.ts';

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

/** Who sits in the reading room and at the counter. */
export const AT_THE_DESK = 'hanh';

/** What happened in the reading rooms in a year: visits, copies, cards. */
export async function momentsOfYear(room: YearRoom, year: SampleYear, cast: Cast): Promise<Moment[]> {
  const shelves = await createShelves(room, Object.values(year.fonds));
  const take = (fonds: string, files: number): string[] => shelves.take(year.fonds[fonds] ?? fonds, files);
  const stage = { room, year, cast, take };
  return [
    ...year.visits.flatMap((told) => visitMoments(stage, told)),
    ...year.copies.flatMap((told) => copiesMoments(stage, told)),
    ...year.cards.map(({ reader, ago }) => ({
      time: momentOf(room.calendar, room.today, { ago, at: '11:20' }),
      async happen() {
        const staff = await cast.staffNamed(AT_THE_DESK);
        const { id, name } = await cast.readerNamed(reader);
        mustHold(`${name}'s card`, await room.visitDesk.issueCard(staff, id, { announcedDays: 0 }));
      },
    })),
  ];
}

export interface Stage {
  room: YearRoom;
  year: SampleYear;
  cast: Cast;
  /** The next files of a fonds, by its key: public ids. */
  take(fonds: string, files: number): string[];
}
