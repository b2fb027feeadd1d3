import type { OwnOrder } from '../../copies/copies.ts';
import { copyOrderAddress } from '../../i18n/addresses.ts';
import type { Lang } from '../../i18n/languages.ts';
import { go, NONE, show, type PageAnswer } from '../form/page-answer.ts';
import type { PageContext } from '../form/page-context.ts';
import { qrMarkup } from '../request/qr-markup.ts';

export interface OrderSlipData {
  order: OwnOrder;
  /** SVG; leads to the order. */
  qr: string;
}

/** "Phiếu yêu cầu sao và xác thực tài liệu lưu trữ" (procedure 1.013932), to keep or to print. */
export async function openOrderSlip(context: PageContext, lang: Lang): Promise<PageAnswer<OrderSlipData>> {
  const { locals, params, url } = context;
  const { copies, config } = locals.services;
  const found = await copies.ownOrder(locals.visitor.actor, params.id ?? '');
  if (!found.ok) return NONE;
  const order = found.value;
  if (order.state === 'draft') return go(copyOrderAddress(lang, order.id, 'form'));
  const qr = await qrMarkup((config.publicUrl ?? url.origin) + copyOrderAddress(lang, order.id));
  return show({ order, qr });
}
