import type { Transaction } from 'kysely';
import { recordAudit } from '../platform/audit/record-audit.ts';
import type { Database } from '../platform/database/schema.ts';
import { done, refused, type Result } from '../platform/result.ts';
import { ROLES, type Role } from './account.ts';
import type { Actor } from './actor.ts';
import { allow } from './allow.ts';
import { usualStatus } from './look-after-readers.ts';
import type { Parts } from './parts.ts';
import type { Colleague } from './people-at-work.ts';
import type { NotFound, NotNow } from './refusals.ts';
import { emailKey } from './fields/email-address.ts';
import { accountByEmailKey, accountById, lockedAccount, rolesOf, type AccountRow } from './storage/accounts.ts';
import { otherAdministrators, staffAccounts, writeRoles } from './storage/staff.ts';
import { dropSecondFactor } from './storage/second-factor.ts';
import { dropTokens } from './storage/tokens.ts';
import { tell } from './tell.ts';

type Changed = Promise<Result<void, NotFound | NotNow>>;

export async function colleagues(parts: Parts, actor: Actor): Promise<Result<Colleague[], NotFound>> {
  if (!(await allow(parts, actor, 'administer-accounts'))) return refused({ code: 'not-found' });
  return done(await staffAccounts(parts.db));
}

export function setRoles(parts: Parts, actor: Actor, id: string, roles: readonly Role[]): Changed {
  return changeAccount(parts, actor, id, async (trx, account) => {
    const isUnusable = roles.length === 0 || roles.some((role) => !ROLES.includes(role));
    if (account.kind !== 'staff' || isUnusable) return undefined;
    if (!roles.includes('administrator') && !(await otherAdministrators(trx, account.pk))) return undefined;
    const before = [...(await rolesOf(trx, account.pk))];
    await writeRoles(trx, account.pk, roles);
    // Rights are read anew at each request; a new session is for what was open with the old ones (ASVS 5.0 7.2.4).
    await parts.sessionsIn(trx).endAll(account.pk);
    return { action: 'staff.roles', data: { before, after: [...new Set(roles)] } };
  });
}

/** A colleague may be a reader besides: whatever is asked for as that reader is for others to decide. */
export async function setOwnReader(
  parts: Parts,
  actor: Actor,
  id: string,
  email: string,
): Promise<Result<void, NotFound | NotNow | { code: 'no-reader' }>> {
  if (!(await allow(parts, actor, 'administer-accounts', `account:${id}`))) return refused({ code: 'not-found' });
  const isNone = email.trim() === '';
  const known = isNone ? undefined : await accountByEmailKey(parts.db, emailKey(email));
  if (!isNone && known?.kind !== 'reader') return refused({ code: 'no-reader' });
  return changeAccount(parts, actor, id, async (trx, account) => {
    if (account.kind !== 'staff') return undefined;
    const changes = { own_reader_pk: known?.pk ?? null };
    await trx.updateTable('account').set(changes).where('pk', '=', account.pk).execute();
    return { action: 'staff.own-reader', data: { reader: known?.id ?? null } };
  });
}

export function disable(parts: Parts, actor: Actor, id: string): Changed {
  return changeAccount(parts, actor, id, async (trx, account) => {
    if (account.status === 'disabled') return undefined;
    if (account.kind === 'staff' && !(await otherAdministrators(trx, account.pk))) return undefined;
    await setStatus(trx, account, 'disabled');
    await parts.sessionsIn(trx).endAll(account.pk);
    await dropTokens(trx, account.pk);
    return { action: 'account.disabled' };
  });
}

export function enable(parts: Parts, actor: Actor, id: string): Changed {
  return changeAccount(parts, actor, id, async (trx, account) => {
    if (account.status !== 'disabled') return undefined;
    await setStatus(trx, account, usualStatus(account));
    await tell(trx, parts.now().toISOString(), account, { template: 'account-enabled', data: {} });
    return { action: 'account.enabled' };
  });
}

export function clearSecondFactor(parts: Parts, actor: Actor, id: string): Changed {
  return changeAccount(parts, actor, id, async (trx, account) => {
    // Their own they replace with their password, like everybody.
    if (account.totp_confirmed_at === null || ('id' in actor && actor.id === id)) return undefined;
    await dropSecondFactor(trx, account.pk);
    await parts.sessionsIn(trx).endAll(account.pk);
    const letter = { template: 'second-factor-changed', data: { change: 'off' } } as const;
    await tell(trx, parts.now().toISOString(), account, letter);
    return { action: 'second-factor.cleared' };
  });
}

async function setStatus(
  trx: Transaction<Database>,
  { pk }: AccountRow,
  status: 'active' | 'pending' | 'disabled',
): Promise<void> {
  await trx.updateTable('account').set({ status }).where('pk', '=', pk).execute();
}

/** @param change what the log is told of it; undefined: not as the account is now, and nothing was written */
async function changeAccount(
  parts: Parts,
  actor: Actor,
  id: string,
  change: (
    trx: Transaction<Database>,
    account: AccountRow,
  ) => Promise<{ action: string; data?: Record<string, unknown> } | undefined>,
): Changed {
  const { db, now } = parts;
  const staff = await allow(parts, actor, 'administer-accounts', `account:${id}`);
  if (!staff) return refused({ code: 'not-found' });
  return db.transaction().execute(async (trx) => {
    const known = await accountById(trx, id);
    const account = known && (await lockedAccount(trx, known.pk));
    // A registration that nobody confirmed is no account yet.
    if (!account || account.email_key === null) return refused({ code: 'not-found' });
    const entry = await change(trx, account);
    if (!entry) return refused({ code: 'not-now' });
    await recordAudit(trx, now().toISOString(), { actor: staff.id, subject: `account:${id}`, ...entry });
    return done(undefined);
  });
}
