import type { Lang } from '../../../i18n/languages.ts';
import { t } from '../../../i18n/translate.ts';
import type { AffectedVisit, ExceptionInput } from '../../../visits/closures.ts';
import type { VisitRefusal } from '../../../visits/refusals.ts';
import type { FormError } from '../../form/form-error.ts';
import type { PageContext } from '../../form/page-context.ts';
import type { Form } from '../../form/read-form.ts';
import { explainVisit } from '../explain-visit.ts';
import { choiceField, readChoices, readException } from './read-closure.ts';

type Changed =
  | { kind: 'done'; done: 'saved' | 'ended' }
  | { kind: 'none' }
  /** Shown again; with the visits for which a choice is asked, where it has come to that. */
  | { kind: 'ask'; status: 200 | 403 | 409 | 422; errors: FormError[]; affected?: AffectedVisit[] };

type Context = Pick<PageContext, 'locals'>;

/** Before the id of the visit for which a choice cannot be carried out (explain-visit.ts). */
const CHOICES = 'choices.';

/** First which visits it would hit, then, with a choice for each of them, the change itself. */
export async function changeClosures(lang: Lang, context: Context, form: Form): Promise<Changed> {
  if (form.has('end')) return end(lang, context, form);
  const read = readException(lang, form);
  if ('errors' in read) return { kind: 'ask', status: 422, errors: read.errors };
  if (form.line('do') === 'back') return { kind: 'ask', status: 200, errors: [] };
  const { visitDesk } = context.locals.services;
  const hit = await visitDesk.affectedBy(context.locals.visitor.actor, read.input);
  if (!hit.ok) return explain(lang, hit.refusal);
  const isFirst = form.line('do') === 'look';
  if (isFirst && hit.value.some(needsChoice)) return { kind: 'ask', status: 200, errors: [], affected: hit.value };
  return set(lang, context, { form, input: read.input, affected: hit.value });
}

/** A seat that is only held while its form is filled in is given up without asking. */
export function needsChoice({ state }: AffectedVisit): boolean {
  return state !== 'held';
}

async function set(
  lang: Lang,
  { locals }: Context,
  { form, input, affected }: { form: Form; input: ExceptionInput; affected: AffectedVisit[] },
): Promise<Changed> {
  const { visitDesk, visits } = locals.services;
  const { choices, errors } = readChoices(lang, form, visits.rules().rooms);
  if (errors.length > 0) return { kind: 'ask', status: 422, errors, affected };
  const saved = await visitDesk.setException(locals.visitor.actor, { ...input, choices });
  if (saved.ok) return { kind: 'done', done: 'saved' };
  if (saved.refusal.code !== 'choices-missing') return explain(lang, saved.refusal, affected);
  const now = await visitDesk.affectedBy(locals.visitor.actor, input);
  return { kind: 'ask', ...missing(lang, saved.refusal.visits), affected: now.ok ? now.value : saved.refusal.visits };
}

/** Taking back a day on which a room was opened may hit visits as well. */
async function end(lang: Lang, { locals }: Context, form: Form): Promise<Changed> {
  const { visitDesk, visits } = locals.services;
  const { actor } = locals.visitor;
  const id = form.line('end');
  const { choices, errors } = readChoices(lang, form, visits.rules().rooms);
  if (errors.length === 0) {
    const ended = await visitDesk.endException(actor, id, { choices });
    if (ended.ok) return { kind: 'done', done: 'ended' };
    if (ended.refusal.code === 'choices-missing') {
      if (choices.length === 0) return { kind: 'ask', status: 200, errors: [], affected: ended.refusal.visits };
      errors.push(...missing(lang, ended.refusal.visits).errors);
    } else {
      const explained = explain(lang, ended.refusal);
      if (explained.kind !== 'ask' || ended.refusal.code !== 'choice-failed') return explained;
      errors.push(...explained.errors);
    }
  }
  // Without a choice it answers with all of the visits, and writes nothing while there are any.
  const all = await visitDesk.endException(actor, id, { choices: [] });
  if (all.ok) return { kind: 'done', done: 'ended' };
  if (all.refusal.code !== 'choices-missing') return explain(lang, all.refusal);
  return { kind: 'ask', status: 422, errors, affected: all.refusal.visits };
}

/** What is still to be chosen; also for visits that were booked since the page was made. */
export function missing(lang: Lang, visits: readonly AffectedVisit[]): { status: 409; errors: FormError[] } {
  const texts = t(lang).room.closures;
  return {
    status: 409,
    errors: [
      { text: texts.meanwhile },
      ...visits.map(({ id, reader }) => ({ field: choiceField(id), text: texts.noChoice(reader) })),
    ],
  };
}

function explain(lang: Lang, refusal: VisitRefusal, affected?: AffectedVisit[]): Changed {
  const explained = explainVisit(lang, refusal, { fieldOf: closureField });
  return explained ? { kind: 'ask', ...explained, affected } : { kind: 'none' };
}

/** The field of a visit's choice, where it cannot be carried out (explain-visit.ts); others are called as they are. */
export function closureField(field: string): string {
  return field.startsWith(CHOICES) ? choiceField(field.slice(CHOICES.length)) : field;
}
