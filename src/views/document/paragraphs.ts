/** A stretch of a text in UTF-16 units. */
export interface Stretch {
  start: number;
  end: number;
}

/**
 * The text of a page as it is read: paragraphs of lines that each begin anew. A line may hold line breaks of
 * the paper within it, which HTML shows as blanks, so that a phone breaks it where its own screen ends.
 */
export type Paragraph = Stretch[];

/** Part of the longest usual line that a line must fill to be taken as going on in the next one. */
const FULL = 0.8;
/** Lines shorter than this (UTF-16 units) are no measure of how wide the page is set: columns, signatures. */
const SHORTEST_MEASURE = 30;

/** Joins the lines of the paper to paragraphs: a line that fills the page goes on, a short one ends where a sentence may. */
export function paragraphsOf(text: string): Paragraph[] {
  const lines = linesOf(text);
  const full = FULL * usualLength(lines.map(length));
  const paragraphs: Paragraph[] = [];
  let previous: Stretch | undefined;
  for (const line of lines) {
    const open = paragraphs.at(-1);
    const last = open?.at(-1);
    const isBlank = line.start === line.end;
    const joint = open && last && previous ? jointOf(text, previous, line, full) : 'paragraph';
    if (!isBlank && joint === 'goes on' && last) last.end = line.end;
    else if (!isBlank && joint === 'line') open?.push({ ...line });
    else if (!isBlank) paragraphs.push([{ ...line }]);
    previous = isBlank ? undefined : line;
  }
  return paragraphs;
}

/** How a line stands to the one before it. @param full the length from which a line fills the page */
function jointOf(text: string, before: Stretch, line: Stretch, full: number): 'goes on' | 'line' | 'paragraph' {
  const written = text.slice(line.start, line.end);
  if (isHan(written) || isHan(text.slice(before.start, before.end))) return 'line';
  const isFilled = length(before) >= full;
  if (!BEGINS.test(written) && (isFilled || SMALL_LETTER.test(written))) return 'goes on';
  return isFilled || length(line) >= full ? 'paragraph' : 'line';
}

/** Mostly characters, without blanks between words: such lines are as the writer set them. */
function isHan(line: string): boolean {
  return 2 * (line.match(EACH_HAN)?.length ?? 0) > line.length;
}

function linesOf(text: string): Stretch[] {
  const lines: Stretch[] = [];
  for (let start = 0; start <= text.length;) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    lines.push(trimmed(text, start, end));
    start = end + 1;
  }
  return lines;
}

function trimmed(text: string, start: number, end: number): Stretch {
  const line = text.slice(start, end);
  const lead = line.length - line.trimStart().length;
  return { start: start + lead, end: Math.max(start + lead, start + line.trimEnd().length) };
}

function length({ start, end }: Stretch): number {
  return end - start;
}

/** The length that nine lines in ten do not exceed: a single line that sticks out sets no measure. */
function usualLength(lengths: number[]): number {
  const sorted = lengths.filter((n) => n > 0).sort((a, b) => a - b);
  return Math.max(SHORTEST_MEASURE, sorted[Math.floor((sorted.length - 1) * 0.9)] ?? 0);
}

/** What begins a part of its own even after a full line: an article, a numbered or lettered point, a dash. */
const BEGINS = /^(?:(?:Điều|Chương|Mục|Phần|Article|Titre)\s+[\dIVXLC]+\b|\d{1,3}[.)]\s|[a-zđ][.)]\s|[-–—•*+]\s)/u;
/** A sentence begins with a capital: a small letter goes on with the line before, however short that is. */
const SMALL_LETTER = /^\p{Ll}/u;
const EACH_HAN = /\p{Script=Han}/gu;
