import type { DateRule, ReadPiece } from './date-rule.ts';
import { years } from './numeric-dates.ts';
import { romanNumber } from './roman-numerals.ts';

const PART =
  '(?:(dau|giua|cuoi|nua dau|nua cuoi|nua sau|early|mid(?:dle)?|late|first half|second half|1st half|2nd half|debut|milieu|fin|1ere moitie|premiere moitie|2e moitie|seconde moitie)(?: of(?: the)?| de| du| the|-)? ?)?';
const NUMBER = '(\\d{1,2}|[ivx]{1,5})';

/** Decades and centuries, whole or in part. */
export const DECADES_AND_CENTURIES: readonly DateRule[] = [
  {
    // 1990s, 1800's, early 1930s, 1940er Jahre
    starts: 'dgcnemlfsp9t',
    pattern: new RegExp(`${PART}(?:the )?(\\d{3}0)(?: ?'? ?s|er)(?![a-z])`, 'y'),
    read: ([, part, first]) =>
      first?.endsWith('00') === true ? hundred(Number(first), part) : decade(Number(first), part),
  },
  {
    // những năm 30 thế kỷ XX, thập niên 1930 của thế kỷ 20, années 30 du XXe siècle
    starts: 'dgcnemlfsp9tnac',
    pattern: new RegExp(
      `${PART}(?:thap nien|thap ky|nhung nam|cac nam|annees) (\\d0|\\d{3}0),? ?\\(?(?:cua |du |\\(|trong )?(?:the k[yi] (?:thu )?)?${NUMBER}(?:(?<=the k[yi] (?:thu )?[\\divx]+)|(?:eme|ieme|e) siecle)(?![a-z\\d])`,
      'y',
    ),
    read: ([, part, first = '', name = '']) => {
      const century = centuryNumber(name);
      if (century === undefined) return undefined;
      return decade(first.length === 2 ? century * 100 - 100 + Number(first) : Number(first), part);
    },
  },
  {
    // thập niên 1960, những năm 60, années 1930
    starts: 'dgcnemlfsp9tnac',
    pattern: new RegExp(
      `${PART}(?:thap nien|thap ky|nhung nam|cac nam|annees|decade of)(?: cua)? (\\d0|\\d{3}0)(?![\\d])(?: ?(?:-|den|toi|a) ?(?:1\\d|20)?(\\d0)(?![\\d]))?`,
      'y',
    ),
    read: ([, part, first = '', last]) => {
      const from = first.length === 2 ? 1900 + Number(first) : Number(first);
      if (last === undefined) return decade(from, part);
      const to = from - (from % 100) + Number(last);
      return to > from ? years(from, to + 9) : { backwards: true };
    },
  },
  {
    // thế kỷ 19, cuối thế kỷ XIX, thế kỷ XVII – XIX
    starts: 'dgcnemlfsp9t',
    pattern: new RegExp(
      `${PART}the k[yi] (?:thu )?${NUMBER}(?![a-z\\d])(?: ?(?:-|den|toi|va) ?(?:the k[yi] )?${NUMBER}(?![a-z\\d]))?`,
      'y',
    ),
    read: ([, part, first, last]) => centuries(part, first, last),
  },
  {
    // 19th century, mid-19th century, 17th-19th centuries, 19th c.
    starts: 'dgcnemlfsp9t',
    pattern: new RegExp(
      `${PART}(?:the )?(\\d{1,2})(?:st|nd|rd|th)(?: ?(?:-|to|and) ?(?:the )?(\\d{1,2})(?:st|nd|rd|th))?[ -](?:centur(?:y|ies)|cent\\.?|c\\.)`,
      'y',
    ),
    read: ([, part, first, last]) => centuries(part, first, last),
  },
  {
    // XIXe siècle, fin du XVIIIe s., XVIIe-XIXe siècles
    starts: 'dgcnemlfsp9ivxld',
    pattern: new RegExp(
      `${PART}(?:le |du )?${NUMBER}(?:eme|ieme|er|e)(?: ?(?:siecles?|s\\.))?(?: ?(?:-|au|a|et) ?${NUMBER}(?:eme|ieme|er|e))? ?(?:siecles?\\b|s\\.)`,
      'y',
    ),
    read: ([, part, first, last]) => centuries(part, first, last),
  },
];

function decade(first: number, part: string | undefined): ReadPiece | undefined {
  return portion(first, 10, part);
}

/** "1800s" is a century, "2000s" a decade: the 2010s are written so. */
function hundred(first: number, part: string | undefined): ReadPiece | undefined {
  return portion(first, first >= 2000 ? 10 : 100, part);
}

/** The 19th century runs from 1801 to 1900. */
function centuries(part: string | undefined, first = '', last?: string): ReadPiece | undefined {
  const begin = centuryNumber(first);
  const end = last === undefined ? begin : centuryNumber(last);
  if (begin === undefined || end === undefined) return undefined;
  if (end < begin) return { backwards: true };
  if (end > begin) return years(begin * 100 - 99, end * 100);
  return portion(begin * 100 - 99, 100, part);
}

function centuryNumber(text: string): number | undefined {
  const number = /^\d/.test(text) ? Number(text) : romanNumber(text);
  return number !== undefined && number >= 1 && number <= 21 ? number : undefined;
}

/** A third or a half of a run of years; a part is always a guess. */
function portion(first: number, length: number, part: string | undefined): ReadPiece | undefined {
  if (part === undefined) return years(first, first + length - 1);
  const half = Math.round(length / 2);
  const third = Math.round(length / 3);
  const run = /half|nua|moitie/.test(part)
    ? /first|1|dau|premiere/.test(part)
      ? [0, half - 1]
      : [half, length - 1]
    : /early|dau|debut/.test(part)
      ? [0, third - 1]
      : /late|cuoi|fin/.test(part)
        ? [length - third, length - 1]
        : [third, length - third - 1];
  const piece = years(first + (run[0] ?? 0), first + (run[1] ?? 0));
  return piece === undefined ? undefined : { ...piece, approximate: true };
}
