import { readingRoomAddress, visitAddress } from '../../i18n/addresses.ts';
import type { Lang } from '../../i18n/languages.ts';
import { t } from '../../i18n/translate.ts';
import { newId } from '../../platform/secrets.ts';
import type { RequestRules } from '../../requests/policy.ts';
import type { OwnVisit } from '../../visits/own-visit.ts';
import type { VisitRules } from '../../visits/policy.ts';
import type { FormError } from '../form/form-error.ts';
import { NONE, go, show, type PageAnswer } from '../form/page-answer.ts';
import type { PageContext } from '../form/page-context.ts';
import { readForm, type Form } from '../form/read-form.ts';
import { addByReference } from './add-by-reference.ts';
import { readCarried } from './carried.ts';
import { gatherFiles, type FileChoice, type TypedFiles } from './gather-files.ts';
import { namesOf } from './name-file.ts';
import { NOTHING_TYPED, readTypedFiles, readTypedVisit, type TypedVisit } from './read-visit-form.ts';
import { statusOfVisitRefusal, visitErrors } from './visit-refusal.ts';

export interface VisitFormData {
  visit: OwnVisit;
  choices: FileChoice[];
  typed: TypedVisit;
  /** What was typed to find a file by. */
  reference: string;
  rules: VisitRules;
  purposes: RequestRules['purposes'];
  /** Made with the page: the button pressed twice books once. */
  submissionKey: string;
  /** The seat has gone back: what was typed waits for another. */
  isOver: boolean;
  errors: FormError[];
  now: Date;
}

/** What was typed on the form; nothing on the first look. */
interface FilledIn {
  visit?: TypedVisit;
  files?: TypedFiles;
  reference?: string;
}

/** The form of a seat that is held: its files, what for, and one press that books. */
export async function openVisitForm(context: PageContext, lang: Lang): Promise<PageAnswer<VisitFormData>> {
  const { locals, params, request } = context;
  const { visits } = locals.services;
  const { actor } = locals.visitor;
  const id = params.id ?? '';
  const own = await visits.ownVisit(actor, id);
  if (!own.ok) return NONE;
  const visit = own.value;
  const isOpen = visit.state === 'held';
  if (request.method !== 'POST') {
    return isOpen ? show(await readPage(context, visit, {})) : go(visitAddress(lang, id));
  }
  const form = await readForm(request);
  // The button pressed twice: the first press has booked it.
  if (!isOpen && visit.state !== 'released') return go(visitAddress(lang, id));
  const typed: FilledIn = {
    visit: readTypedVisit(form),
    files: readTypedFiles(form),
    reference: form.line('reference'),
  };
  if (form.has('release')) {
    await visits.release(actor, id, { version: visit.version });
    return go(readingRoomAddress(lang, new URLSearchParams({ room: visit.room.code })));
  }
  if (form.has('again')) return holdAgain(context, lang, visit, typed);
  const reference = form.line('reference');
  // Also where it was typed and its button forgotten: nothing that was asked for is passed over.
  if (form.has('add') || reference !== '') {
    const added = await addByReference(locals.services, lang, reference, readTypedFiles(form));
    const page = await readPage(context, visit, { ...typed, files: added.files, reference: added.reference });
    const isSent = form.has('send') && added.errors.length === 0;
    const pending = { field: 'files', text: t(lang).visit.form.files.pending };
    const errors = isSent ? [pending] : added.errors;
    return show({ ...page, errors }, errors.length > 0 ? 422 : 200);
  }
  // The hold ran out while the form was being filled in.
  if (!isOpen) return refuse(context, lang, visit, typed, { code: 'hold-over' });
  return send(context, lang, visit, form, typed);
}

async function send(
  context: PageContext,
  lang: Lang,
  visit: OwnVisit,
  form: Form,
  typed: FilledIn,
): Promise<PageAnswer<VisitFormData>> {
  const { visits, cart } = context.locals.services;
  const { visitor } = context.locals;
  const files = typed.files?.wanted ?? [];
  const sent = await visits.request(visitor.actor, visit.id, {
    version: Number(form.line('version')),
    submissionKey: form.line('key'),
    ...(typed.visit ?? NOTHING_TYPED),
    files,
  });
  if (sent.ok) {
    for (const { recordId } of files) await cart.remove(visitor, recordId);
    return go(`${visitAddress(lang, visit.id)}?news=${sent.value.state}`);
  }
  if (sent.refusal.code === 'not-found') return NONE;
  return refuse(context, lang, visit, typed, sent.refusal);
}

/** The same seat once more, or what stands in the way of that; what was typed goes along. */
async function holdAgain(
  context: PageContext,
  lang: Lang,
  visit: OwnVisit,
  typed: FilledIn,
): Promise<PageAnswer<VisitFormData>> {
  const { visits } = context.locals.services;
  const { actor } = context.locals.visitor;
  const { day, half, seatClass, partySize, room } = visit;
  const held = await visits.hold(actor, { day, half, room: room.code, seatClass, partySize, language: lang });
  if (!held.ok) return refuse(context, lang, visit, typed, held.refusal);
  const fresh = await visits.ownVisit(actor, held.value.id);
  return fresh.ok ? show(await readPage(context, fresh.value, typed)) : NONE;
}

async function refuse(
  context: PageContext,
  lang: Lang,
  visit: OwnVisit,
  typed: FilledIn,
  refusal: Parameters<typeof visitErrors>[1],
): Promise<PageAnswer<VisitFormData>> {
  const fresh = await context.locals.services.visits.ownVisit(context.locals.visitor.actor, visit.id);
  const page = await readPage(context, fresh.ok ? fresh.value : visit, typed);
  const errors = visitErrors(lang, refusal, { now: page.now, nameOf: namesOf(lang, page.choices) });
  const isOver = page.isOver || refusal.code === 'hold-over';
  return show({ ...page, errors, isOver }, statusOfVisitRefusal(refusal));
}

async function readPage(context: PageContext, visit: OwnVisit, typed: FilledIn): Promise<VisitFormData> {
  const { services } = context.locals;
  const proposed = readCarried(context.url.searchParams).files;
  const now = new Date();
  return {
    visit,
    choices: await gatherFiles(context, visit, { proposed, typed: typed.files }),
    typed: typed.visit ?? NOTHING_TYPED,
    reference: typed.reference ?? '',
    rules: services.visits.rules(),
    purposes: services.requests.rules().purposes,
    submissionKey: newId(),
    isOver: visit.state !== 'held' || (visit.heldUntil !== null && new Date(visit.heldUntil) <= now),
    errors: [],
    now,
  };
}
