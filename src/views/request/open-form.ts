import { requestAddress } from '../../i18n/addresses.ts';
import type { Lang } from '../../i18n/languages.ts';
import { newId } from '../../platform/secrets.ts';
import type { OwnCase } from '../../requests/own-case.ts';
import type { RequestRules } from '../../requests/policy.ts';
import type { PublicRecordFacts } from '../../requests/record-facts.ts';
import type { Refusal } from '../../requests/refusals.ts';
import type { RequestForm } from '../../requests/request-form.ts';
import type { FormError } from '../form/form-error.ts';
import { NONE, go, show, type PageAnswer } from '../form/page-answer.ts';
import type { PageContext } from '../form/page-context.ts';
import { readForm } from '../form/read-form.ts';
import { formDifferences, type Difference } from './form-differences.ts';
import { formErrors, type StepError } from './form-problems.ts';
import { hasStep, partNamed, type FormPart } from './form-steps.ts';
import { refusalText } from './refusal-text.ts';
import { takeForm, type Taken } from './take-form.ts';

export interface FormPageData {
  /** As stored. */
  draft: OwnCase;
  part: FormPart;
  /** What the fields show: what was typed where it could not be taken, else what is stored. */
  form: RequestForm;
  version: number;
  rules: RequestRules;
  /** Facts of the records asked for; those that are gone are missing. */
  records: Map<string, PublicRecordFacts>;
  /** Files in the cart that could still be asked for along with these. */
  inCart: number;
  /** Made with the page: the button pressed twice sends once. */
  submissionKey: string;
  errors: FormError[];
  /** What is still missing before it can be sent, on the page that sends. */
  missing: StepError[];
  /** Where this form and the stored one differ, when another window was faster. */
  differences: Difference[];
  due: { dueOn: string; workingDays: number } | undefined;
  /** A file or a step was just done. */
  news?: 'saved' | 'uploaded' | 'file-removed';
}

/** The form of a draft: each of its pages saves what is typed on it, whichever button is pressed. */
export async function openForm(context: PageContext, lang: Lang): Promise<PageAnswer<FormPageData>> {
  const { request, locals, params, url } = context;
  const { services, visitor } = locals;
  const id = params.id ?? '';
  const own = await services.requests.ownCase(visitor.actor, id);
  if (!own.ok) return NONE;
  if (request.method !== 'POST') {
    if (own.value.state !== 'draft') return go(requestAddress(lang, id));
    const part = partNamed(url.searchParams.get('step'));
    const news = newsNamed(url.searchParams.get('news'));
    return show(await readPage(context, lang, own.value, { part, news }));
  }
  const form = await readForm(request);
  const taken = await takeForm(context, lang, own.value, form);
  if (taken.kind === 'go') return go(taken.to);
  if (taken.kind === 'none') return NONE;
  const again = await services.requests.ownCase(visitor.actor, id);
  if (!again.ok) return NONE;
  // Another press of the same button was faster.
  if (again.value.state !== 'draft') return go(requestAddress(lang, id, 'receipt'));
  return show(await readPage(context, lang, again.value, taken), taken.status);
}

type Shown = Partial<Extract<Taken, { kind: 'show' }>> & { part: FormPart; news?: FormPageData['news'] };

async function readPage(
  { locals: { services, visitor } }: PageContext,
  lang: Lang,
  draft: OwnCase,
  { part, news, typed, errors = [], refusal, isStale = false }: Shown,
): Promise<FormPageData> {
  const { requests, cart, recordFacts } = services;
  const rules = requests.rules();
  const form = typed ?? draft.form;
  const ids = [...form.items, ...draft.form.items].map(({ recordId }) => recordId);
  const [records, lines, check] = await Promise.all([
    recordFacts.forReaders([...new Set(ids)]),
    hasStep(part, 'items') ? cart.list(visitor) : [],
    hasStep(part, 'check') ? requests.checkDraft(visitor.actor, draft.id) : undefined,
  ]);
  const asked = { form, rules, records };
  const missing = check && !check.ok && !refusal ? missingOf(lang, check.refusal, asked) : [];
  const due =
    check?.ok && check.value.dueOn !== null ? dueOf(rules, check.value.dueOn, check.value.timeLimit) : undefined;
  return {
    draft,
    part,
    form,
    version: draft.version,
    rules,
    records,
    inCart: lines.filter(({ record, recordId }) => record?.requestable && !ids.includes(recordId)).length,
    submissionKey: newId(),
    errors: refusal ? [...errors, ...missingOf(lang, refusal, asked)] : errors,
    missing,
    differences: isStale ? formDifferences(lang, rules, records, draft.form, form) : [],
    due,
    news,
  };
}

function missingOf(lang: Lang, refusal: Refusal, asked: Parameters<typeof formErrors>[2]): StepError[] {
  if (refusal.code === 'invalid') return formErrors(lang, refusal.problems, asked);
  return [{ step: 'check', text: refusalText(lang, refusal) }];
}

function dueOf(rules: RequestRules, dueOn: string, timeLimit: string | null): FormPageData['due'] {
  const kind = Object.entries(rules.timeLimits).find(([name]) => name === timeLimit);
  return kind && { dueOn, workingDays: kind[1].workingDays };
}

const NEWS = ['saved', 'uploaded', 'file-removed'] as const;

function newsNamed(name: string | null): FormPageData['news'] {
  return NEWS.find((news) => news === name);
}
