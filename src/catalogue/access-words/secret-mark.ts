import { lettersOf, makeLettersTest, type Letter } from './spelled-letters.ts';

/**
 * Knows the marks of state secrets however they are written: "MẬT", "Tối  mật", "tuyệt mật (A)", "Độ mật: Mật",
 * "M Ậ T", without accents, with some of them, in NFD. Only a text that is nothing but the mark counts:
 * "mật độ dân số", "đường mật" and "bí mật thương mại" are prose.
 */
export function makeSecretMarkTest(marks: readonly string[]): (text: string) => boolean {
  const wanted = marks.map(lettersOf);
  const mayBe = makeLettersTest(marks);
  return (text) => text.length <= LONGEST && mayBe(text) && isMark(lettersOf(text), wanted);
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
].map(lettersOf);
/** Tuyệt mật is degree A, Tối mật B, Mật C. */
const DEGREES = new Set(['a', 'b', 'c']);
const LONGEST = 60;
