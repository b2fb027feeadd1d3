import iconv from 'iconv-lite';

/**
 * TCVN3 or ABC, the encoding of fonts called `.VnTime`: each letter one byte, which programs take for a Latin one.
 * It is the small half of TCVN 5712 and the capitals Ă Â Ê Ô Ơ Ư Đ; other capitals have fonts of their own
 * (`.VnTimeH`), in which small letters look like them.
 */
const LETTERS: ReadonlyMap<string, string> = new Map(
  Array.from({ length: 0xfe - 0xa1 + 1 }, (_, at): [string, string] => {
    const byte = Buffer.from([0xa1 + at]);
    return [byte.toString('latin1'), iconv.decode(byte, 'tcvn')];
  }).filter(([, letter]) => /^[\p{Ll}ĂÂÊÔƠƯĐ]$/u.test(letter)),
);

/** Words as far as the encoding goes: some of its letters look like signs (`®` is đ, the soft hyphen ư). */
export const TCVN3_WORD = new RegExp(`[A-Za-z${[...LETTERS.keys()].join('')}]+`, 'g');

export function decodeTcvn3(word: string): string {
  return word.replace(/[\u00a1-\u00fe]/g, (character) => LETTERS.get(character) ?? character);
}
