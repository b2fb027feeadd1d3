import type { Transaction } from 'kysely';
import type { Database } from '../platform/database/schema.ts';
import { isUniqueViolation } from '../platform/database/unique-violation.ts';
import { done, refused, type Result } from '../platform/result.ts';
import type { Parts } from './parts.ts';
import { passwordFaults } from './passwords/password-rules.ts';
import type { LinkHolder, LinkPurpose, LinkRefusal, NewPassword, SignedIn } from './people.ts';
import { accountByPk, lockedAccount, type AccountRow } from './storage/accounts.ts';
import { usableToken, useToken } from './storage/tokens.ts';

export async function lookAtLink(
  { db, now }: Parts,
  purpose: LinkPurpose,
  token: string,
): Promise<LinkHolder | undefined> {
  const row = await usableToken(db, purpose, token, now());
  const account = row && (await accountByPk(db, row.account_pk));
  if (!account?.email || !mayFollow(account)) return undefined;
  return { name: account.name, email: account.email };
}

/**
 * Follows a link that chooses a password: looks at both, makes the hash outside of any transaction, and then uses the
 * link up and does what it is for.
 * @param then in the transaction, with the account as it is and what was kept with the link; the new hash is to be
 * written by it
 */
export async function choosePassword(
  parts: Parts,
  link: { purpose: LinkPurpose; token: string; password: NewPassword },
  then: (
    trx: Transaction<Database>,
    account: AccountRow,
    passwordHash: string,
    at: Date,
    kept: string | null,
  ) => Promise<SignedIn>,
): Promise<Result<SignedIn, LinkRefusal>> {
  const { db, now, policy, passwords, archiveNames } = parts;
  const row = await usableToken(db, link.purpose, link.token, now());
  const holder = row && (await accountByPk(db, row.account_pk));
  if (!row || !holder || !mayFollow(holder)) return refused({ code: 'bad-link' });
  const about = [holder.name, holder.email ?? '', ...archiveNames];
  const fields = passwordFaults(link.password, about, policy.passwords);
  if (fields) return refused({ code: 'fields', fields });
  const hashed = await passwords.hash(link.password.password);
  if (!hashed.ok) return hashed;
  try {
    return await db.transaction().execute(async (trx) => {
      const at = now();
      const account = await lockedAccount(trx, holder.pk);
      if (!account || !mayFollow(account) || !(await useToken(trx, row.hash, at))) return refused({ code: 'bad-link' });
      return done(await then(trx, account, hashed.value, at, row.payload));
    });
  } catch (error) {
    // Somebody else has this address by now.
    if (isUniqueViolation(error)) return refused({ code: 'bad-link' });
    throw error;
  }
}

function mayFollow({ status }: AccountRow): boolean {
  return status !== 'disabled' && status !== 'erased';
}
