import { recordAudit } from '../platform/audit/record-audit.ts';
import type { Result } from '../platform/result.ts';
import { dayInVietnam } from '../platform/vietnam-time.ts';
import { lawOn } from './account-policy.ts';
import { beginSession } from './begin-session.ts';
import { choosePassword } from './choose-password.ts';
import type { Client } from './client.ts';
import { emailKey } from './fields/email-address.ts';
import type { Parts } from './parts.ts';
import type { LinkRefusal, NewPassword, SignedIn } from './people.ts';

/** The address is the reader's from now on, and staff have so many working days to confirm the account. */
export function verify(
  parts: Parts,
  token: string,
  password: NewPassword,
  client: Client,
): Promise<Result<SignedIn, LinkRefusal>> {
  return choosePassword(parts, { purpose: 'verify-email', token, password }, async (trx, account, hash, at, next) => {
    const { confirmWithinWorkingDays } = lawOn(parts.policy, dayInVietnam(at));
    const changes = {
      email_key: emailKey(account.email ?? ''),
      email_verified_at: at.toISOString(),
      password_hash: hash,
      confirm_from: at.toISOString(),
      confirm_by: await parts.countWorkingDays(trx, at, confirmWithinWorkingDays),
    };
    await trx.updateTable('account').set(changes).where('pk', '=', account.pk).execute();
    const signedIn = await beginSession(parts, trx, { ...account, ...changes }, client, null);
    const entry = { actor: account.id, action: 'account.verified', subject: `account:${account.id}` };
    await recordAudit(trx, at.toISOString(), entry);
    return next === null ? signedIn : { ...signedIn, next };
  });
}
