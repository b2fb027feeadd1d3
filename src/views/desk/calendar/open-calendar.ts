import { deskAddress } from '../../../i18n/addresses.ts';
import { partialDateText } from '../../../i18n/dates.ts';
import type { Lang } from '../../../i18n/languages.ts';
import { numberText } from '../../../i18n/numbers.ts';
import { t } from '../../../i18n/translate.ts';
import { isDay } from '../../../platform/content/day.ts';
import { dayInVietnam } from '../../../platform/vietnam-time.ts';
import { hasRole } from '../../../readers/actor.ts';
import type { CalendarEntry } from '../../../requests/clock/calendar-desk.ts';
import type { AffectedVisit } from '../../../visits/closures.ts';
import type { VisitRules } from '../../../visits/policy.ts';
import type { FormError } from '../../form/form-error.ts';
import { go, NONE, show, type PageAnswer } from '../../form/page-answer.ts';
import type { PageContext } from '../../form/page-context.ts';
import { formOf, readForm, type Form } from '../../form/read-form.ts';
import { changeCalendar } from './change-calendar.ts';

export interface CalendarPageData {
  year: number;
  entries: CalendarEntry[];
  mayChange: boolean;
  rules: Pick<VisitRules, 'rooms'>;
  /** Visits that wait for a choice before the change is made; undefined in the first step. */
  affected?: AffectedVisit[];
  typed: Form;
  errors: FormError[];
  /** What was done just now, in sentences. */
  done: string[];
}

/** The days of a year that differ from the week, or a change of one of them. */
export async function openCalendar(lang: Lang, context: PageContext): Promise<PageAnswer<CalendarPageData>> {
  const { request, url } = context;
  const asked = Number(/^\d{4}$/.exec(url.searchParams.get('year') ?? '')?.[0] ?? dayInVietnam(new Date()).slice(0, 4));
  if (request.method !== 'POST') return showYear(context, asked, { done: doneText(lang, url.searchParams) });

  const typed = await readForm(request);
  const changed = await changeCalendar(lang, context, typed);
  switch (changed.kind) {
    case 'done': {
      const { did, day, recomputed } = changed;
      const query = new URLSearchParams({ year: day.slice(0, 4), [did]: day, recomputed: String(recomputed) });
      return go(`${deskAddress(lang, 'calendar')}?${query.toString()}`);
    }
    case 'none':
      return NONE;
    case 'ask':
      return showYear(context, asked, { typed, errors: changed.errors, affected: changed.affected }, changed.status);
  }
}

async function showYear(
  { locals }: PageContext,
  year: number,
  given: Partial<Pick<CalendarPageData, 'typed' | 'errors' | 'done' | 'affected'>>,
  status: 200 | 403 | 409 | 422 = 200,
): Promise<PageAnswer<CalendarPageData>> {
  const { actor } = locals.visitor;
  const { calendarDesk, visits } = locals.services;
  const entries = await calendarDesk.year(actor, year);
  if (!entries.ok) return NONE;
  const mayChange = hasRole(actor, 'archivist', 'administrator');
  const rest = { typed: formOf(new FormData()), errors: [], done: [], ...given };
  return show({ year, entries: entries.value, mayChange, rules: visits.rules(), ...rest }, status);
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
