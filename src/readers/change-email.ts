import type { Transaction } from 'kysely';
import { recordAudit } from '../platform/audit/record-audit.ts';
import type { Database } from '../platform/database/schema.ts';
import { isUniqueViolation } from '../platform/database/unique-violation.ts';
import { sealToken } from '../platform/mail/sealed-token.ts';
import { done, refused, type Result } from '../platform/result.ts';
import type { Client } from './client.ts';
import { emailKey, readEmail } from './fields/email-address.ts';
import { ANSWER_AFTER_MS, letterBucket } from './letters-to-anybody.ts';
import type { Parts } from './parts.ts';
import type { SignInRefusal } from './people.ts';
import { proveAgain } from './prove-again.ts';
import type { BadFields, BadLink, NotFound } from './refusals.ts';
import { accountByEmailKey, lockedAccount, type AccountRow } from './storage/accounts.ts';
import { dropLinks } from './storage/outside-links.ts';
import { dropTokens, usableToken, useToken, writeToken } from './storage/tokens.ts';
import { tell } from './tell.ts';
import type { Visitor } from './visitor.ts';

export async function askForOtherEmail(
  parts: Parts,
  visitor: Visitor,
  { email: typed, password }: { email: string; password: string },
  client: Client,
): Promise<Result<void, BadFields<'email'> | SignInRefusal | NotFound>> {
  const began = performance.now();
  const email = readEmail(typed);
  if (!email) return refused({ code: 'fields', fields: { email: typed.trim() ? 'malformed' : 'missing' } });
  const proved = await proveAgain(parts, visitor, password, client);
  if (!proved.ok) return proved;
  if ((await parts.guard.take([letterBucket(parts, email)])).ok) {
    const { account } = proved.value;
    await parts.db.transaction().execute((trx) => sendLink(parts, trx, account, email));
  }
  await parts.answerAfter(began, ANSWER_AFTER_MS);
  return done(undefined);
}

async function sendLink(
  { now, policy, secrets }: Parts,
  trx: Transaction<Database>,
  account: AccountRow,
  email: string,
): Promise<void> {
  const at = now();
  const known = await accountByEmailKey(trx, emailKey(email));
  if (known && known.pk !== account.pk) {
    await tell(trx, at.toISOString(), known, { template: 'already-registered', data: {} });
  } else {
    await dropTokens(trx, account.pk, ['change-email']);
    const { token, hash } = await writeToken(trx, {
      accountPk: account.pk,
      purpose: 'change-email',
      payload: email,
      now: at,
      hours: policy.links.changeEmailHours,
    });
    await tell(
      trx,
      at.toISOString(),
      { ...account, email },
      { template: 'change-email', data: { token: sealToken(secrets, token) }, once: hash },
    );
  }
  const entry = { actor: account.id, action: 'email.change-asked', subject: `account:${account.id}` };
  await recordAudit(trx, at.toISOString(), entry);
}

export async function confirmOtherEmail(parts: Parts, token: string): Promise<Result<{ email: string }, BadLink>> {
  const { db, now } = parts;
  const row = await usableToken(db, 'change-email', token, now());
  const email = row?.payload;
  if (!row || !email) return refused({ code: 'bad-link' });
  try {
    return await db.transaction().execute(async (trx) => {
      const at = now();
      const account = await lockedAccount(trx, row.account_pk);
      const mayChange = account && account.status !== 'disabled' && account.status !== 'erased';
      if (!mayChange || !(await useToken(trx, row.hash, at))) return refused({ code: 'bad-link' });
      const changes = { email, email_key: emailKey(email), email_verified_at: at.toISOString() };
      await trx.updateTable('account').set(changes).where('pk', '=', account.pk).execute();
      // What the old address opened, by letter or by another service, must not open what is another address's now.
      await dropTokens(trx, account.pk, ['reset-password']);
      await dropLinks(trx, account.pk);
      await parts.sessionsIn(trx).endAll(account.pk);
      await tell(trx, at.toISOString(), account, { template: 'email-changed', data: {} });
      const entry = { actor: account.id, action: 'email.changed', subject: `account:${account.id}` };
      await recordAudit(trx, at.toISOString(), entry);
      return done({ email });
    });
  } catch (error) {
    if (isUniqueViolation(error)) return refused({ code: 'bad-link' });
    throw error;
  }
}
