import type { Transaction } from 'kysely';
import { recordAudit } from '../platform/audit/record-audit.ts';
import type { Database } from '../platform/database/schema.ts';
import { sealToken } from '../platform/mail/sealed-token.ts';
import { done, refused, type Result } from '../platform/result.ts';
import type { Actor } from './actor.ts';
import { allow } from './allow.ts';
import type { Parts } from './parts.ts';
import type { NotFound, NotNow } from './refusals.ts';
import { lockedAccount, type AccountRow } from './storage/accounts.ts';
import { readerById } from './storage/reader-search.ts';
import { dropTokens, writeToken } from './storage/tokens.ts';
import { tell } from './tell.ts';

/** The link by which somebody who was registered at the desk chooses a password; one sent before opens nothing more. */
export async function sendLink(
  { policy, secrets }: Parts,
  trx: Transaction<Database>,
  account: Pick<AccountRow, 'pk' | 'email' | 'language'>,
  at: Date,
): Promise<void> {
  await dropTokens(trx, account.pk, ['verify-email']);
  const hours = policy.links.verifyEmailHours;
  const { token, hash } = await writeToken(trx, { accountPk: account.pk, purpose: 'verify-email', now: at, hours });
  await tell(trx, at.toISOString(), account, {
    template: 'verify-email',
    data: { token: sealToken(secrets, token) },
    once: hash,
  });
}

/** Whose link ran out unused has an account that nobody can enter, and that no forgotten password finds. */
export async function sendLinkAgain(parts: Parts, actor: Actor, id: string): Promise<Result<void, NotFound | NotNow>> {
  const staff = await allow(parts, actor, 'register-reader', `account:${id}`);
  if (!staff) return refused({ code: 'not-found' });
  return parts.db.transaction().execute(async (trx) => {
    const known = await readerById(trx, id);
    const account = known && (await lockedAccount(trx, known.pk));
    if (!account) return refused({ code: 'not-found' });
    const isOut = account.status === 'disabled' || account.status === 'erased';
    if (account.email === null || account.email_verified_at !== null || isOut) return refused({ code: 'not-now' });
    const at = parts.now();
    await sendLink(parts, trx, account, at);
    const entry = { actor: staff.id, action: 'account.link-sent-again', subject: `account:${id}` };
    await recordAudit(trx, at.toISOString(), entry);
    return done(undefined);
  });
}
