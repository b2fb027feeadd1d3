import { dayInVietnam, partialDateText } from '../../i18n/dates.ts';
import type { Lang } from '../../i18n/languages.ts';
import { t } from '../../i18n/translate.ts';
import { timeInVietnam } from '../../platform/vietnam-time.ts';
import type { Half } from '../../visits/states.ts';

interface When {
  day: string;
  half: Half;
}

/** `Buổi sáng, thứ hai 30/11/2026` */
export function sessionText(lang: Lang, { day, half }: When): string {
  const { names } = t(lang).visit;
  return names.session(names.halfDays[half], weekdayText(lang, day), partialDateText(lang, day));
}

/** `thứ hai` */
function weekdayText(lang: Lang, day: string): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
  return t(lang).visit.names.weekdays[weekday] ?? '';
}

/** `07:30–11:30`, of two instants (ISO 8601). */
export function hoursText(lang: Lang, { begins, ends }: { begins: string; ends: string }): string {
  return t(lang).visit.names.hours(timeInVietnam(new Date(begins)), timeInVietnam(new Date(ends)));
}

/** `2026-12` → `Tháng 12/2026` */
export function monthText(lang: Lang, month: string): string {
  return t(lang).visit.names.month(Number(month.slice(5)), month.slice(0, 4));
}

/** The hour and minute of an instant; with its day where that is not today. `14:32`, `14:32 ngày 30/11/2026` */
export function untilText(lang: Lang, instant: string, now: Date): string {
  const until = new Date(instant);
  const time = timeInVietnam(until);
  const day = dayInVietnam(until);
  if (day === dayInVietnam(now)) return time;
  return t(lang).visit.names.timeOfDay(time, partialDateText(lang, day));
}
