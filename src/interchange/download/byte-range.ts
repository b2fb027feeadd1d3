/** A part of a file: both ends are in it. */
export interface ByteRange {
  first: number;
  last: number;
}

/** Blanks have one place each: between two, a header full of them would be tried at every place. */
const SINGLE = /^bytes=\s*(?:(\d{1,15})\s*)?-\s*(?:(\d{1,15})\s*)?$/i;

/**
 * The part that a Range header asks for (RFC 9110 §14.2).
 * @returns undefined where the whole file is to be sent: another unit, several parts, not well formed
 */
export function readRange(header: string | null, size: number): ByteRange | 'unsatisfiable' | undefined {
  const [, from = '', to = ''] = SINGLE.exec(header ?? '') ?? [];
  if (from === '' && to === '') return undefined;
  if (from === '') {
    const length = Math.min(Number(to), size);
    return length === 0 ? 'unsatisfiable' : { first: size - length, last: size - 1 };
  }
  const first = Number(from);
  const last = to === '' ? size - 1 : Math.min(Number(to), size - 1);
  if (to !== '' && Number(to) < first) return undefined;
  return first >= size ? 'unsatisfiable' : { first, last };
}
