import type { Kysely } from 'kysely';
import { createRecordFacts } from '../../../src/catalogue/storage/record-facts.ts';
import type { Role } from '../../../src/readers/account.ts';
import type { ReaderActor, StaffActor } from '../../../src/readers/actor.ts';
import { readContent } from '../../../src/platform/content.ts';
import { done } from '../../../src/platform/result.ts';
import { readText } from '../../../src/platform/content/read-text.ts';
import type { Database } from '../../../src/platform/database/schema.ts';
import type { Cart } from '../../../src/requests/cart.ts';
import { readCalendarPolicy } from '../../../src/requests/clock/calendar-policy.ts';
import { createCart } from '../../../src/requests/collecting/create-cart.ts';
import { createRequests } from '../../../src/requests/create-requests.ts';
import type { Desk } from '../../../src/requests/desk.ts';
import { createDesk } from '../../../src/requests/desk/create-desk.ts';
import type { Grants } from '../../../src/requests/grants.ts';
import { createGrants } from '../../../src/requests/granting/live-grants.ts';
import type { DecisionInput } from '../../../src/requests/item-decision.ts';
import { requestPolicyOf } from '../../../src/requests/load-policy.ts';
import type { RequestForm } from '../../../src/requests/request-form.ts';
import type { Requests } from '../../../src/requests/requests.ts';
import type { Room } from '../../../src/requests/room.ts';
import { createReadCalendar } from '../../../src/requests/storage/stored-calendar.ts';
import { openArchive, type DatabaseKind, type TestArchive } from '../catalogue/archive.ts';

/** A Monday, ten in the morning in Việt Nam. */
export const MONDAY = '2026-11-30T03:00:00.000Z';
const POLICY = readText('content/policy/requests.yaml', 'requests.yaml');

/** Titles of the records of every test archive; `hidden` is none that a reader may know of. */
export const TITLES = {
  open: 'Hồ sơ đê điều',
  second: 'Hồ sơ thủy nông',
  conditional: 'Hồ sơ cán bộ đi B',
  closed: 'Hồ sơ vụ án năm 1957',
  masked: 'Đơn tố cáo của ông Nguyễn Văn Tý',
  hidden: 'Hồ sơ không ai được biết',
  series: 'Khối hồ sơ thủy lợi',
} as const;
export type RecordName = keyof typeof TITLES;

/** Access requests over an archive of their own, with people and a clock that the test turns. */
export interface RequestRoom {
  archive: TestArchive;
  db: Kysely<Database>;
  room: Room;
  requests: Requests;
  cart: Cart;
  grants: Grants;
  desk: Desk;
  /** Public ids by name. */
  ids: Record<RecordName, string>;
  readers: Record<'lan' | 'minh' | 'pending' | 'suspended' | 'declared' | 'unverified', ReaderActor>;
  staff: Record<'desk' | 'an' | 'binh' | 'chi' | 'dung' | 'em' | 'admin', StaffActor>;
  /** Sets the clock. */
  at(instant: string): void;
  /** Moves the clock on. */
  later(days: number): void;
  close(): Promise<void>;
}

const ROLES: Record<keyof RequestRoom['staff'], Role[]> = {
  desk: ['desk'],
  an: ['archivist'],
  binh: ['archivist'],
  chi: ['approver'],
  dung: ['approver'],
  em: ['approver'],
  admin: ['administrator'],
};

/** @param change makes another policy of the archive's own file */
export async function openRequestRoom(
  kind: DatabaseKind,
  change: (yaml: string) => string = (yaml) => yaml,
): Promise<RequestRoom> {
  const archive = await openArchive(kind);
  await archive.write('thuy-loi.aid', [
    { depth: 0, key: 'f', title: 'Ty Thủy lợi', level: 'fonds', access: { level: 'open' } },
    { depth: 1, key: 's', title: TITLES.series, level: 'series' },
    { depth: 2, key: '1', title: TITLES.open, code: '01', dates: '1955', access: { level: 'open' } },
    { depth: 2, key: '2', title: TITLES.second, code: '02', dates: '1956', access: { level: 'open' } },
    { depth: 2, key: '3', title: TITLES.conditional, code: '03', access: { level: 'conditional' } },
    { depth: 2, key: '4', title: TITLES.closed, code: '04', access: { level: 'closed' } },
    { depth: 2, key: '5', title: TITLES.masked, code: '05', access: { level: 'closed', titleVisibility: 'masked' } },
    { depth: 2, key: '6', title: TITLES.hidden, code: '06', access: { level: 'closed', titleVisibility: 'hidden' } },
  ]);
  await archive.import();
  const { db } = archive;
  let time = new Date(MONDAY);
  const room: Room = {
    db,
    now: () => time,
    archive: readContent('content').profile,
    policy: requestPolicyOf(change(POLICY), 'requests.yaml'),
    facts: createRecordFacts(db),
    calendar: createReadCalendar(readCalendarPolicy('content')),
  };
  const ids = {} as Record<RecordName, string>;
  for (const [name, title] of Object.entries(TITLES)) ids[name as RecordName] = (await archive.row(title)).id;
  return {
    archive,
    db,
    room,
    requests: createRequests(room),
    cart: createCart(room, async () => done(undefined)),
    grants: createGrants(room),
    desk: createDesk(room),
    ids,
    readers: {
      lan: await addReader(db, 'lan', { assurance: 'seen' }),
      minh: await addReader(db, 'minh', { assurance: 'seen' }),
      declared: await addReader(db, 'declared', {}),
      pending: await addReader(db, 'pending', { status: 'pending' }),
      suspended: await addReader(db, 'suspended', { status: 'suspended' }),
      unverified: await addReader(db, 'unverified', { emailVerified: false }),
    },
    staff: {
      desk: await addStaff(db, 'desk', ROLES.desk),
      an: await addStaff(db, 'an', ROLES.an),
      binh: await addStaff(db, 'binh', ROLES.binh),
      chi: await addStaff(db, 'chi', ROLES.chi),
      dung: await addStaff(db, 'dung', ROLES.dung),
      em: await addStaff(db, 'em', ROLES.em),
      admin: await addStaff(db, 'admin', ROLES.admin),
    },
    at: (instant) => (time = new Date(instant)),
    later: (days) => (time = new Date(time.getTime() + days * 86_400_000)),
    close: () => archive.close(),
  };
}

export async function addReader(
  db: Kysely<Database>,
  name: string,
  {
    status = 'active',
    assurance = 'declared',
    emailVerified = true,
  }: Partial<Pick<ReaderActor, 'status' | 'assurance' | 'emailVerified'>>,
): Promise<ReaderActor> {
  const pk = await addAccount(db, name, { kind: 'reader', status, assurance, emailVerified });
  return { kind: 'reader', pk, id: `reader-${name}`, name: nameOf(name), status, assurance, emailVerified };
}

export async function addStaff(db: Kysely<Database>, name: string, roles: readonly Role[]): Promise<StaffActor> {
  const pk = await addAccount(db, name, {
    kind: 'staff',
    status: 'active',
    assurance: 'seen',
    emailVerified: true,
  });
  for (const role of roles) await db.insertInto('account_role').values({ account_pk: pk, role }).execute();
  return { kind: 'staff', pk, id: `staff-${name}`, name: nameOf(name), roles: new Set(roles) };
}

function nameOf(name: string): string {
  return `Người tên ${name}`;
}

async function addAccount(
  db: Kysely<Database>,
  name: string,
  {
    kind,
    status,
    assurance,
    emailVerified,
  }: Omit<ReaderActor, 'kind' | 'pk' | 'id' | 'name'> & { kind: 'reader' | 'staff' },
): Promise<number> {
  const { pk } = await db
    .insertInto('account')
    .values({
      id: `${kind}-${name}`,
      kind,
      email: `${name}@example.vn`,
      email_key: `${name}@example.vn`,
      email_verified_at: emailVerified ? MONDAY : null,
      name: nameOf(name),
      name_key: name,
      status,
      assurance,
      language: 'vi',
      created_at: MONDAY,
    })
    .returning('pk')
    .executeTakeFirstOrThrow();
  return pk;
}

/** A form that can be sent, for these records. */
export function fullForm(recordIds: readonly string[], change: Partial<RequestForm> = {}): RequestForm {
  return {
    items: recordIds.map((recordId) => ({ recordId, use: 'reading', reason: 'Viết lịch sử xã' })),
    purpose: 'history',
    subject: 'Lịch sử thủy lợi Sông Châu',
    evidence: [{ ground: 'public-interest', words: 'Biên soạn địa chí của xã' }],
    note: '',
    agreed: true,
    ...change,
  };
}

/** Sends a request of Lan's, or another's. @returns its id and version */
export async function send(
  { requests, ids, readers }: RequestRoom,
  names: readonly RecordName[],
  { actor = readers.lan, key = `key-${Math.random()}` } = {},
): Promise<{ id: string; version: number; itemIds: string[] }> {
  const recordIds = names.map((name) => ids[name]);
  const draft = value(await requests.newDraft({ actor }, { language: 'vi', recordIds }));
  const saved = value(await requests.saveDraft(actor, draft.id, { version: draft.version, form: fullForm(recordIds) }));
  const sent = value(await requests.submit(actor, draft.id, { version: saved.version, submissionKey: key }));
  const own = value(await requests.ownCase(actor, draft.id));
  return { id: draft.id, version: sent.version, itemIds: own.items.map((item) => item.id) };
}

/** The access of a record is changed, as an import does. */
export async function recordIs({ db, ids }: RequestRoom, name: RecordName, access: 'open' | 'conditional' | 'closed') {
  await db.updateTable('record').set({ access }).where('id', '=', ids[name]).execute();
}

/** As `send`, and taken by archivist An. */
export async function claimed(room: RequestRoom, names: readonly RecordName[]) {
  const sent = await send(room, names);
  const { version } = value(await room.requests.claim(room.staff.an, sent.id, sent));
  return { ...sent, version };
}

export const REFUSED: DecisionInput = { outcome: 'refused', reason: 'not-yet-opened', words: 'Chưa mở.' };
export const GRANTED: DecisionInput = { outcome: 'granted', words: '' };

/** As `claimed`, proposed by An, confirmed by approver Chi (or An, where one step does) and issued by An. */
export async function decided(room: RequestRoom, names: readonly RecordName[], decision: DecisionInput) {
  const { requests, staff } = room;
  const open = await claimed(room, names);
  const decisions = open.itemIds.map((itemId) => ({ itemId, decision }));
  const proposed = value(await requests.propose(staff.an, open.id, { version: open.version, decisions }));
  const by = names.every((name) => name === 'open' || name === 'second') ? staff.an : staff.chi;
  const confirmed = value(await requests.confirm(by, open.id, { version: proposed.version, itemIds: open.itemIds }));
  const issued = value(await requests.issue(staff.an, open.id, confirmed));
  return { ...open, version: issued.version, letterId: issued.letterId };
}

/** The archive's own policy without its limits on how much one reader asks for. */
export function withoutLimits(yaml: string): string {
  return yaml.replace(/(casesPerDay|openCases|drafts): \d+/g, '$1: 100000');
}

/** What a use case gave, which must not have refused. */
export function value<Value>(result: { ok: true; value: Value } | { ok: false; refusal: unknown }): Value {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.refusal)}`);
  return result.value;
}

/** Why a use case refused, which it must have. */
export function refusal<Refusal>(result: { ok: true; value: unknown } | { ok: false; refusal: Refusal }): Refusal {
  if (result.ok) throw new Error(`was not refused: ${JSON.stringify(result.value)}`);
  return result.refusal;
}
