/**
 * What the machine reads as letters and signs that look alike or stand for two: Ð of Iceland for Đ, ligatures, the
 * fraction bar. Composed (NFC).
 */
export function plainLetters(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u00d0\u0189]/g, 'Đ')
    .replaceAll('\u00f0', 'đ')
    .replace(/[\ufb00-\ufb06\u2044]/g, (sign) => (sign === '\u2044' ? '/' : sign.normalize('NFKC')));
}

/** Marks of dirt, rulings and seals at either end of a word: no writing begins or ends with them. */
const STRAY = /^[_|~^`¦¬‚„‹›\\{}<>*•·°=]+(?=.)|(?<=.)[_|~^`¦¬‚„‹›\\{}<>*•·°=]+$/gu;

export function withoutStrayMarks(word: string): string {
  return word.replace(STRAY, '');
}

export function countLetters(text: string): number {
  return text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
}
