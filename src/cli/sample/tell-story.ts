import type { Secrets } from '../../platform/secrets.ts';
import type { ReaderActor, StaffActor } from '../../readers/actor.ts';
import type { People } from '../../readers/people.ts';
import type { WorkingCalendar } from '../../requests/clock/working-calendar.ts';
import { actStep, beginCase, type StoryRoom } from './act-case.ts';
import { makeColleague, makeReader, mustHold, readerActor, staffActor, type SampleSignIn } from './make-accounts.ts';
import type { SampleCase, SampleReader, Story } from './read-story.ts';
import type { SampleYear } from './read-year.ts';
import { momentOf, type Moment, type StoryClock } from './story-time.ts';
import type { YearRoom } from './stage.ts';
import { momentsOfYear } from './tell-year.ts';

interface Teller extends Omit<StoryRoom, 'now'>, Omit<YearRoom, 'calendar' | 'today'> {
  people: People;
  secrets: Secrets;
  calendar: WorkingCalendar;
  clock: StoryClock;
}

/** Staff come this long before everything else. */
const STAFF_BEFORE = { ago: 262, at: '08:00' };
/** Readers ask for their accounts in the morning, and are confirmed and seen in the hour after. */
const REGISTERED_AT = '07:15';
const CONFIRMED_AT = '07:50';

/**
 * Tells the story from its beginning to today: accounts, requests and decisions, each at its time, in the order in
 * which they happened, by the same use cases as everybody else's.
 * @param told.today the story's end; `year` is what happened in the reading rooms meanwhile
 */
export async function tellStory(
  teller: Teller,
  story: Story,
  { year, today }: { year: SampleYear | undefined; today: Date },
): Promise<SampleSignIn[]> {
  const { db, people, calendar, clock } = teller;
  const at = (when: { ago: number; at: string }) => momentOf(calendar, today, when);
  clock.set(at(STAFF_BEFORE));
  const signIns: SampleSignIn[] = [];
  for (const member of story.staff) signIns.push(await makeColleague(people, member));
  const staffNamed = async (key: string): Promise<StaffActor> => staffActor(db, found(story.staff, key));
  const readerNamed = async (key: string): Promise<ReaderActor> => readerActor(db, found(story.readers, key));

  const moments = [
    ...story.readers.flatMap((reader) => comingOf(reader)),
    ...story.cases.flatMap((told) => eventsOf(told)),
    ...(year ? await momentsOfYear({ ...teller, today }, year, { story, staffNamed, readerNamed }) : []),
  ].sort((a, b) => a.time.getTime() - b.time.getTime());
  for (const { time, happen } of moments) {
    clock.set(time);
    await happen();
  }
  return signIns;

  function comingOf(reader: SampleReader): Moment[] {
    const { confirmed, seen } = reader;
    const greet = async (): Promise<void> => {
      const { id } = await readerActor(db, reader);
      if (confirmed) mustHold('confirming', await people.confirmReader(await staffNamed(confirmed), id));
      if (seen) mustHold('seeing', await people.markIdentitySeen(await staffNamed(seen), id, reader.identity.kind));
    };
    const register = async (): Promise<void> => void signIns.push(await makeReader(teller, reader));
    return [
      { time: at({ ago: reader.ago, at: REGISTERED_AT }), happen: register },
      { time: at({ ago: reader.ago, at: CONFIRMED_AT }), happen: greet },
    ];
  }

  function eventsOf(told: SampleCase): Moment[] {
    let id = '';
    const room = { ...teller, now: () => clock.now() };
    const begin = async (): Promise<void> => void (id = await beginCase(room, await readerNamed(told.reader), told));
    return [
      { time: at(told), happen: begin },
      ...told.steps.map((step) => ({
        time: at(step),
        async happen() {
          const isReader = story.readers.some(({ key }) => key === step.by);
          await actStep(room, isReader ? await readerNamed(step.by) : await staffNamed(step.by), id, step);
        },
      })),
    ];
  }
}

function found<Person extends { key: string }>(people: readonly Person[], key: string): Person {
  const person = people.find((one) => one.key === key);
  if (!person) throw new Error(`The sample's story names "${key}", whom people.yaml does not know.`);
  return person;
}
