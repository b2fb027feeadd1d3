import { at } from './date-rule.ts';
import type { DateRule, ReadPiece } from './date-rule.ts';
import { moment } from './moment.ts';
import type { Moment } from './moment.ts';
import { years } from './numeric-dates.ts';
import { romanNumber } from './roman-numerals.ts';

/** The day in September on which each year of the French Republic began; an I was 1792. */
const NEW_YEAR = [22, 22, 22, 23, 22, 22, 22, 23, 23, 23, 23, 24, 23, 23];

/** Twelve months of thirty days and the complementary days, folded. */
const MONTHS =
  'vendemiaire brumaire frimaire nivose pluviose ventose germinal floreal prairial messidor thermidor fructidor complementaire'.split(
    ' ',
  );
const MONTH = `(${MONTHS.join('|')})s?`;
const YEAR = "(?:de )?(?:l')?an ([ivx]{1,5}|\\d{1,2})(?![a-z\\d])";

const RULES: readonly DateRule[] = [
  {
    // 18 brumaire an VIII, vendémiaire an XIII
    starts: '9jvbfnpgmtc',
    pattern: new RegExp(`(?:(\\d{1,2})(?:er)? )?(?:jours? )?${MONTH},? ${YEAR}`, 'y'),
    read: ([, day, month, year]) =>
      inMonth(yearNumber(year), MONTHS.indexOf(month ?? ''), day === undefined ? undefined : Number(day)),
  },
  {
    // An VII; ans VII-IX; an II – an IV is two pieces
    starts: 'la',
    pattern: /(?:l')?ans? ([ivx]{1,5})(?![a-z\d])(?: ?(?:-|a|et) ?([ivx]{1,5})(?![a-z\d]))?/y,
    read: ([, first, last]) => {
      const from = yearNumber(first);
      const to = last === undefined ? from : yearNumber(last);
      if (from === undefined || to === undefined) return undefined;
      return to < from ? { backwards: true } : years(1791 + from, 1792 + to);
    },
  },
  {
    // l'an 7, an 13: figures only where nothing else is meant
    starts: 'l',
    pattern: /l'an (\d{1,2})(?![a-z\d/])/y,
    read: ([, year]) => {
      const number = yearNumber(year);
      return number === undefined ? undefined : years(1791 + number, 1792 + number);
    },
  },
];

/** Dates of the French Republican calendar (22 September 1792 to 31 December 1805). */
export const FRENCH_REPUBLIC: readonly DateRule[] = RULES.map(({ starts, pattern, read }) => ({
  starts,
  pattern,
  read: (match) => {
    const piece = read(match);
    return piece === undefined ? undefined : { ...piece, republican: true };
  },
}));

function yearNumber(text = ''): number | undefined {
  const number = /^\d/.test(text) ? Number(text) : romanNumber(text);
  return number !== undefined && number >= 1 && number <= NEW_YEAR.length ? number : undefined;
}

function inMonth(year: number | undefined, month: number, day: number | undefined): ReadPiece | undefined {
  if (year === undefined || month < 0) return undefined;
  const length = month === 12 ? 6 : 30;
  if (day !== undefined && day >= 1 && day <= length) return at(gregorian(year, month * 30 + day - 1));
  const from = gregorian(year, month * 30);
  const to = gregorian(year, month * 30 + (month === 12 ? 4 : 29));
  return from === undefined ? undefined : { span: { from, to } };
}

function gregorian(year: number, dayOfYear: number): Moment | undefined {
  const date = new Date(Date.UTC(1791 + year, 8, NEW_YEAR[year - 1] ?? 22) + dayOfYear * 86_400_000);
  return moment(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
}
