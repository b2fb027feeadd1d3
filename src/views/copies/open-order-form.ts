import type { CopyForm } from '../../copies/copy-form.ts';
import type { OwnOrder } from '../../copies/copies.ts';
import type { CopyRefusal } from '../../copies/refusals.ts';
import { copiesAddress, copyOrderAddress } from '../../i18n/addresses.ts';
import type { Lang } from '../../i18n/languages.ts';
import { newId } from '../../platform/secrets.ts';
import type { FormError } from '../form/form-error.ts';
import { go, NONE, show, type PageAnswer } from '../form/page-answer.ts';
import type { PageContext } from '../form/page-context.ts';
import { readForm } from '../form/read-form.ts';
import { readCopyForm, withButtonPressed } from './read-copy-form.ts';
import { copyErrors, copyStatus } from './refusal-text.ts';

export interface OrderFormData {
  order: OwnOrder;
  form: CopyForm;
  version: number;
  /** Random, made with the page: pressing its button twice sends once. */
  submissionKey: string;
  saved: boolean;
  errors: FormError[];
}

/** The form of an order: kept at every press, sent by one. */
export async function openOrderForm(context: PageContext, lang: Lang): Promise<PageAnswer<OrderFormData>> {
  const { locals, params, request, url } = context;
  const { copies } = locals.services;
  const { actor } = locals.visitor;
  const id = params.id ?? '';
  const found = await copies.ownOrder(actor, id);
  if (!found.ok) return NONE;
  const order = found.value;
  if (order.state !== 'draft') return go(copyOrderAddress(lang, id));
  if (request.method !== 'POST') {
    const saved = url.searchParams.get('news') === 'saved';
    return show({ order, form: order.form, version: order.version, submissionKey: newId(), saved, errors: [] });
  }
  const form = await readForm(request);
  const version = Number(form.line('version'));
  if (form.has('discard')) {
    const gone = await copies.discard(actor, id, { version });
    return gone.ok ? go(copiesAddress(lang)) : again(order.form, gone.refusal);
  }
  const typed = withButtonPressed(readCopyForm(form), form);
  const saved = await copies.save(actor, id, { version, form: typed });
  if (!saved.ok) return again(typed, saved.refusal);
  if (!form.has('send')) return go(`${copyOrderAddress(lang, id, 'form')}?news=saved`);
  const submissionKey = form.line('key');
  const sent = await copies.submit(actor, id, { version: saved.value.version, submissionKey });
  return sent.ok ? go(`${copyOrderAddress(lang, id)}?news=sent`) : again(typed, sent.refusal);

  async function again(shown: CopyForm, refusal: CopyRefusal): Promise<PageAnswer<OrderFormData>> {
    if (refusal.code === 'not-found') return NONE;
    const now = await copies.ownOrder(actor, id);
    if (!now.ok) return NONE;
    if (now.value.state !== 'draft') return go(copyOrderAddress(lang, id));
    const errors = copyErrors(lang, refusal);
    const page = { order: now.value, form: shown, version: now.value.version, submissionKey: newId() };
    return show({ ...page, saved: false, errors }, copyStatus(refusal));
  }
}
