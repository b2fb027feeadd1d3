import type { Transaction } from 'kysely';
import type { Database } from '../platform/database/schema.ts';
import { enqueueMail } from '../platform/mail/enqueue-mail.ts';
import type { LetterName, Letters } from '../platform/mail/letters.ts';
import { newId } from '../platform/secrets.ts';
import type { AccountRow } from './storage/accounts.ts';

/**
 * A letter to the holder of an account about it, in their language.
 * @param once what makes it the same letter as another: the hash of the token in it, else nothing
 */
export async function tell<Name extends LetterName>(
  trx: Transaction<Database>,
  at: string,
  account: Pick<AccountRow, 'pk' | 'email' | 'language'>,
  letter: { template: Name; data: Letters[Name]; once?: string },
): Promise<void> {
  if (account.email === null) return;
  await enqueueMail(trx, at, {
    dedupeKey: `${letter.template}:${letter.once ?? newId()}`,
    accountPk: account.pk,
    recipient: account.email,
    language: account.language,
    template: letter.template,
    data: letter.data,
  });
}
