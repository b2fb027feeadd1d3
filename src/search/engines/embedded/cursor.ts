import { UnusableRequest } from '../../engine.ts';
import type { Sort } from '../../query.ts';

/** Where a list goes on: after a place among the ranked hits, or after a record, with the key it was sorted by. */
export type Cursor =
  | { after: 'rank'; rank: number }
  | { after: 'number'; pk: number }
  | { after: 'date'; year: number; pk: number }
  | { after: 'reference'; key: string; pk: number };

export function writeCursor(sort: Sort, cursor: Cursor): string {
  return Buffer.from(JSON.stringify({ sort, ...cursor })).toString('base64url');
}

/** @throws UnusableRequest when it is not one of ours, or of another sort */
export function readCursor(sort: Sort, written: string): Cursor {
  const read = parse(written);
  if (!isRecord(read) || read['sort'] !== sort) throw unusable();
  const { after, rank, pk, year, key } = read;
  if (after === 'rank' && sort === 'relevance' && isCount(rank)) return { after, rank };
  if (!isCount(pk)) throw unusable();
  if (after === 'number' && sort === 'relevance') return { after, pk };
  if (after === 'reference' && sort === 'reference' && typeof key === 'string') return { after, key, pk };
  const dated = sort === 'date' || sort === '-date';
  if (after === 'date' && dated && typeof year === 'number' && Number.isInteger(year)) return { after, year, pk };
  throw unusable();
}

function parse(written: string): unknown {
  try {
    return JSON.parse(Buffer.from(written, 'base64url').toString());
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0;
}

function unusable(): UnusableRequest {
  return new UnusableRequest('The cursor is not one that this search gave.');
}
