import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BrowserContext } from '@playwright/test';
import type { Kysely } from 'kysely';
import { createRecordFacts } from '../../src/catalogue/storage/record-facts.ts';
import { openRequests } from '../../src/open-requests.ts';
import { openVisits } from '../../src/open-visits.ts';
import { readConfig } from '../../src/platform/config.ts';
import { readContent } from '../../src/platform/content.ts';
import { openDatabase } from '../../src/platform/database/open-database.ts';
import type { Database } from '../../src/platform/database/schema.ts';
import { dayInVietnam, timeInVietnam } from '../../src/platform/vietnam-time.ts';
import type { ReaderActor, StaffActor } from '../../src/readers/actor.ts';
import { SESSION_COOKIE } from '../../src/readers/cookie-names.ts';
import { createSessions } from '../../src/readers/sessions.ts';
import { dayAfter } from '../../src/requests/calendar-days.ts';
import type { ExceptionInput } from '../../src/visits/closures.ts';
import type { Delivery } from '../../src/visits/delivery/delivery.ts';
import type { Half } from '../../src/visits/states.ts';
import type { VisitDesk } from '../../src/visits/visit-desk.ts';
import { addReader, addStaff, value } from '../contract/requests/request-room.ts';
import { startPortal } from '../harness/portal.ts';

const CONTENT = fileURLToPath(new URL('../../content/', import.meta.url));

export interface BookedVisit {
  id: string;
  number: string;
  reader: ReaderActor;
}

/** A portal whose reading room is open at whatever hour the tests run, and its staff. */
export interface RoomDesk {
  url: string;
  visitDesk: VisitDesk;
  delivery: Delivery;
  /** Who sits at the desk. */
  officer: StaffActor;
  /** The session that is on now. */
  session: { day: string; half: Half };
  /** Of open files of which there is no digital copy. */
  files: { id: string; title: string }[];
  signIn(context: BrowserContext): Promise<void>;
  newReader(): Promise<ReaderActor>;
  /** Confirmed. @param files how many, from the first on that nobody wants yet @param day today unless said */
  book(files: number, day?: string): Promise<BookedVisit>;
  /** A reader of whom the archive knows what they said themselves, with a session of theirs in a browser. */
  signInReader(context: BrowserContext): Promise<ReaderActor>;
  /** Time passes: it is the day and the session of a visit that was booked for another. */
  letItBeTheDay(visitId: string): Promise<void>;
  /** The reader has shown papers. */
  receive(visit: BookedVisit): Promise<void>;
  close(): Promise<void>;
}

export async function openRoomDesk(): Promise<RoomDesk> {
  const folder = await mkdtemp(join(tmpdir(), 'phong-doc-room-desk-'));
  const contentDir = join(folder, 'content');
  const findingAid = join(contentDir, 'finding-aids/uy-ban-nhan-dan-tinh.csv');
  await cp(CONTENT, contentDir, { recursive: true });
  await openAllDay(join(contentDir, 'policy/visits.yaml'));
  const portal = await startPortal({ contentDir, findingAids: [findingAid] });
  const config = readConfig({ DATA_DIR: portal.dataDir, CONTENT_DIR: contentDir });
  const db = await openDatabase(config);
  const now = (): Date => new Date();
  const requests = openRequests(db, config, { archive: readContent(contentDir).profile, now });
  const { visitDesk, delivery } = openVisits(db, config, { requests: requests.room, now });
  const officer = await addStaff(db, 'mai', ['desk']);
  const session = sessionNow();
  // A day off or a weekend closes the room by policy; staff may open it.
  value(await visitDesk.setException(officer, { ...openFrom(session.day), choices: [] }));
  const files = await openFiles(db);
  const sessions = createSessions(db);
  let readers = 0;
  let wanted = 0;
  const newReader = () => addReader(db, `docgia${++readers}`, { assurance: 'seen' });
  return {
    url: portal.url,
    visitDesk,
    delivery,
    officer,
    session,
    files,
    newReader,
    async signIn(context) {
      const token = await sessions.begin(officer.pk, 'Chromium', now().toISOString());
      await context.addCookies([{ name: SESSION_COOKIE, value: token, url: portal.url }]);
    },
    async book(count, day = session.day) {
      const reader = await newReader();
      const chosen = files.slice(wanted, (wanted += count));
      const booked = await visitDesk.bookFor(officer, reader.id, {
        ...session,
        day,
        room: 'main',
        seatClass: 'standard',
        language: 'vi',
        partySize: 1,
        partyName: '',
        purpose: 'history',
        subject: 'Đê điều trong tỉnh',
        note: '',
        files: chosen.map(({ id }) => ({ recordId: id, reason: '' })),
        submissionKey: `key-${reader.id}`,
      });
      return { ...value(booked), reader };
    },
    async signInReader(context) {
      const reader = await addReader(db, `độc giả ${++readers}`, {});
      const token = await sessions.begin(reader.pk, 'Chromium', now().toISOString());
      await context.addCookies([{ name: SESSION_COOKIE, value: token, url: portal.url }]);
      return reader;
    },
    async letItBeTheDay(visitId) {
      const { pk } = await db.selectFrom('visit').select('pk').where('id', '=', visitId).executeTakeFirstOrThrow();
      await db.updateTable('visit').set(session).where('pk', '=', pk).execute();
      await db.updateTable('seat_occupancy').set(session).where('visit_pk', '=', pk).execute();
    },
    async receive({ id }) {
      const { version } = value(await visitDesk.open(officer, id));
      value(await visitDesk.arrive(officer, id, { version, identityKind: 'citizen', nationality: 'VN' }));
    },
    async close() {
      await db.destroy();
      await portal.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Two sessions from midnight to midnight. */
async function openAllDay(policy: string): Promise<void> {
  const written = await readFile(policy, 'utf8');
  const hours = written
    .replace(/morning: \{[^}]*\}/, "morning: { from: '00:00', until: '12:00' }")
    .replace(/afternoon: \{[^}]*\}/, "afternoon: { from: '12:00', until: '23:59' }");
  if (hours === written) throw new Error('The hours of the policy are written in another way than this test changes');
  await writeFile(policy, hours);
}

function sessionNow(): { day: string; half: Half } {
  const now = new Date();
  return { day: dayInVietnam(now), half: timeInVietnam(now) < '12:00' ? 'morning' : 'afternoon' };
}

function openFrom(day: string): ExceptionInput {
  return { kind: 'open', room: null, fromDay: day, untilDay: dayAfter(day, 7), half: null, label: 'Mở cả tuần' };
}

/** Files that can be handed out to everybody, and are not read on the site instead. */
async function openFiles(db: Kysely<Database>): Promise<{ id: string; title: string }[]> {
  const files = await db.selectFrom('record').select('id').where('level', '=', 'file').orderBy('pk').execute();
  const facts = await createRecordFacts(db).forStaff(files.map(({ id }) => id));
  return [...facts.values()].filter(
    ({ access, serviceState, requestable, online }) =>
      access === 'open' && serviceState.kind === 'available' && requestable && !online,
  );
}
