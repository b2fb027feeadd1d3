import { recordAudit } from '../platform/audit/record-audit.ts';
import { refused, done, type Result } from '../platform/result.ts';
import { beginSession } from './begin-session.ts';
import type { Client } from './client.ts';
import { emailKey } from './fields/email-address.ts';
import type { Parts } from './parts.ts';
import type { SignedIn, SignInRefusal } from './people.ts';
import { accountByEmailKey, lockedAccount } from './storage/accounts.ts';
import { accountOfVisitor, endByHandle } from './storage/own-sessions.ts';
import { tryPassword } from './try-password.ts';
import type { Visitor } from './visitor.ts';

export async function signIn(
  parts: Parts,
  { email, password }: { email: string; password: string },
  client: Client,
): Promise<Result<SignedIn, SignInRefusal>> {
  const { db, now } = parts;
  const found = await accountByEmailKey(db, emailKey(email));
  const tried = await tryPassword(parts, { account: found, email, password }, client);
  if (!tried.ok) return tried;
  if (!found) return refused({ code: 'wrong' });
  return db.transaction().execute(async (trx) => {
    const account = await lockedAccount(trx, found.pk);
    // Changed or disabled while the password was looked at.
    const isClosed = account?.status === 'disabled' || account?.status === 'erased';
    if (!account || isClosed || account.password_hash !== found.password_hash) return refused({ code: 'wrong' });
    const { betterHash } = tried.value;
    if (betterHash) {
      await trx.updateTable('account').set({ password_hash: betterHash }).where('pk', '=', account.pk).execute();
    }
    const signedIn = await beginSession(parts, trx, account, client, null);
    const action = signedIn.owes ? 'sign-in.first-step' : 'sign-in.done';
    await recordAudit(trx, now().toISOString(), { actor: account.id, action, subject: `account:${account.id}` });
    return done(signedIn);
  });
}

export async function signOut({ db, now }: Parts, visitor: Visitor): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const own = await accountOfVisitor(trx, visitor);
    if (!own || !(await endByHandle(trx, own.account.pk, own.session.handle))) return;
    const { id } = own.account;
    await recordAudit(trx, now().toISOString(), { actor: id, action: 'sign-out', subject: `account:${id}` });
  });
}
