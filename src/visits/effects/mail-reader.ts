import type { Transaction } from 'kysely';
import type { Database } from '../../platform/database/schema.ts';
import { enqueueMail } from '../../platform/mail/enqueue-mail.ts';
import type { LetterName, Letters } from '../../platform/mail/letters.ts';
import type { Change } from '../change.ts';
import type { VisitReader } from '../storage/reader-rows.ts';
import type { VisitRow } from '../storage/visit-rows.ts';

export type VisitLetterName = {
  [Name in LetterName]: Letters[Name] extends { visitId: string; day: string } ? Name : never;
}[LetterName];
type Rest<Name extends VisitLetterName> = Omit<Letters[Name], 'visitId' | 'number' | 'day' | 'half'>;

/** Tells the reader of a change, in the language of the booking. */
export async function mailReader<Name extends VisitLetterName>(
  change: Change,
  template: Name,
  ...[rest]: keyof Rest<Name> extends never ? [] : [Rest<Name>]
): Promise<void> {
  const { row, patch } = change;
  const visit = { ...row, number: patch.number ?? row.number };
  await tellReader(change.trx, change.at, { reader: change.reader, visit, key: change.version, template, rest });
}

/** @param key what makes it another letter than those before: a change's version, a day */
export async function tellReader<Name extends VisitLetterName>(
  trx: Transaction<Database>,
  at: string,
  told: {
    reader: Pick<VisitReader, 'pk' | 'email' | 'email_verified_at'>;
    visit: Pick<VisitRow, 'pk' | 'id' | 'number' | 'day' | 'half' | 'language'>;
    key: string | number;
    template: Name;
    rest: Rest<Name> | undefined;
  },
): Promise<void> {
  const { reader, visit, key, template, rest } = told;
  // An account without an address (erased, or of who only telephones) is told nothing, nor is one nobody has confirmed.
  if (reader.email === null || reader.email_verified_at === null) return;
  const { pk, id, number, day, half, language } = visit;
  await enqueueMail(trx, at, {
    dedupeKey: `visit:${pk}:${template}:${key}`,
    accountPk: reader.pk,
    recipient: reader.email,
    language,
    template,
    data: { visitId: id, number: number ?? '', day, half, ...rest } as unknown as Letters[Name],
  });
}
