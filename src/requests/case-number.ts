import { newId } from '../platform/secrets.ts';

/**
 * The number of a case, to be read aloud and typed: `YC-2026-7KQ4-M3TZ`. Eight letters and digits of thirty that
 * nobody takes for one another: 656 thousand million a year.
 */
export function newCaseNumber(year: string): string {
  const code = newId(8).toUpperCase();
  return `YC-${year}-${code.slice(0, 4)}-${code.slice(4)}`;
}

/** What somebody typed as a number, however they wrote it; undefined where it is none. */
export function readCaseNumber(text: string): string | undefined {
  const found = /^yc[\s.-]*(\d{4})[\s.-]*([0-9a-z]{4})[\s.-]*([0-9a-z]{4})$/i.exec(text.trim());
  return found ? `YC-${found[1]}-${found[2]}-${found[3]}`.toUpperCase() : undefined;
}
