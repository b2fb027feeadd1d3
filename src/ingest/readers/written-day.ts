import type { PartialDate } from '../../catalogue/description.ts';

/** A date in a sentence, and where it ends there. */
export interface WrittenDay {
  date: PartialDate;
  end: number;
}

/**
 * The date that begins at a place of a text folded by `foldInPlace`: "ngày 31/12/2040", "31 tháng 12 năm 2040",
 * "January 1st, 2040", "1er janvier 2050", "2040-06-30", "năm 2040". Of "2040-2045" it is the last year.
 * Years may lie far ahead: files of persons close for a century.
 * @param mayBeMonthFirst "3/1/2060" is 3 January or 1 March, as Americans write: the later one is taken, for what is
 * closed must not open too soon
 */
export function dayAt(folded: string, start: number, mayBeMonthFirst = false): WrittenDay | undefined {
  for (const { pattern, read } of FORMS) {
    pattern.lastIndex = start;
    const match = pattern.exec(folded);
    const date = match === null ? undefined : read(match.groups ?? {}, mayBeMonthFirst);
    if (date !== undefined) return { date, end: pattern.lastIndex };
  }
  return undefined;
}

/** The first day after a date: what is closed through 2034 opens with 2035. */
export function dayAfter(date: PartialDate): PartialDate {
  const [year = 0, month, day] = date.split('-').map(Number);
  if (month === undefined) return String(year + 1);
  const next = new Date(Date.UTC(year, day === undefined ? month : month - 1, (day ?? 0) + 1));
  return next.toISOString().slice(0, day === undefined ? 7 : 10);
}

/** Lower case, no accents, one kind of dash and apostrophe, letter for letter: places stay where they are. */
export function foldInPlace(text: string): string {
  return text.replace(/[^\0-\x7f]/g, foldLetter).toLowerCase();
}

function foldLetter(letter: string): string {
  if ('đĐð'.includes(letter)) return 'd';
  if ('‘’ʼ´'.includes(letter)) return "'";
  if (/[\u2010-\u2015\u2212]/.test(letter)) return '-';
  return /\s/.test(letter) ? ' ' : letter.normalize('NFD').charAt(0);
}

type Groups = Record<string, string | undefined>;

const LEAD = '(?:(?:the|le|la|ngay|thang|nam|year|[\\[(])\\s*)*';
const DAY = '(?<day>\\d{1,2})';
const MONTH = '(?<month>\\d{1,2})';
const YEAR = '(?<year>[12]\\d{3})(?!\\d)';
const NAMED =
  '(?<named>jan(?:uary|vier|v)?|feb(?:ruary)?|fev(?:rier|r)?|mar(?:ch|s)?|apr(?:il)?|avr(?:il)?|may|mai|june?|juin|july?|juil(?:let)?|aug(?:ust)?|aout|sept?(?:ember|embre)?|oct(?:ober|obre)?|nov(?:ember|embre)?|dec(?:ember|embre)?)(?![a-z])\\.?,?';

type Read = (groups: Groups, mayBeMonthFirst: boolean) => PartialDate | undefined;

const FORMS: readonly { pattern: RegExp; read: Read }[] = [
  { pattern: form(`${YEAR}-(?<month>\\d{2})(?:-(?<day>\\d{2}))?(?!\\d)`), read: partial },
  {
    pattern: form(`${DAY}\\s*[/.-]\\s*${MONTH}\\s*[/.-]\\s*${YEAR}`),
    read: (groups, mayBeMonthFirst) => partial(mayBeMonthFirst ? laterOf(groups) : groups),
  },
  { pattern: form(`${DAY}\\s+thang\\s+${MONTH}(?:,?\\s+nam\\s+|\\s*[/.-]\\s*)${YEAR}`), read: partial },
  { pattern: form(`${MONTH}(?:,?\\s+nam\\s+|\\s*[/.-]\\s*)${YEAR}`), read: partial },
  {
    pattern: form(`${DAY}(?:st|nd|rd|th|er|e)?\\s+(?:of\\s+|de\\s+)?${NAMED}\\s+(?:of\\s+|de\\s+)?${YEAR}`),
    read: partial,
  },
  { pattern: form(`${NAMED}\\s+(?:${DAY}(?:st|nd|rd|th)?,?\\s+)?${YEAR}`), read: partial },
  { pattern: form(`[12]\\d{3}\\s*[-/]\\s*${YEAR}(?!-\\d)`), read: partial },
  { pattern: form(`${YEAR}(?![-/]\\d)`), read: partial },
];

function form(source: string): RegExp {
  return new RegExp(LEAD + source, 'y');
}

/** Of a day and a month in either order those that come later in the year. */
function laterOf({ year, month, day }: Groups): Groups {
  const isSooner = Number(day) <= 12 && Number(day) > Number(month);
  return isSooner ? { year, month: day, day: month } : { year, month, day };
}

/** @returns undefined for what is no day or month of the calendar */
function partial({ year = '', month, named, day }: Groups): PartialDate | undefined {
  const number = named === undefined ? Number(month ?? 0) : MONTHS.findIndex((start) => start.test(named)) + 1;
  if (month === undefined && named === undefined) return year;
  if (number > 12 && Number(day) <= 12) return partial({ year, month: day, day: month });
  if (number < 1 || number > 12) return undefined;
  const start = `${year}-${String(number).padStart(2, '0')}`;
  if (day === undefined) return start;
  const days = new Date(Date.UTC(Number(year), number, 0)).getUTCDate();
  return Number(day) < 1 || Number(day) > days ? undefined : `${start}-${day.padStart(2, '0')}`;
}

/** Beginnings of English and French names, in the order of the year. */
const MONTHS = [/^jan/, /^fe/, /^mar/, /^a[pv]/, /^ma[iy]/, /^jui?n/, /^juil|^jul/, /^a[uo]/, /^s/, /^o/, /^n/, /^d/];
