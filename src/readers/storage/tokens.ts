import type { Kysely, Selectable, Transaction } from 'kysely';
import { newToken, tokenHash } from '../../platform/secrets.ts';
import type { Database } from '../../platform/database/schema.ts';
import type { AccountTokenTable } from '../../platform/database/tables/people.ts';

type TokenPurpose = AccountTokenTable['purpose'];
type TokenRow = Selectable<AccountTokenTable>;

/** Writes the hash of a new token. @returns the token, which is in no table but, sealed, that of letters not sent yet */
export async function writeToken(
  trx: Transaction<Database>,
  token: { accountPk: number; purpose: TokenPurpose; payload?: string; now: Date; hours: number },
): Promise<{ token: string; hash: string }> {
  const fresh = newToken();
  const hash = tokenHash(fresh);
  await trx
    .insertInto('account_token')
    .values({
      hash,
      account_pk: token.accountPk,
      purpose: token.purpose,
      payload: token.payload ?? null,
      expires_at: new Date(token.now.getTime() + token.hours * 3_600_000).toISOString(),
      used_at: null,
    })
    .execute();
  return { token: fresh, hash };
}

/** A token that could be used now. It is bound to one purpose and one account. */
export function usableToken(
  db: Kysely<Database>,
  purpose: TokenPurpose,
  token: string,
  now: Date,
): Promise<TokenRow | undefined> {
  return db
    .selectFrom('account_token')
    .selectAll()
    .where('hash', '=', tokenHash(token))
    .where('purpose', '=', purpose)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now.toISOString())
    .executeTakeFirst();
}

/** Uses it up. Of several at the same moment one gets it. @returns whether this was the one */
export async function useToken(trx: Transaction<Database>, hash: string, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('account_token')
    .set({ used_at: now.toISOString() })
    .where('hash', '=', hash)
    .where('used_at', 'is', null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** Makes links of an account open nothing any more. */
export async function dropTokens(
  trx: Transaction<Database>,
  accountPk: number,
  purposes?: readonly TokenPurpose[],
): Promise<void> {
  const all = trx.deleteFrom('account_token').where('account_pk', '=', accountPk);
  await (purposes ? all.where('purpose', 'in', purposes) : all).execute();
}
