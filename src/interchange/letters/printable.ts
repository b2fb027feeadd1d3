/** Stands where letters are missing: an empty box would be taken for a letter. */
const MISSING = '[…]';
const SEVERAL_MISSING = /(?:\[…\]){2,}/g;
/** Between the titles of a record in several languages, as a finding aid's are joined (ISBD). */
const PARALLEL = ' = ';
const NEVER_SEEN = /[\p{Cf}\p{M}]/u;
const LETTER = /[\p{L}\p{N}]/u;

/**
 * A text as a face can print it. A parallel title in a script that the face does not have (Hán, Nôm) is left out where
 * another one stands beside it; whatever else is missing is marked, once for each run of letters.
 * @param has whether the face has a letter, by code point
 */
export function printable(text: string, has: (codePoint: number) => boolean): string {
  const isMissing = (sign: string): boolean => !/\s/.test(sign) && !has(sign.codePointAt(0)!);
  if (![...text].some(isMissing)) return text;
  return text
    .split('\n')
    .map((line) => withMarks(withoutForeignTitles(line, isMissing), isMissing))
    .join('\n');
}

function withoutForeignTitles(line: string, isMissing: (sign: string) => boolean): string {
  const titles = line.split(PARALLEL);
  const kept = titles.filter((title) => {
    const letters = [...title].filter((sign) => LETTER.test(sign));
    return letters.length === 0 || !letters.every(isMissing);
  });
  return kept.length === 0 ? line : kept.join(PARALLEL);
}

function withMarks(line: string, isMissing: (sign: string) => boolean): string {
  let printed = '';
  for (const sign of line) {
    if (!isMissing(sign)) printed += sign;
    else if (!NEVER_SEEN.test(sign)) printed += alike(sign, isMissing);
  }
  return printed.replace(SEVERAL_MISSING, MISSING);
}

/** The same letter in another form (ligatures, rings, wide letters), where the face has that. */
function alike(sign: string, isMissing: (sign: string) => boolean): string {
  const other = sign.normalize('NFKC');
  return [...other].some(isMissing) ? MISSING : other;
}
