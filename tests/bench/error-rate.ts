/** Letters that must be put in, taken out or changed, of all there are: 0.03 is 3 %. White space and kinds of dashes and quotes do not count. */
export function errorRate(pages: readonly { read: string; truth: string }[]): number {
  let [errors, letters] = [0, 0];
  for (const { read, truth } of pages) {
    errors += distance(comparable(truth), comparable(read));
    letters += comparable(truth).length;
  }
  return errors / letters;
}

function comparable(text: string): string[] {
  const plain = text
    .normalize('NFC')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[\u201c\u201d\u201e]/g, '"')
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/\s+/g, ' ')
    .trim();
  return [...plain];
}

/** Levenshtein's. */
function distance(from: readonly string[], to: readonly string[]): number {
  let before = Uint32Array.from({ length: to.length + 1 }, (_, at) => at);
  for (const [row, letter] of from.entries()) {
    const now = new Uint32Array(to.length + 1);
    now[0] = row + 1;
    for (let at = 1; at <= to.length; at++) {
      const changed = before[at - 1]! + (to[at - 1] === letter ? 0 : 1);
      now[at] = Math.min(changed, before[at]! + 1, now[at - 1]! + 1);
    }
    before = now;
  }
  return before[to.length]!;
}
