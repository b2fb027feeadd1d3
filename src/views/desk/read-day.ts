import { isDay } from '../../platform/content/day.ts';

const DAY = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/;
const MONTH = /^(\d{1,2})[/.-](\d{4})$/;

/** A day as it is typed (`30/04/2027`) or as a browser's own field sends it. @returns `YYYY-MM-DD`; undefined for no such day */
export function readDay(text: string): string | undefined {
  const [, day = '', month = '', year = ''] = DAY.exec(text) ?? [];
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return [text, iso].find(isDay);
}

/** A day, a month (`06/2030`) or a year. @returns `YYYY-MM-DD`, `YYYY-MM` or `YYYY` */
export function readPartialDay(text: string): string | undefined {
  if (/^\d{4}$/.test(text)) return text;
  const month = MONTH.exec(text);
  if (!month) return readDay(text);
  const iso = `${month[2]}-${month[1]?.padStart(2, '0')}`;
  return isDay(`${iso}-01`) ? iso : undefined;
}
