import { at } from './date-rule.ts';
import type { DateRule, ReadPiece } from './date-rule.ts';
import { moment } from './moment.ts';

/** Dates with English or French month names, in any order. */
export const NAMED_MONTHS: readonly DateRule[] = [
  {
    // 1992 May 3-9, 1992 January-May, 1985 May
    starts: '9',
    pattern: rule(`(\\d{4}),? (M)(?: (D)(?: ?- ?(D))?| ?- ?(M))?(?![\\d])(?!,? ?\\d{4})`),
    read: ([, year, month, day, lastDay, lastMonth]) =>
      stretch(
        { year, month, day },
        { year, month: lastMonth ?? month, day: lastMonth === undefined ? (lastDay ?? day) : undefined },
      ),
  },
  {
    // 13-17 Aug. 1984, du 13 au 17 août 1914
    starts: '9',
    pattern: rule(`(D) ?(?:-|au|to|and|et|&) ?(D) (?:de |of )?(M),? ?(\\d{4})(?!\\d)`),
    read: ([, day, lastDay, month, year]) => stretch({ year, month, day }, { year, month, day: lastDay }),
  },
  {
    // 15 mai 1875, 1er août 1914, 2nd of May 1900, 01-Mar-1978
    starts: '9',
    pattern: rule(`(D)[ -]?(?:de |of )?(M),?[ -]?(\\d{4})(?!\\d)`),
    read: ([, day, month, year]) => stretch({ year, month, day }, { year, month, day }),
  },
  {
    // May 31, 1970; June 8-10, 1969; Oct 7. 1987
    starts: 'm',
    pattern: rule(`(M) (?:the )?(D)(?: ?(?:-|and|&) ?(D))?[.,]? ?,? ?(\\d{4})(?!\\d)`),
    read: ([, month, day, lastDay, year]) => stretch({ year, month, day }, { year, month, day: lastDay ?? day }),
  },
  {
    // May 1990; May, 1967; mai-juin needs a year of its own
    starts: 'm',
    pattern: rule(`(M)[ ,-]{0,3}(?:de |of )?(\\d{4})(?!\\d)`),
    read: ([, month, year]) => stretch({ year, month }, { year, month }),
  },
  {
    // 16 Apr. (– 4 May 1984)
    starts: '9',
    pattern: rule(`(D)[ -]?(?:de |of )?(M)(?![a-z\\d])`),
    read: ([, day, month]) => ({ waiting: { month: monthNumber(month), day: Number.parseInt(day ?? '', 10) } }),
  },
  {
    // April 16 (– May 4, 1984)
    starts: 'm',
    pattern: rule(`(M) (D)(?!\\d)`),
    read: ([, month, day]) => ({ waiting: { month: monthNumber(month), day: Number.parseInt(day ?? '', 10) } }),
  },
  {
    // Nov. (– Dec. 1973)
    starts: 'm',
    pattern: rule(`(M)(?![a-z\\d])`),
    read: ([, month]) => ({ waiting: { month: monthNumber(month) } }),
  },
];

function rule(source: string): RegExp {
  return new RegExp(
    source
      .replaceAll(
        'M',
        '(?:jan(?:uary|vier|v)?|feb(?:ruary|r)?|fev(?:rier|r)?|mar(?:ch|s)?|apr(?:il)?|avr(?:il)?|may|mai|june?|juin|july?|juil(?:let)?|aug(?:ust)?|aou?t|sept?(?:ember|embre)?|oct(?:ober|obre)?|nov(?:ember|embre)?|dec(?:ember|embre)?)(?![a-z])\\.?',
      )
      .replaceAll('D', '(?:[0-3]?\\d(?:st|nd|rd|th|er|e)?(?![\\d/]))'),
    'y',
  );
}

/** First letters are enough to tell months apart once the whole word is known to be one. */
const MONTHS = ['jan', 'f', 'mar', 'ap', 'ma', 'jui', 'juil', 'au', 's', 'o', 'n', 'd'];
const OTHER_STARTS = new Map([
  ['jun', 6],
  ['jul', 7],
  ['juil', 7],
  ['avr', 4],
  ['aou', 8],
  ['aot', 8],
]);

function monthNumber(name = ''): number {
  return (
    OTHER_STARTS.get(name.slice(0, 4)) ??
    OTHER_STARTS.get(name.slice(0, 3)) ??
    MONTHS.findIndex((start) => name.startsWith(start)) + 1
  );
}

interface Written {
  year: string | undefined;
  month: string | undefined;
  day?: string | undefined;
}

function stretch(first: Written, last: Written): ReadPiece | undefined {
  const from = toMoment(first);
  const to = toMoment(last);
  if (from === undefined || to === undefined) return at(from);
  return { span: { from, to } };
}

function toMoment({ year, month, day }: Written): ReturnType<typeof moment> {
  return moment(Number(year), monthNumber(month), day === undefined ? undefined : Number.parseInt(day, 10));
}
