import type { Transaction } from 'kysely';
import type { Database } from '../../platform/database/schema.ts';
import { dropLinks } from './outside-links.ts';

/** The row stays, so that cases and statistics still count it; nothing of the person does. */
export async function takePersonOut(trx: Transaction<Database>, accountPk: number, at: string): Promise<void> {
  await trx.deleteFrom('session').where('account_pk', '=', accountPk).execute();
  await trx.deleteFrom('account_token').where('account_pk', '=', accountPk).execute();
  await trx.deleteFrom('recovery_code').where('account_pk', '=', accountPk).execute();
  await dropLinks(trx, accountPk);
  await trx.updateTable('account').set({ own_reader_pk: null }).where('own_reader_pk', '=', accountPk).execute();
  // Letters that wait are about what is no more, and those sent hold the address.
  await trx.deleteFrom('mail').where('account_pk', '=', accountPk).execute();
  await trx
    .updateTable('account')
    .set({
      status: 'erased',
      erased_at: at,
      email: null,
      email_key: null,
      email_verified_at: null,
      name: '',
      name_key: '',
      password_hash: null,
      phone: null,
      workplace: null,
      priority: null,
      note: null,
      identity_kind: null,
      identity_sealed: null,
      identity_last4: null,
      identity_key: null,
      seen_kind: null,
      erasure_refusal: null,
      erasure_refused_at: null,
      totp_sealed: null,
      totp_confirmed_at: null,
      totp_last_step: null,
    })
    .where('pk', '=', accountPk)
    .execute();
}
