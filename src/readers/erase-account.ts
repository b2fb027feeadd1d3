import type { Transaction } from 'kysely';
import { recordAudit } from '../platform/audit/record-audit.ts';
import type { Database } from '../platform/database/schema.ts';
import { done, refused, type Result } from '../platform/result.ts';
import { dayInVietnam } from '../platform/vietnam-time.ts';
import { lawOn } from './account-policy.ts';
import type { Actor } from './actor.ts';
import { allow } from './allow.ts';
import type { Parts } from './parts.ts';
import type { NotFound, NotNow } from './refusals.ts';
import { accountById, lockedAccount } from './storage/accounts.ts';
import { takePersonOut } from './storage/take-person-out.ts';
import { tell } from './tell.ts';

export async function requestErasure(parts: Parts, actor: Actor): Promise<Result<{ due: string }, NotFound | NotNow>> {
  const { db, now, policy } = parts;
  if (actor.kind !== 'reader') return refused({ code: 'not-found' });
  return db.transaction().execute(async (trx) => {
    const account = await lockedAccount(trx, actor.pk);
    if (!account) return refused({ code: 'not-found' });
    if (account.erasure_asked_at !== null) return refused({ code: 'not-now' });
    const at = now();
    const due = await parts.countWorkingDays(trx, at, lawOn(policy, dayInVietnam(at)).eraseWithinWorkingDays);
    const asked = {
      erasure_asked_at: at.toISOString(),
      erasure_due: due,
      erasure_refusal: null,
      erasure_refused_at: null,
    };
    await trx.updateTable('account').set(asked).where('pk', '=', account.pk).execute();
    await tell(trx, at.toISOString(), account, { template: 'erasure-received', data: { dueOn: due } });
    const entry = { actor: actor.id, action: 'account.erasure-asked', subject: `account:${actor.id}`, data: { due } };
    await recordAudit(trx, at.toISOString(), entry);
    return done({ due });
  });
}

const LONGEST_REASON = 2_000;

/**
 * Readers change their mind, and the archive may have to keep what it was asked to erase: then it says why, in the
 * reader's account. The letter about it only says that, as letters do.
 */
export async function endErasureRequest(
  parts: Parts,
  actor: Actor,
  id: string,
  given = '',
): Promise<Result<void, NotFound | NotNow | { code: 'no-reason' }>> {
  const { db, now } = parts;
  const isOwn = actor.kind === 'reader' && actor.id === id;
  if (!isOwn && !(await allow(parts, actor, 'administer-accounts', `account:${id}`))) {
    return refused({ code: 'not-found' });
  }
  const reason = given.trim();
  if (!isOwn && (reason === '' || reason.length > LONGEST_REASON)) return refused({ code: 'no-reason' });
  return db.transaction().execute(async (trx) => {
    const known = await accountById(trx, id);
    const account = known && (await lockedAccount(trx, known.pk));
    if (!account || !('id' in actor)) return refused({ code: 'not-found' });
    if (account.erasure_asked_at === null || account.erased_at !== null) return refused({ code: 'not-now' });
    const at = now().toISOString();
    const why = isOwn ? {} : { erasure_refusal: reason, erasure_refused_at: at };
    const none = { erasure_asked_at: null, erasure_due: null };
    await trx
      .updateTable('account')
      .set({ ...none, ...why })
      .where('pk', '=', account.pk)
      .execute();
    if (!isOwn) await tell(trx, at, account, { template: 'erasure-refused', data: {} });
    const action = isOwn ? 'account.erasure-taken-back' : 'account.erasure-refused';
    await recordAudit(trx, at, { actor: actor.id, action, subject: `account:${id}` });
    return done(undefined);
  });
}

export async function erasuresAsked(
  parts: Parts,
  actor: Actor,
): Promise<Result<{ id: string; name: string; askedAt: string; due: string }[], NotFound>> {
  if (!(await allow(parts, actor, 'administer-accounts'))) return refused({ code: 'not-found' });
  const rows = await parts.db
    .selectFrom('account')
    .select(['id', 'name', 'erasure_asked_at', 'erasure_due'])
    .where('erasure_asked_at', 'is not', null)
    .where('erased_at', 'is', null)
    .orderBy('erasure_due')
    .orderBy('pk')
    .execute();
  return done(
    rows.map(({ id, name, erasure_asked_at, erasure_due }) => ({
      id,
      name,
      askedAt: erasure_asked_at ?? '',
      due: erasure_due ?? '',
    })),
  );
}

export async function erase(
  parts: Parts,
  actor: Actor,
  id: string,
  also: (trx: Transaction<Database>, accountPk: number) => Promise<void> = async () => undefined,
): Promise<Result<void, NotFound | NotNow>> {
  const { db, now } = parts;
  const eraser =
    actor.kind === 'system' ? 'system' : (await allow(parts, actor, 'administer-accounts', `account:${id}`))?.id;
  if (!eraser) return refused({ code: 'not-found' });
  return db.transaction().execute(async (trx) => {
    const known = await accountById(trx, id);
    const account = known && (await lockedAccount(trx, known.pk));
    // Who on staff decided what stays known for as long as the decisions do: they are disabled, not erased.
    if (account?.kind !== 'reader') return refused({ code: 'not-found' });
    if (account.erased_at !== null) return refused({ code: 'not-now' });
    const at = now().toISOString();
    await also(trx, account.pk);
    await takePersonOut(trx, account.pk, at);
    // The last letter: its address goes with it once it is sent (platform/mail).
    await tell(trx, at, account, { template: 'account-erased', data: {}, once: account.id });
    await recordAudit(trx, at, { actor: eraser, action: 'account.erased', subject: `account:${id}` });
    return done(undefined);
  });
}
