import { at } from './date-rule.ts';
import type { DateRule, ReadPiece } from './date-rule.ts';
import { isMonth, moment, runsBackwards } from './moment.ts';

/** Dates in figures: ISO, day/month/year with or without Vietnamese words, years and their short ranges. */
export const NUMERIC_DATES: readonly DateRule[] = [
  {
    // 01/1954 - 12/54, 1/8/1954 - 3/9/54: the second year in two figures
    starts: '9t',
    pattern:
      /(?:thang )?(?:(\d{1,2})[/.])?(\d{1,2})[/.](\d{4}) ?(?:-|den|toi|to|au) ?(?:thang )?(?:(\d{1,2})[/.])?(\d{1,2})[/.](\d{2})(?![\d/.])/y,
    read: ([, day, month, year, lastDay, lastMonth, tail]) => {
      const first = Number(year);
      const last = first - (first % 100) + Number(tail);
      return run(whole(first, Number(month), Number(day)), whole(last, Number(lastMonth), Number(lastDay)));
    },
  },
  {
    // 1954-'60
    starts: '9',
    pattern: /(\d{4}) ?(?:-|den|toi|to|au) ?'(\d{2})(?!\d)/y,
    read: ([, year, tail]) => {
      const first = Number(year);
      const last = first - (first % 100) + Number(tail);
      return last < first ? { backwards: true } : years(first, last);
    },
  },
  {
    // 54-1956, '45 đến 1954: the first year in two figures; 12-1956 is a month, and 25 may be a day
    starts: "9'",
    pattern: /'?(\d{2}) ?(?:-|den|toi|to|au) ?(?:nam )?(\d{4})(?!\d)(?![-/.]\d)(?!\/[a-z])/y,
    read: ([, head, year]) => (Number(head) <= 31 ? undefined : years(before(Number(year), head), Number(year))),
  },
  {
    // 20/7/54 - 3/9/1956, 7/54 - 9/1956: the year of the first in two figures, of the century of the second
    starts: '9t',
    pattern:
      /(?:thang )?(?:(\d{1,2})[/.-])?(\d{1,2})[/.-](\d{2})(?= ?(?:-|den|toi|to|au) ?(?:ngay |thang )?(?:\d{1,2}[/.-]){0,2}(\d{4})(?!\d))/y,
    read: (match) => {
      const [found, day, month, head, year] = match;
      // 10/12 - 15/1/1954 are days of months, and 01-29-1990 is one day.
      const isDay = Number(head) <= 31 && /^-\d{4}/.test(match.input.slice(match.index + found.length));
      if (day === undefined && (isMonth(Number(head)) || isDay)) return undefined;
      return whole(before(Number(year), head), Number(month), Number(day));
    },
  },
  {
    // 18-20/8/1945, 1, 2/3/1954, từ ngày 1 đến ngày 5 tháng 3 năm 1960
    starts: '9nt',
    pattern:
      /(?:tu )?(?:ngay )?(?:mung |mong )?(\d{1,2}) ?(?:-|(?<![/.-]\d{1,2}),|den|toi|va|&|to|au) ?(?:ngay )?(?:mung |mong )?(\d{1,2})(?: thang |[/.])(\d{1,2})(?:,? nam | ?[/.-] ?)(\d{4})(?!\d)/y,
    read: ([, day, lastDay, month, year]) => {
      if (!isMonth(Number(month)) || Number(lastDay) < Number(day) || Number(lastDay) > 31) return undefined;
      return run(whole(Number(year), Number(month), Number(day)), whole(Number(year), Number(month), Number(lastDay)));
    },
  },
  {
    // 7-9/1954, 1, 2, 3/1954, tháng 1, 2 và 3 năm 1954: months of one year; 1-2-1954 is a day
    starts: '9t',
    pattern:
      /(?<![\d/.-])(?<!ngay )(?:tu )?((?:cac )?thang )?(\d{1,2}(?: ?(?:[,;&+-]|va|den|toi) ?(?:thang )?\d{1,2})+)( ?[/.-] ?|,? nam )(\d{4})(?!\d)(?!\/[a-z])/y,
    read: ([, named, list = '', joint = '', year]) => {
      const months = (list.match(/\d+/g) ?? []).map(Number);
      const isWritten = named !== undefined || joint.trim() === '/' || !/-|nam/.test(list + joint.replace('-', ''));
      const isRising = months.every((month, at) => isMonth(month) && month > (months[at - 1] ?? 0));
      if (!isWritten || !isRising) return undefined;
      return run(at(moment(Number(year), months[0])), at(moment(Number(year), months.at(-1))));
    },
  },
  {
    // 1945-08-19, 1905-2-20, 1945/8/19
    starts: '9',
    pattern: /(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?![\d])/y,
    read: ([, year, , month, day]) => whole(Number(year), Number(month), Number(day)),
  },
  {
    // 19/8/1945, ngày 19-8-1945, 19 tháng 8 năm 1945
    starts: '9n',
    pattern: /(?:ngay )?(\d{1,2})(?: thang | ?[-/.] ?)(\d{1,2})(?:,? nam | ?[-/.] ?)(\d{4})(?!\d)/y,
    read: ({ 1: day, 2: month, 3: year, input }) =>
      isMonthFirst(input)
        ? whole(Number(year), Number(day), Number(month))
        : whole(Number(year), Number(month), Number(day)),
  },
  {
    // 19/8 – 2/9/1945: the first waits for the year of the second
    starts: '9n',
    pattern:
      /(?:ngay )?(\d{1,2})(?: thang |[/.])(\d{1,2})(?= ?(?:-|den|toi|a|to) ?(?:ngay )?\d{1,2}(?: thang |[-/.])\d{1,2}(?: nam |[-/.])\d{4})/y,
    read: ([, day, month]) =>
      isMonth(Number(month)) ? { waiting: { month: Number(month), day: Number(day) } } : undefined,
  },
  {
    // tháng 8/1945, tháng 8 năm 1945, T8/1945, 8/1945, 8-1945
    starts: '9t',
    pattern: /(?:(?:thang |t\.? ?)(\d{1,2})(?: ?[-/.,] ?|,? nam | )|(\d{1,2})[-/.])(\d{4})(?![\d])(?!\/[a-z])/y,
    read: ([, named, bare, year]) => {
      const month = Number(named ?? bare);
      if (month !== 0 && !isMonth(month)) return undefined;
      return at(moment(Number(year), month));
    },
  },
  {
    // tháng 5 – tháng 8 năm 1945
    starts: 't',
    pattern: /(?:tu )?thang (\d{1,2})(?= ?(?:-|den|toi) ?(?:thang )?\d{1,2}(?: nam |[-/.])\d{4})/y,
    read: ([, month]) => (isMonth(Number(month)) ? { waiting: { month: Number(month) } } : undefined),
  },
  {
    // quý II/1960, quý 2 năm 1975
    starts: 'q',
    pattern: /quy (iv|i{1,3}|[1-4])(?: ?[-/.] ?| nam | )(\d{4})(?!\d)/y,
    read: ([, name, year]) => quarter(Number(year), QUARTERS.get(name ?? '') ?? Number(name)),
  },
  {
    // 1938-05 (ISO 8601), 1975-80, 1970/71
    starts: '9',
    pattern: /(\d{4}) ?([-/]) ?(\d{2})(?![\d'])(?![-/.]\d{1,2}(?!\d))(?! ?(?:thang|s\b))/y,
    read: ([, year, dash, tail]) => yearAndTwoFigures(Number(year), tail ?? '', dash === '-'),
  },
  {
    // 1946-7 is a range, 1973-2 a month
    starts: '9',
    pattern: /(\d{4})-([1-9])(?![\d'])(?![-/.]\d)/y,
    read: ([, year, tail]) => {
      const first = Number(year);
      const last = first - (first % 10) + Number(tail);
      return last > first ? years(first, last) : at(moment(first, Number(tail)));
    },
  },
  {
    // 195-, 195?, [194-?], 19--, 19??: figures left out
    starts: '9',
    pattern: /(1\d|20)(?:(\d)(?:-(?! ?\d)\??|\?|x\b)|--|\?\?|xx\b)/y,
    read: ([, century, decade]) => {
      const first = Number(`${century}${decade ?? '0'}0`);
      const piece = years(first, first + (decade === undefined ? 99 : 9));
      return piece === undefined ? undefined : { ...piece, approximate: true };
    },
  },
  {
    // năm 938: years with three figures are years only where the word says so
    starts: 'nay',
    pattern:
      /(?:nam|ad|a\.d\.|year) (\d{3,4})(?!\d)(?!\/[a-z])(?! ?[-/] ?\d{1,2}(?!\d))(?! ?(?:bc|tcn|truoc cong nguyen))/y,
    read: ([, year]) => at(moment(Number(year))),
  },
  {
    // 1945
    starts: '9',
    pattern:
      /(\d{4})(?!\d)(?!\/[a-z])(?! ?(?:bc\b|b\.c|tcn|truoc cong nguyen|av\.? ?j|trang\b|pages?\b|pp?\.|to(?= ?(?:$|[,;)]))|feuill))/y,
    read: ([, year]) => at(moment(Number(year))),
  },
];

const QUARTERS = new Map([
  ['i', 1],
  ['ii', 2],
  ['iii', 3],
  ['iv', 4],
]);

/** The latest year that ends in two figures and is none after another. */
function before(year: number, head = ''): number {
  const first = year - (year % 100) + Number(head);
  return first > year ? first - 100 : first;
}

/** Day and month as in Vietnam and France; where only the other way round makes sense, that. */
function whole(year: number, month: number, day: number): ReadPiece | undefined {
  if (month > 12 && isMonth(day)) return at(moment(year, day, month));
  return month > 12 ? undefined : at(moment(year, month, day));
}

/** One text keeps to one order: in "02-15-1992 -- 11-09-1992" the second month is November, too. */
function isMonthFirst(text: string): boolean {
  return MONTH_FIRST.test(text) && !DAY_FIRST.test(text);
}

const MONTH_FIRST = /(?<!\d)(?:0?[1-9]|1[0-2])([-/.])(?:1[3-9]|2\d|3[01])\1\d{4}(?!\d)/;
const DAY_FIRST = /(?<!\d)(?:1[3-9]|2\d|3[01])([-/.])(?:0?[1-9]|1[0-2])\1\d{4}(?!\d)/;

/** From one piece to another. */
function run(first: ReadPiece | undefined, last: ReadPiece | undefined): ReadPiece | undefined {
  const span = { from: first?.span?.from, to: last?.span?.to };
  if (span.from === undefined || span.to === undefined) return undefined;
  return runsBackwards(span) ? { backwards: true } : { span };
}

function yearAndTwoFigures(year: number, tail: string, isDash: boolean): ReadPiece | undefined {
  const figures = Number(tail);
  if (isDash && isMonth(figures)) return at(moment(year, figures));
  if (figures === 0) return at(moment(year));
  const last = year - (year % 100) + figures;
  if (last > year) return years(year, last);
  if (isMonth(figures)) return at(moment(year, figures));
  return { backwards: true };
}

function quarter(year: number, number: number): ReadPiece | undefined {
  const from = moment(year, number * 3 - 2);
  const to = moment(year, number * 3);
  return from === undefined ? undefined : { span: { from, to } };
}

/** A run of years. */
export function years(first: number, last: number): ReadPiece | undefined {
  const from = moment(first);
  const to = moment(last);
  return from === undefined || to === undefined ? undefined : { span: { from, to } };
}
