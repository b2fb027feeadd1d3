import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '../../platform/database/schema.ts';
import { openToken } from '../../platform/mail/sealed-token.ts';
import type { Result } from '../../platform/result.ts';
import { newId, type Secrets } from '../../platform/secrets.ts';
import type { ReaderActor, StaffActor } from '../../readers/actor.ts';
import { SYSTEM } from '../../readers/actor.ts';
import type { Client } from '../../readers/client.ts';
import type { People } from '../../readers/people.ts';
import type { SampleReader, SampleStaff } from './read-story.ts';

/** What is printed, once. */
export interface SampleSignIn {
  name: string;
  email: string;
  password: string;
  /** Roles; empty for a reader. */
  roles: readonly string[];
}

const CLIENT: Client = { address: 'sample', userAgent: '' };

/** The story holds, or the sample is broken: a refusal is a fault here. */
export function mustHold<Value>(what: string, result: Result<Value, { code: string }>): Value {
  if (result.ok) return result.value;
  throw new Error(`The sample's story does not hold: ${what} was refused (${JSON.stringify(result.refusal)}).`);
}

/** Four groups of letters and digits that can be read from a screen and typed. */
function readablePassword(): string {
  return Array.from({ length: 4 }, () => newId(4)).join('-');
}

/** A member of staff with a password of their own, who sets up the second factor at the first sign-in. */
export async function makeColleague(people: People, member: SampleStaff): Promise<SampleSignIn> {
  const { name, email, roles } = member;
  const { token } = mustHold(`inviting ${name}`, await people.invite(SYSTEM, { name, email, roles, language: 'vi' }));
  const password = readablePassword();
  mustHold(`${name} coming`, await people.acceptInvitation(token, { password, repeated: password }, CLIENT));
  return { name, email, password, roles };
}

/** A reader who registered and followed the link of the letter, which is taken from what waits to be sent. */
export async function makeReader(
  { db, people, secrets }: { db: Kysely<Database>; people: People; secrets: Secrets },
  reader: SampleReader,
): Promise<SampleSignIn> {
  const { name, email, identity, workplace, priority, note, language } = reader;
  const input = { name, email, phone: '', workplace, priority, note, language };
  const registered = await people.register(
    { ...input, identityKind: identity.kind, identityNumber: identity.number, privacyVersion: people.privacyVersion },
    // Throttled by where it comes from: each from an address of its own.
    { ...CLIENT, address: randomBytes(8).toString('hex') },
  );
  mustHold(`${name} registering`, registered);
  const letter = await db
    .selectFrom('mail')
    .select('data')
    .where('recipient', '=', email)
    .where('template', '=', 'verify-email')
    .executeTakeFirstOrThrow();
  const sealed: { token: string } = JSON.parse(letter.data);
  const token = openToken(secrets, sealed.token);
  const password = readablePassword();
  mustHold(`${name} verifying`, await people.verify(token, { password, repeated: password }, CLIENT));
  return { name, email, password, roles: [] };
}

/** As whom a member of staff acts, without signing in. */
export async function staffActor(db: Kysely<Database>, { email, roles }: SampleStaff): Promise<StaffActor> {
  const { pk, id, name } = await accountOf(db, email);
  return { kind: 'staff', pk, id, name, roles: new Set(roles) };
}

export async function readerActor(db: Kysely<Database>, { email }: SampleReader): Promise<ReaderActor> {
  const { pk, id, name, status, assurance } = await accountOf(db, email);
  if (status === 'disabled' || status === 'erased') throw new Error(`${email} is ${status}`);
  return { kind: 'reader', pk, id, name, status, assurance, emailVerified: true };
}

async function accountOf(db: Kysely<Database>, email: string) {
  return db
    .selectFrom('account')
    .select(['pk', 'id', 'name', 'status', 'assurance'])
    .where('email', '=', email)
    .executeTakeFirstOrThrow();
}
