import { newSpokenNumber, readSpokenNumber } from '../platform/spoken-number.ts';

/** The number of a case: `YC-2026-7KQ4-M3TZ`. */
export function newCaseNumber(year: string): string {
  return newSpokenNumber('YC', year);
}

/** What somebody typed as a number, however they wrote it; undefined where it is none. */
export function readCaseNumber(text: string): string | undefined {
  return readSpokenNumber('YC', text);
}
