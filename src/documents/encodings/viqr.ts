/** VIQR (RFC 1456), Vietnamese in ASCII: `Vie^.t Nam`, `dda(.c bie^.t`, `thu+ vie^.n`. */
const SHAPES: Readonly<Record<string, string>> = { '^': '\u0302', '(': '\u0306', '+': '\u031b', '*': '\u031b' };
const TONES: Readonly<Record<string, string>> = {
  "'": '\u0301',
  '`': '\u0300',
  '?': '\u0309',
  '~': '\u0303',
  '.': '\u0323',
};

/** A word, its marks among its letters; a mark after a backslash is a sign like any other. */
export const VIQR_WORD = /[A-Za-z](?:[A-Za-z]|[\^(+*'`?~.](?<=[aeouyAEOUY][\^(+*]?.|[iyIY].))*/g;

export function decodeViqr(word: string): string {
  return word
    .replace(/dd/g, 'đ')
    .replace(/D[dD]/g, 'Đ')
    .replace(LETTER, (letter, vowel: string, shape: string, tone: string) => {
      const decoded = `${vowel}${SHAPES[shape] ?? ''}${TONES[tone] ?? ''}`.normalize('NFC');
      // A shape that the vowel cannot have leaves a mark by itself.
      return /\p{M}/u.test(decoded) ? letter : decoded;
    });
}

const LETTER = /([aeiouyAEIOUY])([\^(+*]?)(['`?~.]?)/g;

/**
 * A full stop that ends a sentence belongs to no letter, nor does what stands at the very end. Before a capital a
 * question mark is a tone: names are far more common than questions.
 */
export function endsSentence(word: string, after: string): boolean {
  if (/[.?]$/.test(word) && /^["')\]]*\s*$/.test(after)) return true;
  return word.endsWith('.') && /^["')\]]*\s+[^\p{Ll}]/u.test(after);
}
