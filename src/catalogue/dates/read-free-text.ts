import type { DateRule } from './date-rule.ts';
import { DECADES_AND_CENTURIES } from './decades-and-centuries.ts';
import { foldDateText } from './fold-date-text.ts';
import { FRENCH_REPUBLIC } from './french-republic.ts';
import { joinPieces } from './join-pieces.ts';
import type { PlacedPiece, Reading } from './join-pieces.ts';
import { numberMonths } from './month-words.ts';
import { NAMED_MONTHS } from './named-months.ts';
import { NUMERIC_DATES } from './numeric-dates.ts';
import { numberReigns } from './reign-years.ts';
import { VIETNAMESE_REIGNS } from './vietnamese-reigns.ts';

/** Most specific first: the first that makes sense of a place is taken. */
const RULES: readonly DateRule[] = [
  ...FRENCH_REPUBLIC,
  ...DECADES_AND_CENTURIES,
  ...NAMED_MONTHS,
  ...NUMERIC_DATES,
  ...VIETNAMESE_REIGNS,
];

/** The rules that can begin with each character (ASCII: the text is folded). */
const BY_FIRST: readonly (readonly DateRule[])[] = Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  const kind = character >= '0' && character <= '9' ? '9' : character;
  const isMonth = 'jfmasond'.includes(character);
  return RULES.filter(({ starts }) => starts.includes(kind) || (isMonth && starts === 'm'));
});

/** Longer texts are prose, not dates; only their beginning is read. */
const LONGEST = 400;

/** Reads a date written for people. Pure; never throws. */
export function readFreeText(text: string): Reading {
  const folded = numberReigns(numberMonths(foldDateText(text.slice(0, LONGEST))));
  const pieces: PlacedPiece[] = [];
  let approximate = folded.includes('?') || ABOUT_SIGN.test(text);
  let open: PlacedPiece['open'];
  let isNumbered = false;
  let place = 0;
  while (place < folded.length) {
    const piece = isNumbered ? undefined : pieceAt(folded, place);
    if (piece !== undefined) {
      pieces.push({ ...piece, open });
      approximate ||= piece.approximate === true;
      open = undefined;
      place = piece.end;
      continue;
    }
    WORD.lastIndex = place;
    const word = WORD.exec(folded)?.[0];
    if (word === undefined) {
      place++;
      continue;
    }
    place += word.length;
    approximate ||= APPROXIMATE.has(word);
    open = OPEN.get(word) ?? (KEEPS_OPEN.has(word) ? open : undefined);
    if (pieces.length === 0 && open === undefined && ENDS.has(word)) open = 'before';
    isNumbered = NUMBERED.has(word);
  }
  return joinPieces(folded, pieces, approximate);
}

const WORD = /[a-z]+|\d+/y;

function pieceAt(folded: string, start: number): PlacedPiece | undefined {
  if (start > 0 && isWordCharacter(folded.charCodeAt(start)) && continuesWord(folded, start)) return undefined;
  for (const { pattern, read } of BY_FIRST[folded.charCodeAt(start)] ?? []) {
    pattern.lastIndex = start;
    const match = pattern.exec(folded);
    if (match === null) continue;
    const piece = read(match);
    if (piece !== undefined) return { ...piece, start, end: start + match[0].length };
  }
  return undefined;
}

/** Inside a word or number nothing begins, but for a year glued to its "c". */
function continuesWord(folded: string, start: number): boolean {
  if (!isWordCharacter(folded.charCodeAt(start - 1))) return false;
  return !/(?:^|[^a-z])ca?$/.test(folded.slice(Math.max(0, start - 3), start));
}

function isWordCharacter(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 97 && code <= 122);
}

const APPROXIMATE = new Set(
  'ca c circa cca khoang chung phong uoc about around approximately approx probably possibly perhaps maybe estimated est vers environ env autour probablement abt kg khg'.split(
    ' ',
  ),
);

/** Words that leave one side of the next date open. */
const OPEN = new Map<string, 'before' | 'after'>([
  ...['before', 'pre', 'prior', 'truoc', 'avant', 'ante'].map((word): [string, 'before'] => [word, 'before']),
  ...['after', 'post', 'since', 'from', 'sau', 'tu', 'apres', 'depuis', 'starting', 'beginning'].map(
    (word): [string, 'after'] => [word, 'after'],
  ),
]);

/** Words that lead to an end: where no beginning stands before them, it is open ("đến 1975"). */
const ENDS = new Set(['den', 'toi', 'until', 'till', 'jusqu']);
/** "~1975", "±1975" */
const ABOUT_SIGN = /(?:^|[\s([-])[~\u223c\u2248±]\s*\d/;

/** Words that may stand between those and the date. */
const KEEPS_OPEN = new Set(
  'to the year ngay thang nam about circa ca c khoang le l de du en au in on of early late'.split(' '),
);

/** A number after one of these names a thing, not a year. */
const NUMBERED = new Set(
  'so no nr num number p pp page pages trang tr vol volume box folder item lot hop quyen tap'.split(' '),
);
