import type { Role } from '../../../src/readers/account.ts';
import { SESSION_COOKIE } from '../../../src/readers/cookie-names.ts';
import { createSessions } from '../../../src/readers/sessions.ts';
import { createAttachments } from '../../../src/requests/attachments/create-attachments.ts';
import {
  addReader,
  addStaff,
  openRequestRoom,
  TITLES,
  withoutLimits,
  type RequestRoom,
} from '../../contract/requests/request-room.ts';
import { plantFiles, type PlantedFiles } from './planted-files.ts';
import { standingOrders, standingVisits } from './standing-visits.ts';
import { caseIn, SITUATIONS, type Situation } from '../../contract/requests/case-in-state.ts';
import { startPortal, type RunningTestPortal } from '../../harness/portal.ts';

/** Everybody who may knock at a door. `owner`: the reader whose cases they are. */
export const ACTORS = [
  'guest',
  'owner',
  'other reader',
  'suspended reader',
  'disabled reader',
  'desk',
  'archivist',
  'approver',
  'administrator',
  'disabled archivist',
  'half signed in',
] as const;
export type ActorName = (typeof ACTORS)[number];

export const ROLES: Partial<Record<ActorName, Role>> = {
  desk: 'desk',
  archivist: 'archivist',
  approver: 'approver',
  administrator: 'administrator',
};

/** Something of the owner's in one of its situations. */
export interface Standing {
  situation: string;
  id: string;
  letter: string;
  file: string;
}

export interface StandingCase extends Standing {
  situation: Situation;
  files: PlantedFiles;
}

export interface MatrixRoom {
  room: RequestRoom;
  portal: RunningTestPortal;
  /** A case of the owner's in every situation. */
  cases: StandingCase[];
  /** A visit, and an order of copies, of the owner's as far as it has come. */
  visits: Standing[];
  orders: Standing[];
  /** A document of a closed record, which is asked for in most of them. */
  closedDocument: string;
  /** The header by which the portal knows an actor. */
  cookieOf(actor: ActorName): string;
  readerId: string;
  colleagueId: string;
  close(): Promise<void>;
}

export async function openMatrixRoom(): Promise<MatrixRoom> {
  const room = await openRequestRoom('sqlite', withoutLimits);
  // The portal lives now, whatever day the room's clock shows.
  room.at(new Date().toISOString());
  const { db, readers, staff } = room;
  const attachments = createAttachments({ ...room.room, dataDir: room.archive.dataDir });
  const cases: StandingCase[] = [];
  for (const situation of SITUATIONS) {
    const { id } = await caseIn(room, situation);
    const files = await plantFiles(room, attachments, id, cases.find((one) => one.situation === 'draft')?.id ?? id);
    const letter = await db
      .selectFrom('case_letter')
      .innerJoin('access_case', 'access_case.pk', 'case_letter.case_pk')
      .select('case_letter.id')
      .where('access_case.id', '=', id)
      .executeTakeFirst();
    cases.push({ situation, id, letter: letter?.id ?? 'nothing', file: files.evidence, files });
  }
  const visits = await standingVisits(room);
  const orders = await standingOrders(room);
  const closedDocument = await room.archive.plant(TITLES.closed, { name: 'kin.pdf', pages: ['Trang kín'] });
  const gone = await addReader(db, 'gone', {});
  const left = await addStaff(db, 'left', ['archivist']);
  const half = await addStaff(db, 'half', ['archivist']);
  const sessions = createSessions(db);
  const now = new Date().toISOString();
  const pks: Partial<Record<ActorName, number>> = {
    owner: readers.lan.pk,
    'other reader': readers.minh.pk,
    'suspended reader': readers.suspended.pk,
    'disabled reader': gone.pk,
    desk: staff.desk.pk,
    archivist: staff.an.pk,
    approver: staff.chi.pk,
    administrator: staff.admin.pk,
    'disabled archivist': left.pk,
    'half signed in': half.pk,
  };
  const tokens = new Map<ActorName, string>();
  for (const actor of ACTORS) {
    const pk = pks[actor];
    if (pk === undefined) continue;
    tokens.set(actor, await sessions.begin(pk, 'test', actor === 'half signed in' ? null : now));
  }
  await db.updateTable('account').set({ status: 'disabled' }).where('pk', 'in', [gone.pk, left.pk]).execute();
  const portal = await startPortal({ dataDir: room.archive.dataDir, env: { DATA_DIR: room.archive.dataDir } });
  return {
    room,
    portal,
    cases,
    visits,
    orders,
    closedDocument,
    cookieOf: (actor) => (tokens.has(actor) ? `${SESSION_COOKIE}=${tokens.get(actor)}` : ''),
    readerId: readers.minh.id,
    colleagueId: staff.binh.id,
    async close() {
      await portal.stop();
      await room.close();
    },
  };
}
