import { at } from './date-rule.ts';
import type { DateRule, ReadPiece } from './date-rule.ts';
import { moment } from './moment.ts';
import { years } from './numeric-dates.ts';
import { REIGNS } from './reign-years.ts';
import { romanNumber } from './roman-numerals.ts';

/** Years in the calendar of Vietnamese kings: "Minh Mạng 12", "Tự Đức năm thứ 3", "Gia Long nguyên niên". */
export const VIETNAMESE_REIGNS: readonly DateRule[] = [
  {
    starts: 'nvtdcqbgmhk',
    pattern: new RegExp(
      `(?:nam |nien hieu |vua |trieu |doi )*(${[...REIGNS.keys()].join('|')})(?![a-z])` +
        `(?:,? ?\\(?(?:nam )?(?:thu )?(nguyen nien|dau|\\d{1,2}|[ivx]{1,6})(?![a-z\\d/])(?: ?(?:-|den|toi) ?(?:nam )?(?:thu )?(\\d{1,2}|[ivx]{1,6})(?![a-z\\d/]))?)?`,
      'y',
    ),
    read: ([, name, first, last]) => inReign(REIGNS.get(name ?? ''), first, last),
  },
];

function inReign(reign: [number, number] | undefined, first?: string, last?: string): ReadPiece | undefined {
  if (reign === undefined) return undefined;
  if (first === undefined) return { ...years(reign[0], reign[1]), vague: true };
  const from = yearOfReign(reign, first);
  if (from === undefined) return undefined;
  if (last === undefined) return at(moment(from));
  const to = yearOfReign(reign, last);
  if (to === undefined) return undefined;
  return to < from ? { backwards: true } : years(from, to);
}

function yearOfReign([begin, end]: [number, number], text: string): number | undefined {
  const number = text === 'nguyen nien' || text === 'dau' ? 1 : /^\d/.test(text) ? Number(text) : romanNumber(text);
  if (number === undefined || number < 1) return undefined;
  // One year more than the table holds: the new reign name was counted from the next new year.
  return begin + number - 1 <= end + 1 ? begin + number - 1 : undefined;
}
