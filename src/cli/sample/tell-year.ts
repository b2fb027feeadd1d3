import { copiesMoments } from './act-copies.ts';
import { visitMoments } from './act-visit.ts';
import { createShelves } from './choose-files.ts';
import { mustHold } from './make-accounts.ts';
import type { SampleYear } from './read-year.ts';
import { AT_THE_DESK, type Cast, type YearRoom } from './stage.ts';
import { momentOf, type Moment } from './story-time.ts';

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
