import { enqueueMail } from '../../platform/mail/enqueue-mail.ts';
import type { LetterName, Letters } from '../../platform/mail/letters.ts';
import type { Change } from '../change.ts';

type CaseLetterName = {
  [Name in LetterName]: Letters[Name] extends { caseId: string; number: string } ? Name : never;
}[LetterName];
type Rest<Name extends CaseLetterName> = Omit<Letters[Name], 'caseId' | 'number'>;

/** Every change of a case tells a thing of its own: its version makes the key. */
function keyOf(change: Change, template: string): string {
  return `case:${change.row.pk}:${template}:${change.row.version + 1}`;
}

/** Tells the reader, in the language of the request. An account without an address (erased) is told nothing. */
export async function mailReader<Name extends CaseLetterName>(
  change: Change,
  template: Name,
  ...[rest]: keyof Rest<Name> extends never ? [] : [Rest<Name>]
): Promise<void> {
  const { reader, row, trx, at } = change;
  if (reader.email === null) return;
  await enqueueMail(trx, at, {
    dedupeKey: keyOf(change, template),
    accountPk: reader.pk,
    recipient: reader.email,
    language: row.language,
    template,
    data: { caseId: row.id, number: change.patch.number ?? row.number ?? '', ...rest } as unknown as Letters[Name],
  });
}

/** Tells a member of staff, in their own language; nobody where the case is nobody's. */
export async function mailColleague(
  change: Change,
  accountPk: number | null,
  template: 'desk-handed-over',
): Promise<void> {
  if (accountPk === null || accountPk === change.actorPk) return;
  const { trx, row, at } = change;
  const colleague = await trx
    .selectFrom('account')
    .select(['email', 'language'])
    .where('pk', '=', accountPk)
    .where('status', '=', 'active')
    .executeTakeFirst();
  if (!colleague?.email) return;
  await enqueueMail(trx, at, {
    dedupeKey: keyOf(change, template),
    accountPk,
    recipient: colleague.email,
    language: colleague.language,
    template,
    data: { caseId: row.id, number: row.number ?? '' },
  });
}
