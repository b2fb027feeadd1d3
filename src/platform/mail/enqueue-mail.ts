import type { Transaction } from 'kysely';
import type { Database } from '../database/schema.ts';
import { newId } from '../secrets.ts';
import type { LetterName, Letters } from './letters.ts';

export interface OutgoingMail<Name extends LetterName> {
  /**
   * Names what it tells, so that the same thing is never told twice: `case:12:decided:7`, `reset:TOKENHASH`.
   * A key that was used before makes no second row, whatever else is in it.
   */
  dedupeKey: string;
  /** Whose mail it is; null where there is no account (yet). */
  accountPk: number | null;
  /** The address as the account has it now; a later change does not move what is on its way. */
  recipient: string;
  language: 'vi' | 'en';
  template: Name;
  data: Letters[Name];
}

/**
 * Puts a letter among what waits to be sent, in the transaction that causes it. The mail job sends it after the
 * commit, tries again when that fails, and gives up visibly (mail.dead_at).
 * @param at ISO 8601, UTC: sent from then on
 */
export async function enqueueMail<Name extends LetterName>(
  trx: Transaction<Database>,
  at: string,
  mail: OutgoingMail<Name>,
): Promise<void> {
  await trx
    .insertInto('mail')
    .values({
      id: newId(),
      dedupe_key: mail.dedupeKey,
      account_pk: mail.accountPk,
      recipient: mail.recipient,
      language: mail.language,
      template: mail.template,
      data: JSON.stringify(mail.data),
      created_at: at,
      attempts: 0,
      next_attempt_at: at,
      claimed_until: null,
      sent_at: null,
      dead_at: null,
      last_error: null,
    })
    .onConflict((conflict) => conflict.column('dedupe_key').doNothing())
    .execute();
}
