import { roomDeskAddress } from '../../../i18n/addresses.ts';
import type { Lang } from '../../../i18n/languages.ts';
import { t } from '../../../i18n/translate.ts';
import type { ItemLine, Slip } from '../../../visits/delivery/desk-item.ts';
import type { VisitRules } from '../../../visits/policy.ts';
import type { FormError } from '../../form/form-error.ts';
import { go, NONE, show, type PageAnswer } from '../../form/page-answer.ts';
import type { PageContext } from '../../form/page-context.ts';
import { readForm } from '../../form/read-form.ts';
import { qrMarkup } from '../../request/qr-markup.ts';
import { deskCodeAddress } from '../desk-code.ts';
import { explainDelivery } from '../explain-delivery.ts';

export interface SlipsPageData {
  rules: VisitRules;
  /** The list that they were chosen from. */
  back: string;
  slips: { slip: Slip; qr: string }[];
  /** The reader may not use them any more. */
  withheld: ItemLine[];
  errors: FormError[];
}

/**
 * Prints slips, and shows them once: what is printed again is counted, so that no address shows them without counting.
 */
export async function openSlips(lang: Lang, context: PageContext): Promise<PageAnswer<SlipsPageData>> {
  const { locals, request, url } = context;
  const back = roomDeskAddress(lang, 'retrieval', url.searchParams);
  if (request.method !== 'POST') return go(back);
  const { delivery, visits } = locals.services;
  const itemIds = (await readForm(request)).all('item');
  const texts = t(lang).room.retrieval;
  const page = { rules: visits.rules(), back, slips: [], withheld: [] };
  if (itemIds.length === 0) return show({ ...page, errors: [{ text: texts.nothingChosen }] }, 422);

  const printed = await delivery.printSlips(locals.visitor.actor, itemIds);
  if (!printed.ok) {
    const explained = explainDelivery(lang, printed.refusal);
    return explained ? show({ ...page, errors: explained.errors }, explained.status) : NONE;
  }
  const { slips, withheld, refused } = printed.value;
  const errors = refused.flatMap(({ refusal }) => explainDelivery(lang, refusal)?.errors ?? []);
  const origin = locals.services.config.publicUrl ?? url.origin;
  const drawn = slips.map(async (slip) => ({ slip, qr: await qrMarkup(deskCodeAddress(lang, slip.number, origin)) }));
  return show({ ...page, slips: await Promise.all(drawn), withheld, errors });
}
