import { visitAddress } from '../../i18n/addresses.ts';
import type { Lang } from '../../i18n/languages.ts';
import { t } from '../../i18n/translate.ts';
import type { Bilingual } from '../../requests/item-decision.ts';
import type { OwnVisit } from '../../visits/own-visit.ts';
import type { VisitRefusal } from '../../visits/refusals.ts';
import type { VisitRules } from '../../visits/policy.ts';
import type { FormError } from '../form/form-error.ts';
import { NONE, go, show, type PageAnswer } from '../form/page-answer.ts';
import type { PageContext } from '../form/page-context.ts';
import { readForm, type Form } from '../form/read-form.ts';
import { addByReference } from './add-by-reference.ts';
import { readCarried } from './carried.ts';
import { gatherFiles, type FileChoice, type TypedFiles } from './gather-files.ts';
import { namesOf } from './name-file.ts';
import { readTypedFiles } from './read-visit-form.ts';
import { statusOfVisitRefusal, visitErrors } from './visit-refusal.ts';

const NEWS = ['requested', 'confirmed', 'changed', 'reopened', 'cancelled', 'moved'] as const;
export type VisitNews = (typeof NEWS)[number];

export interface VisitPageData {
  visit: OwnVisit;
  rules: VisitRules;
  purposeLabel?: Bilingual;
  /** What the files may be changed to; empty where they may not. */
  choices: FileChoice[];
  reference: string;
  /** The form for that stands open. */
  isChanging: boolean;
  errors: FormError[];
  news?: VisitNews;
  now: Date;
}

/** A reader's own visit: where it stands, and what they do about it. */
export async function openVisit(context: PageContext, lang: Lang): Promise<PageAnswer<VisitPageData>> {
  const { locals, params, request, url } = context;
  const id = params.id ?? '';
  const own = await locals.services.visits.ownVisit(locals.visitor.actor, id);
  if (!own.ok) return NONE;
  if (own.value.state === 'held') return go(visitAddress(lang, id, 'form'));
  if (request.method !== 'POST') {
    const news = NEWS.find((name) => name === url.searchParams.get('news'));
    return show({ ...(await readPage(context, own.value, {})), news });
  }
  const form = await readForm(request);
  if (form.has('cancel')) return cancel(context, lang, own.value, form);
  return changeFiles(context, lang, own.value, form);
}

async function cancel(
  context: PageContext,
  lang: Lang,
  visit: OwnVisit,
  form: Form,
): Promise<PageAnswer<VisitPageData>> {
  const { visits } = context.locals.services;
  if (!form.has('sure')) {
    const errors = [{ field: 'sure', text: t(lang).visit.follow.cancel.unsure }];
    return show({ ...(await readPage(context, visit, {})), errors }, 422);
  }
  const done = await visits.cancel(context.locals.visitor.actor, visit.id, { version: Number(form.line('version')) });
  if (done.ok) return go(`${visitAddress(lang, visit.id)}?news=cancelled`);
  return refuse(context, lang, visit, {}, done.refusal);
}

async function changeFiles(
  context: PageContext,
  lang: Lang,
  visit: OwnVisit,
  form: Form,
): Promise<PageAnswer<VisitPageData>> {
  const { services, visitor } = context.locals;
  const { visits, cart } = services;
  const files = readTypedFiles(form);
  const reference = form.line('reference');
  if (form.has('add') || reference !== '') {
    const added = await addByReference(services, lang, reference, files);
    const page = await readPage(context, visit, { files: added.files, reference: added.reference });
    return show({ ...page, errors: added.errors }, added.errors.length > 0 ? 422 : 200);
  }
  const version = Number(form.line('version'));
  const done = await visits.changeFiles(visitor.actor, visit.id, { version, files: files.wanted });
  if (!done.ok) return refuse(context, lang, visit, { files }, done.refusal);
  for (const { recordId } of files.wanted) await cart.remove(visitor, recordId);
  return go(`${visitAddress(lang, visit.id)}?news=${done.value.reopened ? 'reopened' : 'changed'}`);
}

async function refuse(
  context: PageContext,
  lang: Lang,
  visit: OwnVisit,
  typed: Typed,
  refusal: VisitRefusal,
): Promise<PageAnswer<VisitPageData>> {
  if (refusal.code === 'not-found') return NONE;
  const { services, visitor } = context.locals;
  // As it is now: what changed meanwhile is what the page is about.
  const fresh = await services.visits.ownVisit(visitor.actor, visit.id);
  const page = await readPage(context, fresh.ok ? fresh.value : visit, typed);
  const errors = visitErrors(lang, refusal, { now: page.now, nameOf: namesOf(lang, page.choices) });
  return show({ ...page, errors }, statusOfVisitRefusal(refusal));
}

interface Typed {
  files?: TypedFiles;
  reference?: string;
}

async function readPage(context: PageContext, visit: OwnVisit, typed: Typed): Promise<VisitPageData> {
  const { services } = context.locals;
  const proposed = readCarried(context.url.searchParams).files;
  const purpose = services.requests.rules().purposes.find(({ code }) => code === visit.purpose);
  return {
    visit,
    rules: services.visits.rules(),
    purposeLabel: purpose?.label,
    choices: visit.can.changeFiles ? await gatherFiles(context, visit, { proposed, typed: typed.files }) : [],
    reference: typed.reference ?? '',
    isChanging: typed.files !== undefined || context.url.searchParams.has('change'),
    errors: [],
    now: new Date(),
  };
}
