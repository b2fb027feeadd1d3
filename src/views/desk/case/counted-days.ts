import { partialDateText } from '../../../i18n/dates.ts';
import type { Lang } from '../../../i18n/languages.ts';
import { numberText } from '../../../i18n/numbers.ts';
import { t } from '../../../i18n/translate.ts';
import type { ClockDay } from '../../../requests/clock/due-day.ts';

export interface CountedDay {
  day: string;
  text: string;
  counted: boolean;
}

/** How a due day was counted, a line for each day. */
export function countedDays(lang: Lang, days: readonly ClockDay[]): CountedDay[] {
  return days.map((each) => ({
    day: partialDateText(lang, each.day),
    text: dayWords(lang, each),
    counted: each.is === 'counted',
  }));
}

function dayWords(lang: Lang, day: ClockDay): string {
  const { days } = t(lang).desk.case.clock;
  switch (day.is) {
    case 'receipt':
      return days[day.moved ?? 'receipt'];
    case 'counted':
      return (day.extended ? days.extended : days.counted)(numberText(lang, day.number));
    case 'skipped':
      return day.because === 'weekend' || day.because === 'pause' ? days[day.because] : day.label;
  }
}
