const VALUES = new Map([
  ['i', 1],
  ['v', 5],
  ['x', 10],
]);

/** A well-formed Roman numeral up to XXXIX, in lower case; undefined otherwise. */
export function romanNumber(text: string): number | undefined {
  if (!/^x{0,3}(?:ix|iv|v?i{0,3})$/.test(text) || text === '') return undefined;
  let sum = 0;
  for (let index = 0; index < text.length; index++) {
    const value = VALUES.get(text[index] ?? '') ?? 0;
    const next = VALUES.get(text[index + 1] ?? '') ?? 0;
    sum += value < next ? -value : value;
  }
  return sum;
}
