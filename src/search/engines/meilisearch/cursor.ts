import { z } from 'zod';
import { UnusableRequest } from '../../engine.ts';
import { SORTS, type Sort } from '../../query.ts';

const Cursor = z.object({
  sort: z.enum(SORTS),
  matching: z.enum(['all', 'with-typos', 'most']),
  /** Where to go on inside the ranked first hits. */
  offset: z.number().int().min(0).max(1_000_000_000).optional(),
  /** Beyond them, and in every other order: the last hit given. */
  pk: z.number().int().min(0).optional(),
  /** How many hits were given in the order of relevance before. */
  ranked: z.number().int().min(0).max(10_000).optional(),
  /** Its sort value; null where it has none, and such hits stand at the end. */
  value: z.union([z.number(), z.string().max(2000), z.null()]).optional(),
});

/** Where an answer stopped. Opaque to everybody else. */
export type Cursor = z.infer<typeof Cursor>;

export function writeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

/** @throws UnusableRequest when it is not one of ours or belongs to another sort */
export function readCursor(text: string, sort: Sort): Cursor {
  try {
    const cursor = Cursor.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
    if (cursor.sort === sort) return cursor;
  } catch {
    // Falls through: whatever was wrong with it, it is not a cursor of ours.
  }
  throw new UnusableRequest('This cursor does not belong to this search');
}
