const LONGEST = 120;
const DIGITS = 9;

/**
 * A key that sorts as plain text (byte by byte, on both databases and in both engines) the way a person
 * sorts reference codes: `H2` before `H10`, `MSS 9/2` before `MSS 12/1`, case and accents apart. Separators
 * all weigh the same and less than any letter or digit, so `1/2` stands before `10`. Roman numerals stay
 * text: `series V` cannot be told from the letter V.
 * @returns empty for no code; codes sort after it
 */
export function referenceOrder(code: string | undefined): string {
  if (!code) return '';
  const plain = ASCII.test(code) ? code : code.normalize('NFKD').replace(MARKS, '').replace(D_WITH_STROKE, 'd');
  return plain.toLowerCase().replace(SEPARATORS, ' ').replace(NUMBER, padded).trim().slice(0, LONGEST);
}

const ASCII = /^[\x20-\x7e]*$/;
const MARKS = /\p{M}+/gu;
const D_WITH_STROKE = /[đĐðÐ]/g;
const SEPARATORS = /[^\p{L}\p{N}]+/gu;
const NUMBER = /\d+/g;

/** Equal length for equal rank; a number too long for that is led by its length, so that it sorts after all others. */
function padded(digits: string): string {
  const significant = digits.replace(/^0+(?=\d)/, '');
  if (significant.length <= DIGITS) return significant.padStart(DIGITS, '0');
  return `:${String(significant.length).padStart(4, '0')}${significant}`;
}
