import { recordAudit } from '../platform/audit/record-audit.ts';
import { done, refused, type Result } from '../platform/result.ts';
import { beginSession } from './begin-session.ts';
import type { Client } from './client.ts';
import type { Parts } from './parts.ts';
import { passwordFaults } from './passwords/password-rules.ts';
import type { NewPassword, PasswordField, SignedIn, SignInRefusal } from './people.ts';
import { proveAgain } from './prove-again.ts';
import type { BadFields, NotFound } from './refusals.ts';
import { lockedAccount } from './storage/accounts.ts';
import { dropLinks } from './storage/outside-links.ts';
import { dropTokens } from './storage/tokens.ts';
import { tell } from './tell.ts';
import type { Visitor } from './visitor.ts';

/** All sessions end; this browser gets a new one. */
export async function changePassword(
  parts: Parts,
  visitor: Visitor,
  { current, ...chosen }: NewPassword & { current: string },
  client: Client,
): Promise<Result<SignedIn, BadFields<PasswordField> | SignInRefusal | NotFound>> {
  const { db, now, passwords, policy, archiveNames } = parts;
  const proved = await proveAgain(parts, visitor, current, client);
  if (!proved.ok) return proved;
  const { account: before, secondFactorAt } = proved.value;
  const fields = passwordFaults(chosen, [before.name, before.email ?? '', ...archiveNames], policy.passwords);
  if (fields) return refused({ code: 'fields', fields });
  const hashed = await passwords.hash(chosen.password);
  if (!hashed.ok) return hashed;
  return db.transaction().execute(async (trx) => {
    const at = now().toISOString();
    const account = await lockedAccount(trx, before.pk);
    if (!account || account.password_hash !== before.password_hash) return refused({ code: 'wrong' });
    await trx.updateTable('account').set({ password_hash: hashed.value }).where('pk', '=', account.pk).execute();
    await dropTokens(trx, account.pk, ['reset-password', 'change-email']);
    await dropLinks(trx, account.pk);
    await parts.sessionsIn(trx).endAll(account.pk);
    const signedIn = await beginSession(parts, trx, account, client, secondFactorAt);
    await tell(trx, at, account, { template: 'password-changed', data: {} });
    await recordAudit(trx, at, { actor: account.id, action: 'password.changed', subject: `account:${account.id}` });
    return done(signedIn);
  });
}
