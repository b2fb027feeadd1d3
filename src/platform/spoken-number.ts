import { newId } from './secrets.ts';

/**
 * A number to be read aloud and typed: `YC-2026-7KQ4-M3TZ`. Eight letters and digits of thirty that nobody takes for
 * one another: 656 thousand million a year.
 * @param kind two capital letters that say what it is a number of
 */
export function newSpokenNumber(kind: string, year: string): string {
  const code = newId(8).toUpperCase();
  return `${kind}-${year}-${code.slice(0, 4)}-${code.slice(4)}`;
}

/** What somebody typed as such a number, however they wrote it; undefined where it is none. */
export function readSpokenNumber(kind: string, text: string): string | undefined {
  const found = /^([a-z]{2})[\s.-]*(\d{4})[\s.-]*([0-9a-z]{4})[\s.-]*([0-9a-z]{4})$/i.exec(text.trim());
  if (found?.[1]?.toUpperCase() !== kind) return undefined;
  return `${kind}-${found[2]}-${found[3]}-${found[4]}`.toUpperCase();
}
