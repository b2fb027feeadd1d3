/** One base letter with the marks on it. */
export interface Letter {
  base: string;
  marks: string;
}

/** The letters and figures of a text, whatever stands between them: "M Ậ T", "ｍậｔ" and "mật" have the same. */
export function lettersOf(text: string): Letter[] {
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

/**
 * A cheap look before a thorough one: says yes to every text in which the letters of one of the words follow one
 * another, by `lettersOf` and whatever their marks. It may say yes to others, and never no to one of these.
 */
export function makeLettersTest(words: readonly string[]): (text: string) => boolean {
  const wanted = shortest(words.map((word) => lettersOf(word).map(({ base }) => base)));
  if (wanted.some((bases) => !bases.every((base) => LATIN.test(base)))) return () => true;
  const { spellings, several } = spelled();
  const sequences = wanted.map((bases) =>
    bases.map((base) => `[${base}${base.toUpperCase()}${spellings.get(base) ?? ''}]`).join(BETWEEN),
  );
  const pattern = new RegExp([...sequences, `[${several}${ELSEWHERE}]`].join('|'), 'u');
  return (text) => pattern.test(text);
}

/** Without those that hold another: where they stand, it does. */
function shortest(words: readonly string[][]): string[][] {
  const joined = [...new Set(words.map((bases) => bases.join(' ')))];
  return joined
    .filter((word) => !joined.some((other) => other !== word && ` ${word} `.includes(` ${other} `)))
    .map((word) => word.split(' '));
}

/** How Latin letters and figures are written beyond ASCII, and what stands for more than one of them ("ĳ", "¼"). */
function spelled(): { spellings: ReadonlyMap<string, string>; several: string } {
  const spellings = new Map<string, string>();
  let several = '';
  for (const [first, last] of WITH_ACCENTS) {
    for (let point = first; point <= last; point++) {
      const written = String.fromCodePoint(point);
      const [letter, ...more] = lettersOf(written);
      if (more.length > 0) several += written;
      else if (letter !== undefined) spellings.set(letter.base, `${spellings.get(letter.base) ?? ''}${written}`);
    }
  }
  return { spellings, several };
}

const LATIN = /^[a-z0-9]$/;
const BETWEEN = '[^\\p{L}\\p{N}]*';
const WITH_ACCENTS = [
  [0x80, 0x24f],
  [0x1e00, 0x1eff],
] as const;
/**
 * Blocks with signs that stand for Latin letters or figures ("ⓜ", "㎃", "ｍ", "𝐦"), or that count as letters and stand
 * for none. Outside of these and of `WITH_ACCENTS` there are none: the test asks every code point there is.
 */
const ELSEWHERE =
  '\\u02b0-\\u02ff\\u037a\\u1d00-\\u1dbf\\u2070-\\u218f\\u2460-\\u24ff\\u2c60-\\u2c7f\\u3200-\\u33ff\\ua7f0-\\ua7ff\\ufb00-\\uffef\\u{10000}-\\u{10ffff}';
