import type { PartialDate } from '../../../../catalogue/description.ts';

/**
 * The day a spreadsheet's serial number stands for, counted in whole days: no time zone can shift it. Excel
 * believes in 29 February 1900 (serial 60), which never was; LibreOffice and the 1904 count do not.
 * @returns undefined for numbers that are no day between 1900 and 9999
 */
export function serialDate(
  serial: number,
  from1904: boolean,
  exact: 'day' | 'month' | 'year' = 'day',
): PartialDate | undefined {
  const whole = Math.floor(serial);
  if (!Number.isFinite(whole) || whole < 0 || (!from1904 && (whole < 1 || whole === 60)) || whole > LAST)
    return undefined;
  const sinceEpoch = from1904 ? whole + DAYS_1904 : whole + (whole < 60 ? DAYS_1900 + 1 : DAYS_1900);
  const iso = new Date(sinceEpoch * 86_400_000).toISOString();
  return iso.slice(0, exact === 'day' ? 10 : exact === 'month' ? 7 : 4);
}

/** 1954-07-20 → 20/07/1954, as the cell is shown to a Vietnamese reader. */
export function shownDate(date: PartialDate): string {
  return date.split('-').reverse().join('/');
}

/** Days from 1899-12-30 and from 1904-01-01 to 1970-01-01, negative. */
const DAYS_1900 = -25_569;
const DAYS_1904 = -24_107;
/** 9999-12-31 */
const LAST = 2_958_465;
