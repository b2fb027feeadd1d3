import { recordAudit } from '../platform/audit/record-audit.ts';
import { sealToken } from '../platform/mail/sealed-token.ts';
import { done, refused, type Result } from '../platform/result.ts';
import { beginSession } from './begin-session.ts';
import { choosePassword } from './choose-password.ts';
import type { Client } from './client.ts';
import { emailKey, readEmail } from './fields/email-address.ts';
import { ANSWER_AFTER_MS, letterBucket, lettersFrom } from './letters-to-anybody.ts';
import type { Parts } from './parts.ts';
import type { LinkRefusal, NewPassword, SignedIn } from './people.ts';
import type { BadFields, TryLater } from './refusals.ts';
import { accountByEmailKey } from './storage/accounts.ts';
import { dropLinks } from './storage/outside-links.ts';
import { dropTokens, writeToken } from './storage/tokens.ts';
import { tell } from './tell.ts';

export async function askForReset(
  parts: Parts,
  email: string,
  client: Client,
): Promise<Result<void, BadFields<'email'> | TryLater>> {
  const began = performance.now();
  if (!readEmail(email)) return refused({ code: 'fields', fields: { email: email.trim() ? 'malformed' : 'missing' } });
  const room = await parts.guard.take([lettersFrom(parts, client)]);
  if (!room.ok) return room;
  if ((await parts.guard.take([letterBucket(parts, email, 'reset-to')])).ok) await sendLink(parts, email);
  await parts.answerAfter(began, ANSWER_AFTER_MS);
  return done(undefined);
}

async function sendLink({ db, now, policy, secrets }: Parts, email: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const at = now();
    const account = await accountByEmailKey(trx, emailKey(email));
    // Who was invited and has not come yet follows the invitation: only it leads on to the second factor's set-up.
    const mayReset = account && account.email_verified_at !== null && account.status !== 'disabled';
    if (mayReset) {
      const hours = policy.links.resetPasswordHours;
      const { token, hash } = await writeToken(trx, {
        accountPk: account.pk,
        purpose: 'reset-password',
        now: at,
        hours,
      });
      await tell(trx, at.toISOString(), account, {
        template: 'reset-password',
        data: { token: sealToken(secrets, token) },
        once: hash,
      });
    }
    const subject = account ? `account:${account.id}` : 'account:unknown';
    await recordAudit(trx, at.toISOString(), { actor: 'guest', action: 'password.reset-asked', subject });
  });
}

export function resetPassword(
  parts: Parts,
  token: string,
  password: NewPassword,
  client: Client,
): Promise<Result<SignedIn, LinkRefusal>> {
  return choosePassword(parts, { purpose: 'reset-password', token, password }, async (trx, account, hash, at) => {
    await trx.updateTable('account').set({ password_hash: hash }).where('pk', '=', account.pk).execute();
    await parts.sessionsIn(trx).endAll(account.pk);
    await dropTokens(trx, account.pk, ['reset-password', 'change-email']);
    await dropLinks(trx, account.pk);
    // Mail is one factor: where there is a second one it is asked for next.
    const signedIn = await beginSession(parts, trx, account, client, null);
    await tell(trx, at.toISOString(), account, { template: 'password-changed', data: {} });
    const entry = { actor: account.id, action: 'password.reset', subject: `account:${account.id}` };
    await recordAudit(trx, at.toISOString(), entry);
    return signedIn;
  });
}
