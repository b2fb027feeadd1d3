import type { ReadPiece } from './date-rule.ts';
import { around, moment, runsBackwards } from './moment.ts';
import type { Moment, Span } from './moment.ts';

/** A piece and where it stands in the folded text, with the words that lead into it. */
export interface PlacedPiece extends ReadPiece {
  start: number;
  end: number;
  open?: 'before' | 'after' | undefined;
}

/** What a date text says as a whole. */
export interface Reading {
  span: Span;
  approximate: boolean;
  /** A range in it ends before it begins, so that no years are taken. */
  backwards: boolean;
}

const RANGE =
  /^[\s\])?.]*(?:-|\/|den|toi|to|au?|thru|through|until|till|up to|jusqu'(?:a|en|au))[\s[(]*(?:(?:ca?|circa|khoang|vers|about|nam|ngay|thang|the|early|late)\b\.?[\s[(]*)*$/;
const LIST = /^[\s\])?.]*(?:,|;|&|and|et|va)?[\s[(]*$/;
const ONGOING =
  /^[\s\])?]*(?:-[\s[(]*(?=$|[,;)?])|(?:-|to|den|toi|a|until|jusqu'a)\s*(?:the\s+)?(?:present|nay|hien nay|hien tai|now|date|ongoing|current|ce jour|aujourd'hui|nos jours)|,?\s*(?:tro di|(?:tro )?ve sau|onwards?|and (?:after|later)|et (?:apres|suivantes)))/;

/** "1975 trở về trước", "1975 and earlier", "1975 et avant". */
const AND_BEFORE = /^[\s\])?,]*(?:(?:tro )?ve truoc|(?:and|or) (?:before|earlier)|et (?:avant|anterieur))/;

/** Puts the pieces of a date text together: ranges, lists, open sides, days that wait for their year. */
export function joinPieces(folded: string, pieces: readonly PlacedPiece[], approximate: boolean): Reading {
  const spans: Span[] = [];
  let backwards = pieces.some((piece) => piece.backwards === true);
  let before: PlacedPiece | undefined;
  let isRunning = false;
  const isExact = pieces.some(({ span, vague }) => span !== undefined && vague !== true);
  for (const piece of pieces) {
    if (isExact && piece.vague === true) continue;
    const joint = before === undefined ? '' : folded.slice(before.end, piece.start);
    const isRange = before !== undefined && RANGE.test(joint) && !isSlashedList(joint, before, piece);
    const span = ownSpan(piece, folded);
    if (span !== undefined && before !== undefined && before.span === undefined && (isRange || LIST.test(joint))) {
      span.from = inherited(before, span) ?? span.from;
      spans.push(span);
      isRunning = true;
    } else if (span !== undefined && isRange && before?.span !== undefined && !areTwoCalendars(before, piece)) {
      // 1990-1995/1996 runs on from where it began.
      const range = { from: isRunning ? spans.at(-1)?.from : before.span.from, to: span.to };
      backwards ||= runsBackwards({ from: range.from, to: piece.span?.to });
      spans.pop();
      spans.push(range);
      isRunning = true;
    } else if (span !== undefined) {
      spans.push(span);
      isRunning = false;
    }
    before = piece;
  }
  return { span: backwards ? {} : around(spans), approximate, backwards };
}

/** "1806-an XIII" names two years in two calendars, in whatever order. */
function areTwoCalendars(before: PlacedPiece, piece: PlacedPiece): boolean {
  return before.republican !== piece.republican && runsBackwards({ from: before.span?.from, to: piece.span?.to });
}

/** "Oct 12, 1996 / Jun 6, 1992" are two dates; "1954/1975" is a range. */
function isSlashedList(joint: string, before: PlacedPiece, piece: PlacedPiece): boolean {
  return joint.includes('/') && (before.span?.from?.month !== undefined || piece.span?.from?.month !== undefined);
}

function ownSpan({ span, open, end }: PlacedPiece, folded: string): Span | undefined {
  if (span === undefined) return undefined;
  const after = folded.slice(end);
  if (open === 'before' || AND_BEFORE.test(after)) return { to: span.to };
  if (open === 'after' || ONGOING.test(after)) return { from: span.from };
  return { ...span };
}

/** "16 Apr. – 4 May 1984": the day and month with the year that follows, or the year before ("Dec. – Jan. 1974"). */
function inherited({ waiting }: PlacedPiece, { from }: Span): Moment | undefined {
  if (waiting === undefined || from === undefined) return undefined;
  const month = waiting.month ?? from.month;
  const first = moment(from.year, month, waiting.day);
  if (first === undefined || !runsBackwards({ from: first, to: from })) return first;
  return moment(from.year - 1, month, waiting.day);
}
