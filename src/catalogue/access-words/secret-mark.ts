/**
 * Knows the marks of state secrets however they are written: "MẬT", "Tối  mật", "tuyệt mật (A)", "Độ mật: Mật",
 * "M Ậ T", without accents, with some of them, in NFD. Only a text that is nothing but the mark counts:
 * "mật độ dân số", "đường mật" and "bí mật thương mại" are prose.
 */
export function makeSecretMarkTest(marks: readonly string[]): (text: string) => boolean {
  const wanted = marks.map(letters);
  return (text) => text.length <= LONGEST && MAY_BE.test(text) && isMark(letters(text), wanted);
}

/** One base letter with the marks on it. */
interface Letter {
  base: string;
  marks: string;
}

function isMark(given: Letter[], wanted: Letter[][]): boolean {
  if (given.length === 0) return false;
  if (wanted.some((mark) => writes(given, mark))) return true;
  for (const label of LABELS) {
    if (given.length > label.length && writes(given.slice(0, label.length), label)) {
      return isMark(given.slice(label.length), wanted);
    }
  }
  const last = given.at(-1);
  if (last && last.marks === '' && DEGREES.has(last.base)) return isMark(given.slice(0, -1), wanted);
  return false;
}

/** The same letters, and no mark on them that the word does not have: "mât" writes "mật", "mắt" does not. */
function writes(given: Letter[], word: Letter[]): boolean {
  if (given.length !== word.length) return false;
  return word.every((letter, i) => {
    const written = given[i];
    return written?.base === letter.base && [...written.marks].every((mark) => letter.marks.includes(mark));
  });
}

function letters(text: string): Letter[] {
  const found: Letter[] = [];
  for (const match of text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[đð]/g, 'd')
    .matchAll(/([\p{L}\p{N}])(\p{M}*)/gu)) {
    found.push({ base: match[1] ?? '', marks: match[2] ?? '' });
  }
  return found;
}

/** What may stand before the mark itself. Longer ones first where one begins another. */
const LABELS = [
  'mức độ bảo mật',
  'mức độ mật',
  'cấp độ mật',
  'độ bảo mật',
  'đóng dấu',
  'đã đóng dấu',
  'dấu chỉ mức',
  'độ mật',
  'cấp độ',
  'mức độ',
  'dấu',
  'mức',
  'loại',
  'tài liệu',
  'hồ sơ',
  'văn bản',
].map(letters);
/** Tuyệt mật is degree A, Tối mật B, Mật C. */
const DEGREES = new Set(['a', 'b', 'c']);
const LONGEST = 60;
/** All marks hold an m, of whatever make; most cells of a table hold none. */
const MAY_BE = /[m\u1e3e-\u1e43\u24c2\u24dc\uff2d\uff4d\u{1d400}-\u{1d7ff}]/iu;
