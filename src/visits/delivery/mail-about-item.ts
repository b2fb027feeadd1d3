import { enqueueMail } from '../../platform/mail/enqueue-mail.ts';
import type { ItemChange } from './item-change.ts';

type ItemLetter = 'visit-file-not-found' | 'visit-file-unfit' | 'visit-file-in-use' | 'visit-file-withheld';

interface Told extends Pick<ItemChange, 'trx' | 'at' | 'today' | 'reader'> {
  visit: Pick<ItemChange['visit'], 'pk' | 'id' | 'number' | 'language'>;
}

/**
 * Tells the reader that a file of their visit cannot be had; which one stands on the visit's page. One letter of a kind
 * and day, however many files it is about.
 */
export async function mailAboutItem({ trx, at, today, visit, reader }: Told, template: ItemLetter): Promise<void> {
  if (reader.email === null) return;
  await enqueueMail(trx, at, {
    dedupeKey: `visit:${visit.pk}:${template}:${today}`,
    accountPk: reader.pk,
    recipient: reader.email,
    language: visit.language,
    template,
    data: { visitId: visit.id, number: visit.number ?? '' },
  });
}
