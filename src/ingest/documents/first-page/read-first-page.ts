import { examineDates } from '../../../catalogue/dates/read-dates.ts';
import type { RecordDates } from '../../../catalogue/description.ts';
import { kindHeading, kindOfNumber, kindOfTitle } from './document-kinds.ts';
import { numberLine } from './document-number.ts';
import { excerptBelow, excerptOfLetter } from './excerpt.ts';
import { inSentenceCase, issuingBody } from './issuing-body.ts';
import { headOf, isInCapitals } from './page-head.ts';

/** What a document's first page says of it; what is not there, or not plainly, is absent. */
export interface FirstPage {
  /** Số và ký hiệu: `15/QĐ-UBND`. */
  number?: string;
  /** Tên loại: `Quyết định`. */
  kind?: string;
  issuer?: string;
  dates?: RecordDates;
  /** Trích yếu. */
  excerpt?: string;
  /** A title in running letters, where the page has no head as official documents do: `Luật Cư trú`. */
  title?: string;
}

/** Reads the head of a document of state or Party (NĐ 30/2020/NĐ-CP, HD 36-HD/VPTW, and their forerunners). */
export function readFirstPage(page: string): FirstPage {
  const lines = headOf(page);
  const numberAt = lines.findIndex((line) => numberLine(line) !== undefined);
  const numbered = numberAt < 0 ? undefined : numberLine(lines[numberAt]!);
  const kindAt = lines.findIndex((line) => headingOf(line) !== undefined);
  const heading = kindAt < 0 ? undefined : headingOf(lines[kindAt]!);

  const first: FirstPage = {};
  if (numbered) first.number = numbered.number;
  const dates = datesOf(lines, numbered?.number);
  if (dates) first.dates = dates;
  const kind = heading?.name ?? (numbered && kindOfNumber(numbered.number)) ?? letterKind(numbered?.number, page);
  if (kind !== undefined) first.kind = kind;
  const above = lines.slice(0, firstOf(numberAt, kindAt, lines.length));
  const issuer = issuingBody(above);
  if (issuer !== undefined) first.issuer = issuer;
  const excerpt = heading ? excerptBelow(heading.rest, lines.slice(kindAt + 1)) : excerptOfLetter(lines);
  if (excerpt !== undefined) first.excerpt = isInCapitals(excerpt) ? inSentenceCase(excerpt) : excerpt;
  if (!heading && !numbered) addTitle(first, lines);
  return first;
}

/** Only a heading counts: in capitals, or beginning with the kind in capitals and going on with the summary. */
function headingOf(line: string): { name: string; rest: string } | undefined {
  const heading = kindHeading(line);
  if (!heading) return undefined;
  if (
    heading.rest !== '' &&
    !isInCapitals(line) &&
    !/^(?:V\/v|Về|Quy định|Ban hành|Tình hình|Công tác|Của|Số)/iu.test(heading.rest)
  ) {
    return undefined;
  }
  if (heading.rest !== '' && numberLine(heading.rest)) return { name: heading.name, rest: '' };
  return isInCapitals(line) || heading.rest !== '' ? heading : undefined;
}

function datesOf(lines: readonly string[], number: string | undefined): RecordDates | undefined {
  for (const line of lines) {
    const dates = dateLine(numberLine(line)?.rest ?? line);
    if (dates) return dates;
  }
  const year = number === undefined ? undefined : /[/-]((?:1[89]|20)\d{2})(?=[/-]|$)/.exec(number)?.[1];
  return year === undefined ? undefined : { text: year, from: year, to: year };
}

/** A date counts where nothing but a place stands before it: others are in sentences, of other documents. */
function dateLine(line: string): RecordDates | undefined {
  const found = DATE.exec(line);
  if (!found || !PLACE.test(line.slice(0, found.index))) return undefined;
  const [, day = '', month = '', year = ''] = found;
  const figures = /\d/.test(day) ? `${day.trim()}/${month}/${year}` : `${month}/${year}`;
  const text = /\d/.test(day) ? `ngày ${day.trim()} tháng ${month} năm ${year}` : `tháng ${month} năm ${year}`;
  const { dates } = examineDates(figures);
  return dates.from === undefined ? undefined : { ...dates, text };
}

/** An official letter has a number without a kind, and somebody it is sent to. */
function letterKind(number: string | undefined, page: string): string | undefined {
  return number !== undefined && /^[ \t]*Kính[ \t]+gửi/imu.test(page.slice(0, 12_000).normalize('NFC'))
    ? 'Công văn'
    : undefined;
}

function addTitle(first: FirstPage, lines: readonly string[]): void {
  const line = lines.find((text) => /\p{L}{2,}/u.test(text));
  if (line === undefined || line.length > LONGEST_TITLE) return;
  first.title = line.replace(/[\s.:;,]+$/u, '');
  const kind = kindOfTitle(line);
  if (kind !== undefined) first.kind = kind;
}

function firstOf(numberAt: number, kindAt: number, end: number): number {
  return Math.min(numberAt < 0 ? end : numberAt, kindAt < 0 ? end : kindAt);
}

const LONGEST_TITLE = 300;
/** `Sông Châu, ngày 5 tháng 3 năm 1962`, `ngày    tháng 3 năm 1962`, `ngày 05/3/1962`, at the line's end. */
const DATE = /ngày\s*(\d{1,2}|[\s.…_]*)\s*(?:tháng|[/-])\s*(\d{1,2})\s*(?:năm|[/-])\s*((?:1[89]|20)\d{2})[\s.,;)]*$/iu;
const PLACE = /^[\s(]*(?:\p{Lu}[\p{L}.'-]*[\s-]*){0,7}[\s,.;:]*$/u;
