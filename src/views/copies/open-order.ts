import type { OwnOrder } from '../../copies/copies.ts';
import type { CopyRefusal } from '../../copies/refusals.ts';
import { copyOrderAddress } from '../../i18n/addresses.ts';
import type { Lang } from '../../i18n/languages.ts';
import { t } from '../../i18n/translate.ts';
import type { Result } from '../../platform/result.ts';
import type { FormError } from '../form/form-error.ts';
import { go, NONE, show, type PageAnswer } from '../form/page-answer.ts';
import type { PageContext } from '../form/page-context.ts';
import { readForm } from '../form/read-form.ts';
import { copyErrors, copyStatus } from './refusal-text.ts';

const NEWS = ['sent', 'accepted'] as const;

export interface OrderPageData {
  order: OwnOrder;
  news?: (typeof NEWS)[number];
  errors: FormError[];
}

/** An order of the reader's own: where it stands, what it costs, and what they do about it. */
export async function openOrder(context: PageContext, lang: Lang): Promise<PageAnswer<OrderPageData>> {
  const { locals, params, request, url } = context;
  const { copies } = locals.services;
  const { actor } = locals.visitor;
  const id = params.id ?? '';
  const found = await copies.ownOrder(actor, id);
  if (!found.ok) return NONE;
  if (found.value.state === 'draft') return go(copyOrderAddress(lang, id, 'form'));
  if (request.method !== 'POST') {
    return show({ order: found.value, news: NEWS.find((name) => name === url.searchParams.get('news')), errors: [] });
  }
  const form = await readForm(request);
  const version = Number(form.line('version'));
  if (form.has('accept')) return answer(await copies.accept(actor, id, { version }), 'accepted');
  if (!form.has('cancel')) return show({ order: found.value, errors: [] });
  if (!form.has('sure')) {
    return show({ order: found.value, errors: [{ field: 'sure', text: t(lang).copies.order.unsure }] }, 422);
  }
  return answer(await copies.cancel(actor, id, { version }));

  async function answer(
    result: Result<unknown, CopyRefusal>,
    news?: (typeof NEWS)[number],
  ): Promise<PageAnswer<OrderPageData>> {
    if (result.ok) return go(copyOrderAddress(lang, id) + (news ? `?news=${news}` : ''));
    if (result.refusal.code === 'not-found') return NONE;
    const now = await copies.ownOrder(actor, id);
    if (!now.ok) return NONE;
    return show({ order: now.value, errors: copyErrors(lang, result.refusal) }, copyStatus(result.refusal));
  }
}
