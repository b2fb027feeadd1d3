import type { Transaction } from 'kysely';
import { recordAudit, type AuditEntry } from '../platform/audit/record-audit.ts';
import type { Database } from '../platform/database/schema.ts';
import { done, refused, type Result } from '../platform/result.ts';
import type { IdentityKind } from './account.ts';
import type { Actor, StaffActor } from './actor.ts';
import { allow } from './allow.ts';
import type { Parts } from './parts.ts';
import type { SuspensionReason } from './people-at-work.ts';
import type { NotFound, NotNow } from './refusals.ts';
import type { StaffRight } from './staff-rights.ts';
import { lockedAccount, type AccountRow } from './storage/accounts.ts';
import { readerById } from './storage/reader-search.ts';
import { tell } from './tell.ts';

/** What staff change on a reader's account: columns, a letter if any, and what the log says. */
interface Change {
  set: Partial<Omit<AccountRow, 'pk'>>;
  letter?: 'account-confirmed' | 'account-suspended' | 'account-enabled';
  action: string;
  data?: Record<string, unknown>;
}

type Changed = Promise<Result<void, NotFound | NotNow>>;

export function confirmReader(parts: Parts, actor: Actor, id: string): Changed {
  return changeReader(parts, actor, id, 'confirm-reader', (account, staff, at) => {
    if (account.status !== 'pending') return undefined;
    const set = { status: 'active' as const, confirmed_at: at, confirmed_by: staff.pk };
    return { set, letter: 'account-confirmed', action: 'account.confirmed' };
  });
}

export function markIdentitySeen(parts: Parts, actor: Actor, id: string, kind: IdentityKind): Changed {
  return changeReader(parts, actor, id, 'see-identity', (account, staff, at) => identitySeen(account, staff, kind, at));
}

/**
 * The same as part of receiving somebody: their papers are looked at in that moment, by whoever receives them.
 * @returns what the audit log is to say at the end of the transaction; undefined where nothing was to change
 */
export async function seeIdentityWithin(
  trx: Transaction<Database>,
  accountPk: number,
  { staff, kind, at }: { staff: StaffActor; kind: IdentityKind; at: string },
): Promise<AuditEntry | undefined> {
  const account = await lockedAccount(trx, accountPk);
  const change = account?.assurance === 'declared' ? identitySeen(account, staff, kind, at) : undefined;
  if (!account || !change) return undefined;
  await trx.updateTable('account').set(change.set).where('pk', '=', accountPk).execute();
  return entryOf(account, staff, change);
}

/**
 * Takes back what was noted in that moment: it was somebody else. What was seen before or since stays.
 * @returns what the audit log is to say; undefined where nothing was to change
 */
export async function unseeIdentityWithin(
  trx: Transaction<Database>,
  accountPk: number,
  { staff, seenAt }: { staff: StaffActor; seenAt: string },
): Promise<AuditEntry | undefined> {
  const account = await lockedAccount(trx, accountPk);
  if (account?.seen_at !== seenAt) return undefined;
  const set = { assurance: 'declared' as const, seen_at: null, seen_by: null, seen_kind: null };
  await trx.updateTable('account').set(set).where('pk', '=', accountPk).execute();
  return entryOf(account, staff, { set, action: 'account.identity-unseen' });
}

function identitySeen(account: AccountRow, staff: StaffActor, kind: IdentityKind, at: string): Change | undefined {
  if (account.status === 'disabled') return undefined;
  const set = { assurance: 'seen' as const, seen_at: at, seen_by: staff.pk, seen_kind: kind };
  return { set, action: 'account.identity-seen', data: { kind } };
}

export function suspendReader(parts: Parts, actor: Actor, id: string, reason: SuspensionReason): Changed {
  return changeReader(parts, actor, id, 'suspend-reader', ({ status }) => {
    if (status !== 'active' && status !== 'pending') return undefined;
    const set = { status: 'suspended' as const };
    return { set, letter: 'account-suspended', action: 'account.suspended', data: { reason } };
  });
}

export function liftSuspension(parts: Parts, actor: Actor, id: string): Changed {
  return changeReader(parts, actor, id, 'suspend-reader', (account) => {
    if (account.status !== 'suspended') return undefined;
    const set = { status: usualStatus(account) };
    return { set, letter: 'account-enabled', action: 'account.suspension-lifted' };
  });
}

/** What an account is when nothing is held against it. */
export function usualStatus({ kind, confirmed_at }: Pick<AccountRow, 'kind' | 'confirmed_at'>): 'active' | 'pending' {
  return kind === 'staff' || confirmed_at !== null ? 'active' : 'pending';
}

/** @param decide what is to change; undefined: not as the account is now */
async function changeReader(
  parts: Parts,
  actor: Actor,
  id: string,
  right: StaffRight,
  decide: (account: AccountRow, staff: StaffActor, at: string) => Change | undefined,
): Changed {
  const { db, now } = parts;
  const staff = await allow(parts, actor, right, `account:${id}`);
  if (!staff) return refused({ code: 'not-found' });
  return db.transaction().execute(async (trx) => {
    const known = await readerById(trx, id);
    const account = known && (await lockedAccount(trx, known.pk));
    if (!account) return refused({ code: 'not-found' });
    const at = now().toISOString();
    const change = decide(account, staff, at);
    if (!change) return refused({ code: 'not-now' });
    await write(trx, account, staff, change, at);
    return done(undefined);
  });
}

async function write(
  trx: Transaction<Database>,
  account: AccountRow,
  staff: StaffActor,
  change: Change,
  at: string,
): Promise<void> {
  await trx.updateTable('account').set(change.set).where('pk', '=', account.pk).execute();
  if (change.letter) await tell(trx, at, account, { template: change.letter, data: {} });
  await recordAudit(trx, at, entryOf(account, staff, change));
}

function entryOf(account: AccountRow, staff: StaffActor, { action, data }: Change): AuditEntry {
  return { actor: staff.id, action, subject: `account:${account.id}`, ...(data ? { data } : {}) };
}
