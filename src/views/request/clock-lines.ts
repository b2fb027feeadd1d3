import { partialDateText } from '../../i18n/dates.ts';
import type { Lang } from '../../i18n/languages.ts';
import { numberText } from '../../i18n/numbers.ts';
import { t } from '../../i18n/translate.ts';
import type { ClockDay } from '../../requests/clock/due-day.ts';

/** A line of the sum: a day, and how it came into it. */
export interface ClockLine {
  day: string;
  text: string;
  isCounted: boolean;
}

/** The sum of the days as a reader can check it; days left out for one reason, one after the other, are one line. */
export function clockLines(lang: Lang, days: readonly ClockDay[]): ClockLine[] {
  const runs: { from: string; to: string; text: string; isCounted: boolean }[] = [];
  for (const day of days) {
    const text = textOf(lang, day);
    const last = runs.at(-1);
    if (day.is === 'skipped' && last && !last.isCounted && last.text === text) last.to = day.day;
    else runs.push({ from: day.day, to: day.day, text, isCounted: day.is === 'counted' });
  }
  return runs.map(({ from, to, text, isCounted }) => ({
    day: from === to ? partialDateText(lang, from) : `${partialDateText(lang, from)} – ${partialDateText(lang, to)}`,
    text,
    isCounted,
  }));
}

function textOf(lang: Lang, day: ClockDay): string {
  const { days } = t(lang).request.follow.clock;
  switch (day.is) {
    case 'receipt':
      return days[day.moved ?? 'receipt'];
    case 'counted':
      return (day.extended ? days.extended : days.counted)(numberText(lang, day.number));
    case 'skipped':
      return 'label' in day ? days.off(day.label) : days[day.because];
  }
}
