import { deskAddress } from '../../../i18n/addresses.ts';
import { partialDateText } from '../../../i18n/dates.ts';
import type { Lang } from '../../../i18n/languages.ts';
import { numberText } from '../../../i18n/numbers.ts';
import { t } from '../../../i18n/translate.ts';
import { isDay } from '../../../platform/content/day.ts';
import { dayInVietnam } from '../../../platform/vietnam-time.ts';
import { hasRole } from '../../../readers/actor.ts';
import type { CalendarEntry, CalendarRefusal } from '../../../requests/clock/calendar-desk.ts';
import type { FormError } from '../../form/form-error.ts';
import { go, NONE, show, type PageAnswer } from '../../form/page-answer.ts';
import type { PageContext } from '../../form/page-context.ts';
import { formOf, readForm, type Form } from '../../form/read-form.ts';
import { readDay } from '../read-day.ts';

export interface CalendarPageData {
  year: number;
  entries: CalendarEntry[];
  mayChange: boolean;
  typed: Form;
  errors: FormError[];
  /** What was done just now, in sentences. */
  done: string[];
}

/** The days of a year that differ from the week, or a change of one of them. */
export async function openCalendar(lang: Lang, context: PageContext): Promise<PageAnswer<CalendarPageData>> {
  const { locals, request, url } = context;
  const asked = Number(/^\d{4}$/.exec(url.searchParams.get('year') ?? '')?.[0] ?? dayInVietnam(new Date()).slice(0, 4));
  if (request.method !== 'POST') return showYear(context, asked, { done: doneText(lang, url.searchParams) });

  const form = await readForm(request);
  const { calendarDesk } = locals.services;
  const { actor } = locals.visitor;
  const removing = form.has('remove');
  const typed = form.line(removing ? 'remove' : 'day');
  const day = readDay(typed) ?? typed;
  const changed = removing
    ? await calendarDesk.removeDay(actor, day)
    : await calendarDesk.setDay(actor, { day, kind: form.line('kind'), label: form.line('label') });
  if (changed.ok) {
    const query = new URLSearchParams({ year: day.slice(0, 4), [removing ? 'removed' : 'saved']: day });
    query.set('recomputed', String(changed.value.recomputed));
    return go(`${deskAddress(lang, 'calendar')}?${query.toString()}`);
  }
  const errors = explain(lang, changed.refusal);
  return errors ? showYear(context, asked, { typed: form, errors }) : NONE;
}

async function showYear(
  { locals }: PageContext,
  year: number,
  { typed = formOf(new FormData()), errors = [], done = [] }: { typed?: Form; errors?: FormError[]; done?: string[] },
): Promise<PageAnswer<CalendarPageData>> {
  const { actor } = locals.visitor;
  const entries = await locals.services.calendarDesk.year(actor, year);
  if (!entries.ok) return NONE;
  const mayChange = hasRole(actor, 'archivist', 'administrator');
  return show({ year, entries: entries.value, mayChange, typed, errors, done }, errors.length > 0 ? 422 : 200);
}

/** @returns undefined where there is nothing here for this actor */
function explain(lang: Lang, refusal: CalendarRefusal): FormError[] | undefined {
  const texts = t(lang).desk.calendar.errors;
  switch (refusal.code) {
    case 'not-found':
    case 'not-allowed':
      return undefined;
    case 'bad-day':
      return [{ field: 'day', text: texts.day }];
    case 'bad-kind':
      return [{ field: 'kind', text: texts.kind }];
    case 'label-missing':
      return [{ field: 'label', text: texts.label }];
    case 'label-too-long':
      return [{ field: 'label', text: texts.labelLong(numberText(lang, refusal.most)) }];
    case 'pointless':
      return [{ field: 'kind', text: texts.pointless }];
  }
}

/** An address that was made by hand says nothing. */
function doneText(lang: Lang, params: URLSearchParams): string[] {
  const { saved, removed, recomputed } = t(lang).desk.calendar;
  const count = params.get('recomputed') ?? '';
  const said = (['saved', 'removed'] as const).flatMap((name) => {
    const day = params.get(name) ?? '';
    return isDay(day) ? [{ saved, removed }[name](partialDateText(lang, day))] : [];
  });
  if (said.length === 0 || !/^\d{1,6}$/.test(count)) return said;
  return [...said, recomputed(numberText(lang, Number(count)))];
}
