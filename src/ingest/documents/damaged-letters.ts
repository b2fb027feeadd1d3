/**
 * Letters as a machine confuses them on a bad scan: accents are the first to go, then O and 0, I and l, T and 7.
 * Two texts of one look are equal after this.
 */
export function lookAlike(text: string): string {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toUpperCase()
    .replace(/[IL|1!]V[IL|1!]/g, 'M');
  let shape = '';
  for (const character of plain) {
    const letter = LOOKS.get(character) ?? character;
    if (/[A-Z0-9]/.test(letter)) shape += letter;
  }
  return shape;
}

/** Equal, or for words of some length one letter more, less or other than `shape`. */
export function closeEnough(given: string, shape: string): boolean {
  if (given === shape) return true;
  if (shape.length < LONG_ENOUGH || Math.abs(given.length - shape.length) > 1) return false;
  let start = 0;
  while (start < shape.length && given[start] === shape[start]) start++;
  let end = 0;
  while (end < Math.min(shape.length, given.length) - start && given.at(-1 - end) === shape.at(-1 - end)) end++;
  const [more, less] = [given.length - start - end, shape.length - start - end];
  // Another letter in a letter's place is another word ("ĐÔI MẮT"), unless it is no letter at all.
  return (
    (more === 1 && less === 0) ||
    (more === 0 && less === 1) ||
    (more === 1 && less === 1 && /\d/.test(given[start] ?? ''))
  );
}

/** Shorter marks are too near to other words. */
const LONG_ENOUGH = 6;

const LOOKS = new Map<string, string>([
  ['Đ', 'D'],
  ['0', 'O'],
  ['Q', 'O'],
  ['1', 'I'],
  ['|', 'I'],
  ['!', 'I'],
  ['L', 'I'],
  ['7', 'T'],
  ['†', 'T'],
  ['4', 'A'],
  ['Λ', 'A'],
  ['3', 'E'],
  ['F', 'E'],
  ['V', 'U'],
  ['Y', 'U'],
  ['¥', 'U'],
  ['М', 'M'],
  ['А', 'A'],
  ['Т', 'T'],
  ['О', 'O'],
  ['Е', 'E'],
]);
