import { z } from 'zod';
import type { SearchParams } from './answer.ts';

/** The engine's first candidates that are ranked anew when sorted by relevance. */
const CANDIDATES = 100;
/** Records that pages can list; the cursor goes on. */
const LISTED = 1000;

/** What to ask the engine for, and which part of its answer is shown. */
export interface RetrievalPlan {
  limit: number;
  offset?: number;
  cursor?: string;
  /** The candidates are ranked anew, and this many of them skipped; infinite where none is to be shown. */
  skip?: number;
}

/**
 * Pages within the first candidates are cut from one and the same ranked list; from there on the
 * engine's order holds. A cursor of ours wraps either a place in that list or the engine's own cursor.
 * @returns undefined when the cursor is none of ours
 */
export function planRetrieval(
  params: Pick<SearchParams, 'limit' | 'page' | 'sort' | 'cursor'>,
): RetrievalPlan | undefined {
  const { limit } = params;
  if (params.cursor !== undefined) {
    const cursor = readCursor(params.cursor);
    if (!cursor) return undefined;
    if (cursor.engine !== undefined) return { limit, cursor: cursor.engine };
    return planOffset(cursor.skip ?? 0, params);
  }
  const lastListed = lastListedPage(limit);
  // Past the last number nothing is listed; the cursor leads on from there.
  if (params.page > lastListed) return { limit, offset: (lastListed - 1) * limit, skip: Infinity };
  return planOffset((params.page - 1) * limit, params);
}

/** The cursor that goes on after what a plan showed. @param engineNext the engine's, after all it gave */
export function nextCursor(
  plan: RetrievalPlan,
  shown: number,
  candidates: number,
  engineNext?: string,
): string | undefined {
  const reached = (plan.skip ?? 0) + shown;
  if (plan.skip !== undefined && reached < candidates) return writeCursor({ skip: reached });
  return engineNext === undefined ? undefined : writeCursor({ engine: engineNext });
}

/** Highest page there is, and can be asked for. At least 1. */
export function lastPage(total: number, limit: number): number {
  return Math.max(1, Math.min(Math.ceil(total / limit), lastListedPage(limit)));
}

function lastListedPage(limit: number): number {
  return Math.max(1, Math.floor(LISTED / limit));
}

/** @param offset how many hits stand before the first one shown */
export function planOffset(offset: number, { limit, sort }: Pick<SearchParams, 'limit' | 'sort'>): RetrievalPlan {
  if (sort !== 'relevance') return { limit, offset };
  const ranked = Math.max(limit, Math.floor(CANDIDATES / limit) * limit);
  if (offset < ranked) return { limit: ranked, offset: 0, skip: offset };
  return { limit, offset };
}

const Cursor = z.object({ skip: z.int().min(0).max(CANDIDATES).optional(), engine: z.string().max(2000).optional() });
type Cursor = z.infer<typeof Cursor>;

function writeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

function readCursor(written: string): Cursor | undefined {
  try {
    const read = Cursor.safeParse(JSON.parse(Buffer.from(written, 'base64url').toString()));
    return read.success && (read.data.skip ?? read.data.engine) !== undefined ? read.data : undefined;
  } catch {
    return undefined;
  }
}
