const DAY = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/;
const MONTH = /^(\d{1,2})[/.-](\d{4})$/;
const ISO = /^\d{4}-\d{2}-\d{2}$/;

/** A day as it is typed (`30/04/2027`) or as a browser's own field sends it. @returns `YYYY-MM-DD`; undefined for no such day */
export function readDay(text: string): string | undefined {
  const [, day = '', month = '', year = ''] = DAY.exec(text) ?? [];
  const iso = ISO.test(text) ? text : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(iso) ? iso : undefined;
}

/** A day, a month (`06/2030`) or a year. @returns `YYYY-MM-DD`, `YYYY-MM` or `YYYY` */
export function readPartialDay(text: string): string | undefined {
  if (/^\d{4}$/.test(text)) return text;
  const month = MONTH.exec(text);
  if (!month) return readDay(text);
  const iso = `${month[2]}-${month[1]?.padStart(2, '0')}`;
  return isDay(`${iso}-01`) ? iso : undefined;
}

/** `2027-02-30` becomes another day when it is read, and is none therefore. */
function isDay(iso: string): boolean {
  const time = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(iso);
}

/** So many days after a day, `YYYY-MM-DD`. */
export function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
