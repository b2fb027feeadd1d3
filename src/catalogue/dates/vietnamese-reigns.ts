import { at } from './date-rule.ts';
import type { DateRule, ReadPiece } from './date-rule.ts';
import { moment } from './moment.ts';
import { years } from './numeric-dates.ts';
import { romanNumber } from './roman-numerals.ts';

/**
 * Reign names (niên hiệu) on documents of the Nguyễn dynasty and just before it: the Gregorian year in
 * which most of year 1 fell, and the last year. A lunar year begins some weeks into the Gregorian one.
 */
const REIGNS = new Map<string, [first: number, last: number]>([
  ['canh hung', [1740, 1786]],
  ['chieu thong', [1787, 1789]],
  ['thai duc', [1778, 1793]],
  ['quang trung', [1788, 1792]],
  ['canh thinh', [1793, 1801]],
  ['bao hung', [1801, 1802]],
  ['gia long', [1802, 1819]],
  ['minh mang', [1820, 1840]],
  ['minh menh', [1820, 1840]],
  ['thieu tri', [1841, 1847]],
  ['tu duc', [1848, 1883]],
  ['duc duc', [1883, 1883]],
  ['hiep hoa', [1883, 1883]],
  ['kien phuc', [1884, 1884]],
  ['ham nghi', [1885, 1888]],
  ['dong khanh', [1886, 1888]],
  ['thanh thai', [1889, 1907]],
  ['duy tan', [1907, 1916]],
  ['khai dinh', [1916, 1925]],
  ['bao dai', [1926, 1945]],
]);

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
