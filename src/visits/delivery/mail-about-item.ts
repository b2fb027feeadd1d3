import { enqueueMail } from '../../platform/mail/enqueue-mail.ts';
import type { Letters } from '../../platform/mail/letters.ts';
import type { QueuePlace } from '../storage/waiting-items.ts';
import type { ItemChange } from './item-change.ts';

type ItemLetter = 'visit-file-not-found' | 'visit-file-unfit' | 'visit-file-withheld';

interface Told extends Pick<ItemChange, 'trx' | 'at' | 'today' | 'reader'> {
  visit: Pick<ItemChange['visit'], 'pk' | 'id' | 'number' | 'language'>;
}

/**
 * Tells the reader that a file of their visit cannot be had; which one stands on the visit's page. One letter of a kind
 * and day, however many files it is about.
 */
export async function mailAboutItem(change: Told, template: ItemLetter): Promise<void> {
  await send(change, template, '', {});
}

/** Tells the reader where they stand in line for a file, which is another place for each file. */
export async function mailAboutQueue(change: ItemChange, place: QueuePlace): Promise<void> {
  await send(change, 'visit-file-in-use', `:${change.item.id}`, place);
}

async function send<Name extends ItemLetter | 'visit-file-in-use'>(
  { trx, at, today, visit, reader }: Told,
  template: Name,
  about: string,
  rest: Omit<Letters[Name], 'visitId' | 'number'>,
): Promise<void> {
  if (reader.email === null || reader.email_verified_at === null) return;
  await enqueueMail(trx, at, {
    dedupeKey: `visit:${visit.pk}:${template}:${today}${about}`,
    accountPk: reader.pk,
    recipient: reader.email,
    language: visit.language,
    template,
    data: { visitId: visit.id, number: visit.number ?? '', ...rest } as unknown as Letters[Name],
  });
}
