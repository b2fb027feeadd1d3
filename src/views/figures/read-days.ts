import type { Lang } from '../../i18n/languages.ts';
import { t } from '../../i18n/translate.ts';
import { dayInVietnam } from '../../platform/vietnam-time.ts';
import { daysOf, periodOn, type DayRange } from '../../statistics/period.ts';
import { readDay } from '../desk/read-day.ts';
import type { FormError } from '../form/form-error.ts';

export interface AskedDays {
  days: DayRange;
  errors: FormError[];
}

/** The days that an address asks for; this month where it asks for none, or for what are no days. */
export function readDays(lang: Lang, params: URLSearchParams): AskedDays {
  const texts = t(lang).registers;
  const month = daysOf(periodOn('month', dayInVietnam(new Date())));
  const typed = { from: params.get('from')?.trim() ?? '', until: params.get('until')?.trim() ?? '' };
  const read = { from: readDay(typed.from), until: readDay(typed.until) };
  const errors = (['from', 'until'] as const).flatMap((field) =>
    typed[field] !== '' && read[field] === undefined ? [{ field, text: texts.badDay(texts[field]) }] : [],
  );
  const days = { from: read.from ?? month.from, until: read.until ?? month.until };
  if (errors.length > 0) return { days: month, errors };
  if (days.until < days.from) return { days: month, errors: [{ field: 'until', text: texts.backwards }] };
  return { days, errors };
}

export function writeDays({ from, until }: DayRange, more: Record<string, string> = {}): URLSearchParams {
  return new URLSearchParams({ from, until, ...more });
}
