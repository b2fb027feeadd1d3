import type { Span } from './moment.ts';

/** What one piece of a date text says. */
export interface ReadPiece {
  /** Absent where only the day or month stands there and the year follows later ("16 Apr. – 4 May 1984"). */
  span?: Span;
  /** A day or month that waits for the year of what it runs to. */
  waiting?: { month?: number | undefined; day?: number | undefined };
  approximate?: boolean;
  /** Counts only where nothing more exact stands beside it: "Duy Tân (1910)". */
  vague?: boolean;
  /** A date of the French Republic: beside one of our calendar it is the same in other words. */
  republican?: true;
  /** The piece is a range whose end lies before its beginning. */
  backwards?: boolean;
}

/** A pattern of date texts: sticky, over folded text (fold-date-text.ts). */
export interface DateRule {
  /** What its first character can be, so that the other rules need not be tried: `9` any figure, `m` the first letter of a month. */
  starts: string;
  pattern: RegExp;
  /** Undefined where the words fit but the numbers make no sense; later rules are then tried. */
  read(match: RegExpExecArray): ReadPiece | undefined;
}

/** One moment as a piece. */
export function at(span: Span['from']): ReadPiece | undefined {
  return span === undefined ? undefined : { span: { from: span, to: span } };
}
