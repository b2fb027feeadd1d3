import { newId } from './secrets.ts';

/**
 * A number to be read aloud and typed: `YC-2026-7KQ4-M3TZ`. Eight letters and digits of thirty that nobody takes for
 * one another: 656 thousand million a year.
 */
export function newSpokenNumber(prefix: string, year: string): string {
  const code = newId(8).toUpperCase();
  return `${prefix}-${year}-${code.slice(0, 4)}-${code.slice(4)}`;
}

/** What somebody typed as such a number, however they wrote it; undefined where it is none. */
export function readSpokenNumber(prefix: string, text: string): string | undefined {
  const found = NUMBER.exec(text.trim());
  if (found?.[1]?.toUpperCase() !== prefix) return undefined;
  return `${prefix}-${found[2]}-${found[3]}-${found[4]}`.toUpperCase();
}

const NUMBER = /^([a-z]{2})[\s.\-_–]*(\d{4})[\s.\-_–]*([0-9a-z]{4})[\s.\-_–]*([0-9a-z]{4})$/i;
