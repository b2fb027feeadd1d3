import type { Transaction } from 'kysely';
import { recordAudit } from '../platform/audit/record-audit.ts';
import type { Database } from '../platform/database/schema.ts';
import { isUniqueViolation } from '../platform/database/unique-violation.ts';
import { sealToken } from '../platform/mail/sealed-token.ts';
import { done, refused, type Result } from '../platform/result.ts';
import { newId } from '../platform/secrets.ts';
import { ROLES } from './account.ts';
import type { Actor } from './actor.ts';
import { allow } from './allow.ts';
import { beginSession } from './begin-session.ts';
import { choosePassword } from './choose-password.ts';
import type { Client } from './client.ts';
import { emailKey, readEmail } from './fields/email-address.ts';
import { nameKey, tidy } from './fields/personal-fields.ts';
import type { Parts } from './parts.ts';
import type { LinkRefusal, NewPassword, SignedIn } from './people.ts';
import type { Invitation, InviteRefusal } from './people-at-work.ts';
import type { BadFields, NotFound, NotNow } from './refusals.ts';
import { accountById, lockedAccount, type AccountRow } from './storage/accounts.ts';
import { dropTokens, writeToken } from './storage/tokens.ts';
import { tell } from './tell.ts';

const LONGEST_NAME = 120;

export async function invite(
  parts: Parts,
  actor: Actor,
  input: Invitation,
): Promise<Result<{ id: string; token: string }, InviteRefusal>> {
  const { db, now } = parts;
  const inviter = actor.kind === 'system' ? 'system' : (await allow(parts, actor, 'administer-accounts'))?.id;
  if (!inviter) return refused({ code: 'not-found' });
  const fields = invitationFaults(input);
  if (Object.keys(fields).length > 0) return refused({ code: 'fields', fields });
  try {
    return await db.transaction().execute(async (trx) => {
      const at = now();
      const account = await writeColleague(trx, input, at.toISOString());
      const token = await sendInvitation(parts, trx, account, at);
      const entry = { actor: inviter, action: 'staff.invited', subject: `account:${account.id}` };
      await recordAudit(trx, at.toISOString(), { ...entry, data: { roles: [...input.roles] } });
      return done({ id: account.id, token });
    });
  } catch (error) {
    if (isUniqueViolation(error)) return refused({ code: 'fields', fields: { email: 'taken' } });
    throw error;
  }
}

function invitationFaults({ name, email, roles }: Invitation): BadFields<'name' | 'email' | 'roles'>['fields'] {
  const plain = tidy(name);
  return {
    ...(plain === '' ? { name: 'missing' } : {}),
    ...(plain.length > LONGEST_NAME ? { name: 'too-long' } : {}),
    ...(email.trim() === '' ? { email: 'missing' } : readEmail(email) ? {} : { email: 'malformed' }),
    ...(roles.length === 0 || roles.some((role) => !ROLES.includes(role)) ? { roles: 'missing' } : {}),
  };
}

async function writeColleague(
  trx: Transaction<Database>,
  { name, email, roles, language }: Invitation,
  at: string,
): Promise<Pick<AccountRow, 'pk' | 'id' | 'email' | 'language'>> {
  const account = await trx
    .insertInto('account')
    .values({
      id: newId(),
      kind: 'staff',
      name: tidy(name),
      name_key: nameKey(name),
      email: readEmail(email)!,
      // Taken from now on: nobody can register with it meanwhile.
      email_key: emailKey(email),
      status: 'active',
      assurance: 'declared',
      language,
      created_at: at,
    })
    .returning(['pk', 'id', 'email', 'language'])
    .executeTakeFirstOrThrow();
  const rows = [...new Set(roles)].map((role) => ({ account_pk: account.pk, role }));
  await trx.insertInto('account_role').values(rows).execute();
  return account;
}

async function sendInvitation(
  { policy, secrets }: Parts,
  trx: Transaction<Database>,
  account: Pick<AccountRow, 'pk' | 'email' | 'language'>,
  at: Date,
): Promise<string> {
  await dropTokens(trx, account.pk, ['invitation']);
  const hours = policy.links.invitationHours;
  const { token, hash } = await writeToken(trx, { accountPk: account.pk, purpose: 'invitation', now: at, hours });
  await tell(trx, at.toISOString(), account, {
    template: 'invitation',
    data: { token: sealToken(secrets, token) },
    once: hash,
  });
  return token;
}

export async function inviteAgain(
  parts: Parts,
  actor: Actor,
  id: string,
): Promise<Result<{ token: string }, NotFound | NotNow>> {
  const { db, now } = parts;
  const staff = await allow(parts, actor, 'administer-accounts', `account:${id}`);
  if (!staff) return refused({ code: 'not-found' });
  return db.transaction().execute(async (trx) => {
    const known = await accountById(trx, id);
    const account = known?.kind === 'staff' ? await lockedAccount(trx, known.pk) : undefined;
    if (!account) return refused({ code: 'not-found' });
    if (account.email_verified_at !== null || account.status !== 'active') return refused({ code: 'not-now' });
    const at = now();
    const token = await sendInvitation(parts, trx, account, at);
    const entry = { actor: staff.id, action: 'staff.invited-again', subject: `account:${id}` };
    await recordAudit(trx, at.toISOString(), entry);
    return done({ token });
  });
}

/** The link came by mail, or from the administrator's own hand: either way the address is theirs from now on. */
export function acceptInvitation(
  parts: Parts,
  token: string,
  password: NewPassword,
  client: Client,
): Promise<Result<SignedIn, LinkRefusal>> {
  return choosePassword(parts, { purpose: 'invitation', token, password }, async (trx, account, hash, at) => {
    const changes = { password_hash: hash, email_verified_at: at.toISOString() };
    await trx.updateTable('account').set(changes).where('pk', '=', account.pk).execute();
    const signedIn = await beginSession(parts, trx, { ...account, ...changes }, client, null);
    const entry = { actor: account.id, action: 'staff.accepted', subject: `account:${account.id}` };
    await recordAudit(trx, at.toISOString(), entry);
    return signedIn;
  });
}
