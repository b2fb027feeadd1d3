import { cartAddress, requestAddress } from '../../i18n/addresses.ts';
import type { Lang } from '../../i18n/languages.ts';
import { t } from '../../i18n/translate.ts';
import type { OwnCase } from '../../requests/own-case.ts';
import type { Refusal } from '../../requests/refusals.ts';
import type { RequestForm } from '../../requests/request-form.ts';
import type { FormError } from '../form/form-error.ts';
import type { PageContext } from '../form/page-context.ts';
import type { Form } from '../form/read-form.ts';
import { partNamed, stepAddress, stepAfter, type FormPart } from './form-steps.ts';
import { typedForm } from './read-request-form.ts';
import { statusOfRefusal } from './refusal-status.ts';
import { removeFile, uploadFiles } from './take-files.ts';

/** What came of a posted form: another page, none, or the form again with what was typed on it. */
export type Taken =
  | { kind: 'go'; to: string }
  | { kind: 'none' }
  | {
      kind: 'show';
      status: 403 | 409 | 422 | 429 | 503;
      part: FormPart;
      typed?: RequestForm;
      errors?: FormError[];
      refusal?: Refusal;
      isStale?: boolean;
    };

/** Saves what is typed on the page, whatever button was pressed, and then does what the button is for. */
export async function takeForm(context: PageContext, lang: Lang, draft: OwnCase, form: Form): Promise<Taken> {
  const { id } = draft;
  if (draft.state !== 'draft') return { kind: 'go', to: requestAddress(lang, id, 'receipt') };
  const part = partNamed(form.line('step'));
  if (form.has('discard')) return discard(context, lang, draft, form, part);
  const saved = await save(context, draft, form, part);
  if (saved.kind === 'none') return saved;
  // First, since it makes room for another.
  if (form.has('remove-file') && saved.kind === 'saved') {
    await removeFile(context, draft, form.line('remove-file'));
  }
  // A file that was chosen goes along with every button: no browser would keep the choice for the page after it.
  const errors = form.has('upload') || form.hasFiles ? await uploadFiles(context, lang, draft, form) : [];
  if (saved.kind === 'show') return { ...saved, errors };
  if (errors.length > 0) return { kind: 'show', status: 422, part, errors };
  const { version } = saved;
  const here = (news: string) => ({ kind: 'go' as const, to: `${stepAddress(lang, id, part)}&news=${news}` });
  if (form.has('upload')) return here('uploaded');
  if (form.has('remove-file')) return here('file-removed');
  if (form.has('send')) return send(context, lang, draft, { version, submissionKey: form.line('key') });
  if (form.has('next')) return { kind: 'go', to: stepAddress(lang, id, stepAfter(part)) };
  return here('saved');
}

async function save(
  { locals: { services, visitor } }: PageContext,
  draft: OwnCase,
  form: Form,
  part: FormPart,
): Promise<{ kind: 'saved'; version: number } | Extract<Taken, { kind: 'show' | 'none' }>> {
  const { requests, cart } = services;
  const { evidence, limits } = requests.rules();
  const grounds = evidence.map(({ code }) => code);
  let typed = typedForm(draft.form, part, form, grounds);
  const taken = form.has('from-cart') ? await requestableInCart() : [];
  typed = {
    ...typed,
    items: [...typed.items, ...taken.map((recordId) => ({ recordId, use: 'reading' as const, reason: '' }))],
  };
  const version = Number(form.line('version'));
  const saved = await requests.saveDraft(visitor.actor, draft.id, { version, form: typed });
  if (saved.ok) {
    for (const recordId of taken) await cart.remove(visitor, recordId);
    return { kind: 'saved', version: saved.value.version };
  }
  const { refusal } = saved;
  if (refusal.code === 'not-found') return { kind: 'none' };
  if (refusal.code !== 'stale') return { kind: 'show', status: statusOfRefusal(refusal), part, typed, refusal };
  // The button pressed twice, or an answer that was lost on its way: nothing of it would be overwritten.
  if (isSame(typed, draft.form)) return { kind: 'saved', version: draft.version };
  return { kind: 'show', status: 409, part, typed, isStale: true };

  async function requestableInCart(): Promise<string[]> {
    const lines = await cart.list(visitor);
    const known = typed.items.map(({ recordId }) => recordId);
    const room = Math.max(0, limits.itemsPerCase - known.length);
    const fit = lines.filter(({ recordId, record }) => record?.requestable && !known.includes(recordId));
    return fit.slice(0, room).map(({ recordId }) => recordId);
  }
}

function isSame(one: RequestForm, other: RequestForm): boolean {
  const written = ({ items, purpose, subject, evidence, note, agreed }: RequestForm) =>
    JSON.stringify([
      items.map(({ recordId, use, reason }) => [recordId, use, reason]),
      purpose,
      subject,
      evidence.map(({ ground, words }) => [ground, words]),
      note,
      agreed,
    ]);
  return written(one) === written(other);
}

async function send(
  { locals: { services, visitor } }: PageContext,
  lang: Lang,
  { id }: OwnCase,
  input: { version: number; submissionKey: string },
): Promise<Taken> {
  const { requests } = services;
  const receipt = { kind: 'go' as const, to: `${requestAddress(lang, id, 'receipt')}?news=sent` };
  const sent = await requests.submit(visitor.actor, id, input);
  if (sent.ok) return receipt;
  const now = await requests.ownCase(visitor.actor, id);
  if (!now.ok) return { kind: 'none' };
  // Another press of the same button was faster.
  if (now.value.state !== 'draft') return receipt;
  // All on one page: each error leads to a field that is there.
  return { kind: 'show', status: statusOfRefusal(sent.refusal), part: 'all', refusal: sent.refusal };
}

/** What was asked for goes back into the cart: only the form is given up. */
async function discard(context: PageContext, lang: Lang, draft: OwnCase, form: Form, part: FormPart): Promise<Taken> {
  const { services, visitor } = context.locals;
  const { requests, cart } = services;
  // Nothing was saved: what was typed since the last time stands on this page alone.
  const grounds = requests.rules().evidence.map(({ code }) => code);
  const typed = typedForm(draft.form, part, form, grounds);
  if (!form.has('sure')) {
    const text = t(lang).request.form.discard.unsure;
    const errors = form.hasFiles ? await uploadFiles(context, lang, draft, form) : [];
    return { kind: 'show', status: 422, part, typed, errors: [{ field: 'sure', text }, ...errors] };
  }
  const version = Number(form.line('version'));
  const discarded = await requests.discardDraft(visitor.actor, draft.id, { version });
  if (!discarded.ok) {
    const { refusal } = discarded;
    if (refusal.code === 'not-found') return { kind: 'none' };
    return { kind: 'show', status: statusOfRefusal(refusal), part, typed, refusal };
  }
  await cart.putBack(
    visitor,
    draft.form.items.map(({ recordId }) => recordId),
  );
  return { kind: 'go', to: cartAddress(lang) };
}
