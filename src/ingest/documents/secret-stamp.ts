import { makeSecretMarkTest } from '../../catalogue/access-words/secret-mark.ts';
import { closeEnough, lookAlike } from './damaged-letters.ts';

/**
 * Whether the first page of a document bears a secret mark as a stamp or heading: a line of its own near the top,
 * in capitals, whether letter-spaced, dotted or framed, or the mark in capitals at an end of a line that is
 * otherwise written in small letters (two columns read as one). A word in a sentence ("bí mật nhà nước") or in a
 * longer heading ("BẢO VỆ BÍ MẬT") is none. Better one page too many for a person to look at than one too few.
 * @param readByMachine the text was: then a mark with misread letters counts as well
 */
export type StampTest = (firstPage: string, readByMachine: boolean) => boolean;

/** @param marks of `content/policy/documents.yaml`: Mật, Tối mật, Tuyệt mật */
export function makeStampTest(marks: readonly string[]): StampTest {
  const isMark = makeSecretMarkTest(marks);
  const shapes = marks.map(lookAlike);
  const capitals = marks.map((mark) => mark.normalize('NFC').toLocaleUpperCase('vi').split(/\s+/));
  return (firstPage, readByMachine) => {
    const lines = linesOf(firstPage);
    return lines.some(
      (line, at) =>
        !endsInSecrecy(lines[at - 1]) &&
        (isStampLine(line, isMark) ||
          (at < BESIDE_WITHIN && capitals.some((mark) => standsBeside(line, mark))) ||
          (readByMachine && at < DAMAGED_WITHIN && isDamagedStamp(line, shapes))),
    );
  };
}

/** Lines in which letters stand one beneath the other ("M", "Ậ", "T") are put together. */
function linesOf(page: string): string[] {
  const lines: string[] = [];
  let upright = false;
  for (const given of page.normalize('NFC').split('\n')) {
    const line = given.trim();
    if (line === '') continue;
    const isLetter = SINGLE_CAPITAL.test(line);
    if (isLetter && upright) lines.push(`${lines.pop() ?? ''}${line}`);
    else lines.push(line);
    upright = isLetter;
    if (lines.length > STAMP_WITHIN) break;
  }
  return lines;
}

function isStampLine(line: string, isMark: (text: string) => boolean): boolean {
  if (line.length > LONGEST_STAMP || !isMark(line)) return false;
  return isInCapitals(line) || NAMED_DEGREE.test(line);
}

/** `Số: 45/BC-UBND TUYỆT MẬT` and `TUYỆT MẬT Sông Châu, ngày …`. */
function standsBeside(line: string, mark: readonly string[]): boolean {
  if (line.length > LONGEST_BESIDE) return false;
  const words = line.split(/\s+/).map((word) => word.replace(FRAME, ''));
  if (words.length <= mark.length) return false;
  const atStart = mark.every((word, i) => words[i] === word);
  const atEnd = mark.every((word, i) => words[words.length - mark.length + i] === word);
  if (!atStart && !atEnd) return false;
  const others = atEnd ? words.slice(0, -mark.length) : words.slice(mark.length);
  const next = others.at(atEnd ? -1 : 0) ?? '';
  return SMALL_LETTER.test(others.join(' ')) && !CAPITAL_WORD.test(next) && !PROSE_WORDS.has(next.toLowerCase());
}

function isDamagedStamp(line: string, shapes: readonly string[]): boolean {
  if (line.length > LONGEST_STAMP) return false;
  const bare = line.replace(FRAME, '');
  if (!isMostlyCapitals(bare)) return false;
  const words = bare.split(/\s+/);
  const candidates = [bare, withoutSpeck(words, 0), withoutSpeck(words, -1)];
  return candidates.some((candidate) => shapes.some((shape) => closeEnough(lookAlike(candidate), shape)));
}

/** A single character at an end of the line: dirt of the scan. */
function withoutSpeck(words: readonly string[], at: 0 | -1): string {
  const rest = words.at(at)?.length === 1 ? (at === 0 ? words.slice(1) : words.slice(0, -1)) : words;
  return rest.join(' ');
}

/** The line before ends in "BÍ": a heading about secrets went on. */
function endsInSecrecy(line: string | undefined): boolean {
  return line !== undefined && /(?:^|\s)bí$/iu.test(line);
}

function isInCapitals(line: string): boolean {
  return /\p{Lu}/u.test(line) && !SMALL_LETTER.test(line);
}

function isMostlyCapitals(line: string): boolean {
  const capitals = line.match(/\p{Lu}/gu)?.length ?? 0;
  const small = line.replaceAll('l', '').match(/\p{Ll}/gu)?.length ?? 0;
  return capitals >= 2 && small <= 1;
}

/** Lines of the first page in which a clear stamp is looked for; a stamp never stands further down. */
const STAMP_WITHIN = 60;
const DAMAGED_WITHIN = 30;
const BESIDE_WITHIN = 20;
const LONGEST_STAMP = 40;
const LONGEST_BESIDE = 120;
/** With one of these beside it the mark is a part of a heading, or of a longer mark. */
const CAPITAL_WORD = /^\p{Lu}{2,}$/u;
const SINGLE_CAPITAL = /^\p{Lu}$/u;
const SMALL_LETTER = /\p{Ll}/u;
/** What stands round a stamp: its frame, dots, stars, dashes. */
const FRAME = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu;
/** `Độ mật: Tối mật`. */
const NAMED_DEGREE = /m[aậ]t\s*:\s*\S/iu;
/** Before or after the mark, these make it a part of a sentence. */
const PROSE_WORDS = new Set(['bí', 'độ', 'chế', 'dấu', 'là', 'mức', 'và', 'hoặc', 'nhà', 'của', 'được', 'danh']);
