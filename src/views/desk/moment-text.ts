import { dayText } from '../../i18n/dates.ts';
import type { Lang } from '../../i18n/languages.ts';
import { timeInVietnam } from '../../platform/vietnam-time.ts';

/** Day and time of an instant in Việt Nam: `27/11/2026 09:41`. */
export function momentText(lang: Lang, instant: string): string {
  const time = new Date(instant);
  return Number.isNaN(time.getTime()) ? '' : `${dayText(lang, instant)} ${timeInVietnam(time)}`;
}
