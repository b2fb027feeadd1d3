import { enqueueMail } from '../../platform/mail/enqueue-mail.ts';
import type { LetterName, Letters } from '../../platform/mail/letters.ts';
import type { OrderChange } from '../change.ts';

type CopyLetterName = {
  [Name in LetterName]: Letters[Name] extends { orderId: string } ? Name : never;
}[LetterName];
type Rest<Name extends CopyLetterName> = Omit<Letters[Name], 'orderId' | 'number'>;

/** Tells the reader, in the language of the order. An account without an address (erased) is told nothing. */
export async function mailReader<Name extends CopyLetterName>(
  { reader, row, patch, trx, at }: OrderChange,
  template: Name,
  ...[rest]: keyof Rest<Name> extends never ? [] : [Rest<Name>]
): Promise<void> {
  if (reader.email === null) return;
  await enqueueMail(trx, at, {
    // Every change of an order tells a thing of its own.
    dedupeKey: `copies:${row.pk}:${template}:${row.version + 1}`,
    accountPk: reader.pk,
    recipient: reader.email,
    language: row.language,
    template,
    data: { orderId: row.id, number: patch.number ?? row.number ?? '', ...rest } as unknown as Letters[Name],
  });
}
