import type { Kysely, Transaction } from 'kysely';
import type { Database } from '../../platform/database/schema.ts';

/** Of several at the same moment one gets a step. @returns whether this was the one */
export async function useStep(trx: Transaction<Database>, accountPk: number, step: number): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('account')
    .set({ totp_last_step: step })
    .where('pk', '=', accountPk)
    .where((is) => is.or([is('totp_last_step', 'is', null), is('totp_last_step', '<', step)]))
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

export async function useRecoveryCode(
  trx: Transaction<Database>,
  accountPk: number,
  hash: string,
  at: string,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('recovery_code')
    .set({ used_at: at })
    .where('account_pk', '=', accountPk)
    .where('hash', '=', hash)
    .where('used_at', 'is', null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

export async function codesLeft(db: Kysely<Database>, accountPk: number): Promise<number> {
  const { left } = await db
    .selectFrom('recovery_code')
    .select((is) => is.fn.countAll<number>().as('left'))
    .where('account_pk', '=', accountPk)
    .where('used_at', 'is', null)
    .executeTakeFirstOrThrow();
  return left;
}

/** In place of all earlier ones. */
export async function writeRecoveryCodes(
  trx: Transaction<Database>,
  accountPk: number,
  hashes: readonly string[],
): Promise<void> {
  await trx.deleteFrom('recovery_code').where('account_pk', '=', accountPk).execute();
  await trx
    .insertInto('recovery_code')
    .values(hashes.map((hash) => ({ account_pk: accountPk, hash, used_at: null })))
    .execute();
}

/** The account has no second factor any more. */
export async function dropSecondFactor(trx: Transaction<Database>, accountPk: number): Promise<void> {
  await trx.deleteFrom('recovery_code').where('account_pk', '=', accountPk).execute();
  await trx
    .updateTable('account')
    .set({ totp_sealed: null, totp_confirmed_at: null, totp_last_step: null })
    .where('pk', '=', accountPk)
    .execute();
}
