import type { Lang } from '../../../i18n/languages.ts';
import { numberText } from '../../../i18n/numbers.ts';
import { t } from '../../../i18n/translate.ts';
import type { CalendarRefusal } from '../../../requests/clock/calendar-desk.ts';
import type { AffectedVisit, ClosureChoice } from '../../../visits/closures.ts';
import type { FormError } from '../../form/form-error.ts';
import type { PageContext } from '../../form/page-context.ts';
import type { Form } from '../../form/read-form.ts';
import { closureField, missing } from '../../room/closures/change-closures.ts';
import { readChoices } from '../../room/closures/read-closure.ts';
import { explainVisit } from '../../room/explain-visit.ts';
import { readDay } from '../read-day.ts';

type Changed =
  | { kind: 'done'; did: 'saved' | 'removed'; day: string; recomputed: number }
  | { kind: 'none' }
  /** Shown again; with the visits for which a choice is asked, where it has come to that. */
  | { kind: 'ask'; status: 200 | 403 | 409 | 422; errors: FormError[]; affected?: AffectedVisit[] };

/** A day is entered or taken back; first, where it closes rooms that are booked, what becomes of each visit is asked. */
export async function changeCalendar(lang: Lang, { locals }: PageContext, form: Form): Promise<Changed> {
  const { calendarDesk, visits } = locals.services;
  const { actor } = locals.visitor;
  if (form.line('do') === 'back') return { kind: 'ask', status: 200, errors: [] };
  const did = form.has('remove') ? 'removed' : 'saved';
  const typed = form.line(did === 'removed' ? 'remove' : 'day');
  const day = readDay(typed) ?? typed;
  const change = (choices: readonly ClosureChoice[]) =>
    did === 'removed'
      ? calendarDesk.removeDay(actor, day, { choices })
      : calendarDesk.setDay(actor, { day, kind: form.line('kind'), label: form.line('label'), choices });
  const { choices, errors } = readChoices(lang, form, visits.rules().rooms);
  if (errors.length === 0) {
    const changed = await change(choices);
    if (changed.ok) return { kind: 'done', did, day, ...changed.value };
    const { refusal } = changed;
    if (refusal.code === 'choices-missing') {
      if (choices.length === 0) return { kind: 'ask', status: 200, errors: [], affected: refusal.visits };
      errors.push(...missing(lang, refusal.visits).errors);
    } else {
      const explained = explain(lang, refusal);
      if (!explained) return { kind: 'none' };
      if (refusal.code !== 'choice-failed') return { kind: 'ask', ...explained };
      errors.push(...explained.errors);
    }
  }
  // Without a choice it answers with all of the visits, and writes nothing while there are any.
  const all = await change([]);
  if (all.ok) return { kind: 'done', did, day, ...all.value };
  if (all.refusal.code === 'choices-missing') return { kind: 'ask', status: 422, errors, affected: all.refusal.visits };
  const explained = explain(lang, all.refusal);
  return explained ? { kind: 'ask', ...explained } : { kind: 'none' };
}

/** @returns undefined where there is nothing here for this actor */
function explain(lang: Lang, refusal: CalendarRefusal): { status: 403 | 409 | 422; errors: FormError[] } | undefined {
  const texts = t(lang).desk.calendar.errors;
  const wrong = (field: string, text: string) => ({ status: 422 as const, errors: [{ field, text }] });
  switch (refusal.code) {
    case 'not-allowed':
      return undefined;
    case 'bad-day':
      return wrong('day', texts.day);
    case 'bad-kind':
      return wrong('kind', texts.kind);
    case 'label-missing':
      return wrong('label', texts.label);
    case 'label-too-long':
      return wrong('label', texts.labelLong(numberText(lang, refusal.most)));
    case 'pointless':
      return wrong('kind', texts.pointless);
    default:
      return explainVisit(lang, refusal, { fieldOf: closureField });
  }
}
