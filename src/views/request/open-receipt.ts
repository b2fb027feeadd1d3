import { requestAddress } from '../../i18n/addresses.ts';
import type { Lang } from '../../i18n/languages.ts';
import type { OwnCase } from '../../requests/own-case.ts';
import { NONE, go, show, type PageAnswer } from '../form/page-answer.ts';
import type { PageContext } from '../form/page-context.ts';
import { qrMarkup } from './qr-markup.ts';

export interface ReceiptPageData {
  own: OwnCase;
  /** The page of the request, absolute. */
  link: string;
  /** The same as an image: SVG. */
  qr: string;
  /** It was sent a moment ago. */
  isNew: boolean;
}

/** The receipt of a request that was sent: to keep, or to print. */
export async function openReceipt(context: PageContext, lang: Lang): Promise<PageAnswer<ReceiptPageData>> {
  const { locals, params, url } = context;
  const { requests, config } = locals.services;
  const own = await requests.ownCase(locals.visitor.actor, params.id ?? '');
  if (!own.ok) return NONE;
  const { id, state } = own.value;
  if (state === 'draft') return go(requestAddress(lang, id, 'form'));
  const link = (config.publicUrl ?? url.origin) + requestAddress(lang, id);
  const isNew = url.searchParams.get('news') === 'sent';
  return show({ own: own.value, link, qr: await qrMarkup(link), isNew });
}
