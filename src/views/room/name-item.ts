import { partialDateText } from '../../i18n/dates.ts';
import type { Lang } from '../../i18n/languages.ts';
import { t } from '../../i18n/translate.ts';
import type { DeskRecord } from '../../visits/delivery/desk-item.ts';
import type { Half } from '../../visits/states.ts';
import { recordPlace } from '../request/name-record.ts';

/** Where a record lies, as one walks to it: `Phông UBND tỉnh · Hồ sơ số 52 · Mục lục 2 · Hộp 15`. */
export function stackPlace(lang: Lang, record: DeskRecord): string {
  return [record.fonds, recordPlace(lang, record)].filter((part) => part !== '').join(' · ');
}

/** `buổi sáng, 28/11/2026` */
export function sessionText(lang: Lang, { day, half }: { day: string; half: Half }): string {
  const { states } = t(lang).room;
  return states.session(states.halves[half], partialDateText(lang, day));
}

/** `Thứ sáu, 27/11/2026` */
export function weekdayText(lang: Lang, day: string): string {
  const { states } = t(lang).room;
  const weekday = states.weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? '';
  return states.weekdayAndDay(weekday, partialDateText(lang, day));
}
