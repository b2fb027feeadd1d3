import type { Retrieval, RetrievalRequest } from '../../engine.ts';
import { writeCursor, type Cursor } from './cursor.ts';
import type { FilterExpression } from './filters.ts';
import { askAll, baseFilter, queryOf, type Hit, type Stage } from './stage.ts';

/** Hits of a search by relevance that are listed in that order; a cursor goes on beyond them by number. */
const RANKED = 1000;

export function sortOf(sort: RetrievalRequest['sort']): string[] | undefined {
  if (sort === 'date') return ['yearFrom:asc', 'pk:asc'];
  if (sort === '-date') return ['yearFrom:desc', 'pk:asc'];
  if (sort === 'reference') return ['referenceOrder:asc', 'pk:asc'];
  return undefined;
}

const SORT_ATTRIBUTES = { date: 'yearFrom', '-date': 'yearFrom', reference: 'referenceOrder' } as const;

/** What must be known of a hit to go on after it. */
export function hitAttributes(sort: RetrievalRequest['sort']): string[] {
  return sort === 'relevance' ? ['pk'] : ['pk', SORT_ATTRIBUTES[sort]];
}

/** Where to go on after a page that was asked for by its offset. */
export function nextCursor({ request, matching, cursor }: Stage, hits: Hit[], total: number): string | undefined {
  const shown = (cursor?.offset ?? request.offset ?? 0) + hits.length;
  const last = hits.at(-1);
  if (!last || shown >= total) return undefined;
  if (request.sort !== 'relevance')
    return writeCursor({
      sort: request.sort,
      matching,
      pk: last.pk,
      value: last[SORT_ATTRIBUTES[request.sort]] ?? null,
    });
  if (shown < RANKED) return writeCursor({ sort: 'relevance', matching, offset: shown });
  return writeCursor({ sort: 'relevance', matching, pk: 0, ranked: shown });
}

/** The stretch after the cursor, in an order that no other reader's writing can shift. */
export async function goOnByNumber(stage: Stage, retrieval: Retrieval): Promise<void> {
  const { request, cursor, matching } = stage;
  const seen = request.sort === 'relevance' ? await rankedFirst(stage) : new Set<number>();
  const hits: Hit[] = [];
  let after: Cursor = cursor!;
  // One more than wanted tells whether there is a next page; those given by relevance before may stand between.
  const size = request.limit + 1 + Math.min(seen.size, request.limit);
  for (;;) {
    const page = await pageAfter(stage, after, size);
    for (const hit of page) {
      if (seen.has(hit.pk)) continue;
      if (hits.length === request.limit) retrieval.next ??= writeCursor({ ...after, sort: request.sort, matching });
      else hits.push(hit);
      if (!retrieval.next) after = { ...after, pk: hit.pk, value: sortValue(request.sort, hit) };
    }
    const last = page.at(-1);
    if (retrieval.next || !last || page.length < size) break;
    after = { ...after, pk: last.pk, value: sortValue(request.sort, last) };
  }
  retrieval.hits = hits.map((hit) => hit.pk);
}

function sortValue(sort: RetrievalRequest['sort'], hit: Hit): Cursor['value'] {
  return sort === 'relevance' ? undefined : (hit[SORT_ATTRIBUTES[sort]] ?? null);
}

async function rankedFirst(stage: Stage): Promise<Set<number>> {
  const query = {
    ...queryOf(stage),
    filter: baseFilter(stage),
    attributesToRetrieve: ['pk'],
    limit: stage.cursor?.ranked ?? RANKED,
  };
  const [answer] = await askAll(stage.by, [query]);
  return new Set(answer!.hits.map((hit) => hit.pk));
}

async function pageAfter(stage: Stage, after: Cursor, limit: number): Promise<Hit[]> {
  const query = {
    ...queryOf(stage),
    filter: [...baseFilter(stage), ...afterCondition(stage.request.sort, after)],
    sort: sortOf(stage.request.sort) ?? ['pk:asc'],
    attributesToRetrieve: hitAttributes(stage.request.sort),
    limit,
  };
  const [answer] = await askAll(stage.by, [query]);
  return answer!.hits;
}

function afterCondition(sort: RetrievalRequest['sort'], { pk = 0, value }: Cursor): FilterExpression {
  if (sort === 'relevance') return [`pk > ${pk}`];
  const attribute = SORT_ATTRIBUTES[sort];
  const same = value === null || value === undefined ? `${attribute} NOT EXISTS` : `${attribute} = ${literal(value)}`;
  if (value === null || value === undefined) return [same, `pk > ${pk}`];
  const beyond = `${attribute} ${sort === '-date' ? '<' : '>'} ${literal(value)}`;
  return [`(${same} AND pk > ${pk}) OR ${beyond} OR ${attribute} NOT EXISTS`];
}

function literal(value: string | number): string {
  return typeof value === 'number' ? String(value) : JSON.stringify(value);
}
