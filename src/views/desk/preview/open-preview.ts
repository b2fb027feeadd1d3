import { deskCaseAddress } from '../../../i18n/addresses.ts';
import type { Lang } from '../../../i18n/languages.ts';
import { t } from '../../../i18n/translate.ts';
import type { DeskCase } from '../../../requests/desk-case.ts';
import type { LetterContent } from '../../../requests/letter-content.ts';
import type { Refusal } from '../../../requests/refusals.ts';
import { explainRefusal } from '../case/explain-refusal.ts';
import type { FormError } from '../../form/form-error.ts';
import { go, NONE, show, type PageAnswer } from '../../form/page-answer.ts';
import type { PageContext } from '../../form/page-context.ts';
import { readForm } from '../../form/read-form.ts';

export interface PreviewPageData {
  shown: DeskCase;
  /** The letter as it would be sent now; undefined where it cannot be sent yet. */
  letter: LetterContent | undefined;
  errors: FormError[];
}

/** The decision as the reader will get it, before it is sent, and the button that sends it. */
export async function openPreview(lang: Lang, context: PageContext): Promise<PageAnswer<PreviewPageData>> {
  const { locals, params, request } = context;
  const { requests } = locals.services;
  const id = params.id ?? '';
  if (request.method !== 'POST') return showPreview(lang, context);
  const form = await readForm(request);
  if (form.line('do') !== 'issue') return showPreview(lang, context);
  const issued = await requests.issue(locals.visitor.actor, id, { version: Number(form.line('version')) });
  if (issued.ok) return go(`${deskCaseAddress(lang, id)}?done=issue`);
  return showPreview(lang, context, issued.refusal);
}

async function showPreview(
  lang: Lang,
  { locals, params }: PageContext,
  refusal?: Refusal,
): Promise<PageAnswer<PreviewPageData>> {
  const { desk, requests } = locals.services;
  const { actor } = locals.visitor;
  const opened = await desk.open(actor, params.id ?? '');
  if (!opened.ok || refusal?.code === 'not-found') return NONE;
  const preview = await requests.letterPreview(actor, opened.value.id);
  const letter = preview.ok ? preview.value : undefined;
  const reason = refusal ?? (preview.ok ? undefined : preview.refusal);
  if (!reason) return show({ shown: opened.value, letter, errors: [] });
  if (reason.code === 'not-found') return NONE;
  const { status, errors } = explainRefusal(lang, reason, { shown: opened.value, action: 'issue' });
  // Nothing is typed here: what changed is the letter itself, which is shown anew.
  const said = reason.code === 'stale' ? [{ text: t(lang).desk.case.preview.changed }] : errors;
  return show({ shown: opened.value, letter, errors: said }, status);
}
