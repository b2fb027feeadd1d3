import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { decodeBase32IgnorePadding } from '@oslojs/encoding';
import { generateHOTP } from '@oslojs/otp';
import type { Kysely } from 'kysely';
import { cookieJar } from '../../../src/platform/http/cookies.ts';
import { openDatabase } from '../../../src/platform/database/open-database.ts';
import type { Database } from '../../../src/platform/database/schema.ts';
import { openToken } from '../../../src/platform/mail/sealed-token.ts';
import { createSecrets, type Secrets } from '../../../src/platform/secrets.ts';
import { readAccountPolicy, type AccountPolicy } from '../../../src/readers/account-policy.ts';
import type { Role } from '../../../src/readers/account.ts';
import { SYSTEM, type Actor } from '../../../src/readers/actor.ts';
import type { Client } from '../../../src/readers/client.ts';
import { SESSION_COOKIE } from '../../../src/readers/cookie-names.ts';
import { createPeople } from '../../../src/readers/create-people.ts';
import type { OutsideSettings } from '../../../src/readers/outside/provider.ts';
import type { People, Registration, SignedIn } from '../../../src/readers/people.ts';
import { createPasswords, type HashFigures } from '../../../src/readers/passwords/passwords.ts';
import { createRecognise } from '../../../src/readers/recognise.ts';
import { createSessions } from '../../../src/readers/sessions.ts';
import type { Visitor } from '../../../src/readers/visitor.ts';
import type { Result } from '../../../src/platform/result.ts';
import { freshDatabase } from '../../harness/test-database.ts';
import type { DatabaseKind } from '../catalogue/archive.ts';

export const SECRET_KEY = 'k'.repeat(40);
export const CONTENT = fileURLToPath(new URL('../../../content', import.meta.url));
const QUICK_HASHES: HashFigures = { memory: 8, passes: 1, parallelism: 1 };
export const PASSWORD = 'mua roi tren song Chau 1957';

/** Accounts on a database of their own, with a clock that the test turns. */
export interface PeopleRoom {
  db: Kysely<Database>;
  /** Where another process opens the same database. */
  settings: { dataDir: string; databaseUrl?: string };
  people: People;
  policy: AccountPolicy;
  secrets: Secrets;
  now(): Date;
  /** Lets time pass. */
  pass(minutes: number): void;
  /** Closes so many days ahead: what is counted in working days ends later. */
  closeDays(days: number): void;
  /** What the middleware makes of a session's cookie. @param isUse false: as a page asks by itself */
  visitor(token: string | undefined, isUse?: boolean): Promise<Visitor>;
  /** Letters to an address, the newest first. */
  letters(recipient: string): Promise<{ template: string; data: Record<string, string> }[]>;
  /** The token of the newest letter of a kind. */
  tokenFrom(recipient: string, template: string): Promise<string>;
  /** A reader who has confirmed the address and chosen PASSWORD. */
  reader(email?: string, changes?: Partial<Registration>): Promise<Person>;
  /** Of staff, come in by two steps. */
  colleague(...roles: Role[]): Promise<Person & { key: Uint8Array; recoveryCodes: string[] }>;
  /** Actions in the audit log, in order; of one account where an id is given. */
  audited(id?: string): Promise<string[]>;
  close(): Promise<void>;
}

export interface Person {
  id: string;
  email: string;
  actor: Actor;
  signedIn: SignedIn;
  /** Who comes with the session that began with them. */
  visitor(): Promise<Visitor>;
}

export interface RoomOptions {
  outside?: OutsideSettings;
  /** Answers take their time, as they do in the portal. */
  byTheWatch?: boolean;
  /** Hashes cost what they cost in the portal: some thirty milliseconds each. */
  realHashes?: boolean;
}

export async function openPeopleRoom(
  kind: DatabaseKind,
  { outside, byTheWatch, realHashes }: RoomOptions = {},
): Promise<PeopleRoom> {
  const dataDir = await mkdtemp(join(tmpdir(), 'phong-doc-people-'));
  const settings = { dataDir, ...(await freshDatabase(kind, dataDir)) };
  const db = await openDatabase(settings);
  let time = Date.parse('2026-11-26T02:00:00Z');
  let closed = 0;
  const now = (): Date => new Date(time);
  const policy = readAccountPolicy(CONTENT);
  const secrets = createSecrets(SECRET_KEY);
  const cookies = cookieJar(undefined);
  const people = createPeople(db, {
    secrets,
    policy,
    archiveNames: ['Phòng đọc Lưu trữ lịch sử', 'Tỉnh Sông Châu'],
    countWorkingDays: async (_db, received, days) =>
      new Date(received.getTime() + (days + closed) * 86_400_000).toISOString().slice(0, 10),
    now,
    ...(outside ? { outside } : {}),
    ...(byTheWatch ? {} : { answerAfter: async () => undefined }),
    ...(realHashes ? {} : { passwords: createPasswords(QUICK_HASHES) }),
  });
  const recognise = createRecognise(db, { sessions: createSessions(db, now), cookies, policy, now });
  let numbered = 0;

  const room: PeopleRoom = {
    db,
    settings,
    people,
    policy,
    secrets,
    now,
    pass: (minutes) => void (time += minutes * 60_000),
    closeDays: (days) => void (closed += days),
    visitor: async (token, isUse) => (await recognise(token ? `${SESSION_COOKIE}=${token}` : null, isUse)).visitor,
    async letters(recipient) {
      const rows = await db
        .selectFrom('mail')
        .select(['template', 'data'])
        .where('recipient', '=', recipient)
        .orderBy('pk', 'desc')
        .execute();
      return rows.map(({ template, data }) => ({ template, data: JSON.parse(data) as Record<string, string> }));
    },
    async tokenFrom(recipient, template) {
      const letter = (await room.letters(recipient)).find((each) => each.template === template);
      if (!letter?.data['token']) throw new Error(`no letter ${template} to ${recipient}`);
      return openToken(secrets, letter.data['token']);
    },
    async reader(email = `doc-gia-${++numbered}@thu.example`, changes = {}) {
      value(await people.register(registration(email, changes), client()));
      const token = await room.tokenFrom(email, 'verify-email');
      const signedIn = value(await people.verify(token, chosen(PASSWORD), client()));
      return personOf(signedIn, email, room);
    },
    async colleague(...roles) {
      const email = `can-bo-${++numbered}@luutru.example`;
      const invitation = { name: 'Trần Thị Bình', email, roles, language: 'vi' as const };
      const { token } = value(await people.invite(SYSTEM, invitation));
      const half = value(await people.acceptInvitation(token, chosen(PASSWORD), client()));
      const visitor = await room.visitor(half.token);
      const { secret } = value(await people.secondFactorToSetUp(visitor));
      const key = decodeBase32IgnorePadding(secret);
      const set = value(await people.setUpSecondFactor(visitor, { code: codeAt(key, room.now()) }, client()));
      // The step of the first code is used: the next code is another.
      room.pass(1);
      return { ...personOf(set, email, room), key, recoveryCodes: set.recoveryCodes };
    },
    async audited(id) {
      const all = db.selectFrom('audit').select('action').orderBy('seq');
      const rows = await (id ? all.where('subject', '=', `account:${id}`) : all).execute();
      return rows.map(({ action }) => action);
    },
    async close() {
      await db.destroy();
      await rm(dataDir, { recursive: true });
    },
  };
  return room;
}

function personOf(signedIn: SignedIn, email: string, room: PeopleRoom): Person {
  if (!('id' in signedIn.actor)) throw new Error(`${email} was not let in`);
  const { id } = signedIn.actor;
  return { id, email, actor: signedIn.actor, signedIn, visitor: () => room.visitor(signedIn.token) };
}

export function registration(email: string, changes: Partial<Registration> = {}): Registration {
  return {
    name: 'Nguyễn Thị Hường',
    email,
    identityKind: 'citizen',
    identityNumber: '001087000123',
    phone: '0912 345 678',
    workplace: 'Trường Đại học Sông Châu',
    priority: '',
    note: '',
    privacyVersion: '2026-11-27',
    language: 'vi',
    ...changes,
  };
}

export function client(changes: Partial<Client> = {}): Client {
  return { address: '203.0.113.7', userAgent: 'Mozilla/5.0 (Windows NT 10.0) Firefox/140.0', ...changes };
}

export function chosen(password: string): { password: string; repeated: string } {
  return { password, repeated: password };
}

/** What an authenticator shows. @param steps before or after */
export function codeAt(key: Uint8Array, time: Date, steps = 0): string {
  return generateHOTP(key, BigInt(Math.floor(time.getTime() / 30_000) + steps), 6);
}

/** What was done, or the test fails with why not. */
export function value<Value, Refusal>(result: Result<Value, Refusal>): Value {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.refusal)}`);
  return result.value;
}

/** Why it was refused, or the test fails. */
export function refusal<Value, Refusal>(result: Result<Value, Refusal>): Refusal {
  if (result.ok) throw new Error('it was not refused');
  return result.refusal;
}
