/** Page numbers have at most six digits: no document comes near. */
const PAGE_NUMBER = /^[1-9]\d{0,5}$/;

/** A page number as an address writes it: from 1, digits alone. */
export function readPageNumber(written: string | null | undefined): number | undefined {
  return written && PAGE_NUMBER.test(written) ? Number(written) : undefined;
}

/** The nearest page there is to what somebody typed; the first where it is no number. */
export function nearestPage(typed: string, last: number): number {
  const number = /^[+-]?\d+$/.test(typed.trim()) ? Number(typed) : 1;
  return Math.min(last, Math.max(1, number));
}
