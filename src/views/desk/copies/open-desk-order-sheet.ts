import type { DeskOrder } from '../../../copies/copy-desk.ts';
import { copyOrderAddress, deskCopyOrderAddress } from '../../../i18n/addresses.ts';
import type { Lang } from '../../../i18n/languages.ts';
import { NONE, show, type PageAnswer } from '../../form/page-answer.ts';
import type { PageContext } from '../../form/page-context.ts';
import { qrMarkup } from '../../request/qr-markup.ts';

export interface DeskOrderSheetData {
  order: DeskOrder;
  /** SVG; leads the reader to their order. */
  qr: string;
  back: string;
}

/** The order as the desk puts it on paper. That it was looked at is in the log. */
export async function openDeskOrderSheet(
  lang: Lang,
  { locals, params, url }: PageContext,
): Promise<PageAnswer<DeskOrderSheetData>> {
  const { copyDesk, config } = locals.services;
  const opened = await copyDesk.open(locals.visitor.actor, params.id ?? '');
  if (!opened.ok) return NONE;
  const order = opened.value;
  const qr = await qrMarkup((config.publicUrl ?? url.origin) + copyOrderAddress(lang, order.id));
  return show({ order, qr, back: deskCopyOrderAddress(lang, order.id) });
}
