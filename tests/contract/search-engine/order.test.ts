import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MANY, manyDocuments, NAMED, PK } from './documents.ts';
import { ENGINES } from './engines.ts';
import { drop, openWith, put, SETUP_MS } from './filled.ts';
import type { Filled } from './filled.ts';
import { phrase, request, typing, without, words } from './requests.ts';
import type { RetrievalRequest, SearchDocument, SearchEngine } from '../../../src/search/engine.ts';
import { UnusableRequest } from '../../../src/search/engine.ts';
import { SORTS } from '../../../src/search/query.ts';

const ALL: readonly SearchDocument[] = [...NAMED, ...manyDocuments()];

/** Follows `next` to the end. */
async function walk(engine: SearchEngine, first: RetrievalRequest): Promise<number[]> {
  const seen: number[] = [];
  let cursor: string | undefined;
  do {
    const answer = await engine.retrieve({ ...first, cursor });
    expect(answer.hits.length).toBeLessThanOrEqual(first.limit);
    seen.push(...answer.hits);
    cursor = answer.next;
  } while (cursor !== undefined && seen.length <= 2 * ALL.length);
  return seen;
}

const year = (document: SearchDocument) => document.yearFrom;
const compare = (a: string | number, b: string | number) => (a < b ? -1 : a > b ? 1 : 0);

/** Ascending by a key, what has none last, equal ones by number. */
const inOrder = (key: (document: SearchDocument) => string | number | null, direction: 1 | -1 = 1) =>
  ALL.toSorted((a, b) => {
    const [left, right] = [key(a), key(b)];
    if (left === null || right === null) return Number(left === null) - Number(right === null) || a.pk - b.pk;
    return direction * compare(left, right) || a.pk - b.pk;
  }).map(({ pk }) => pk);

describe.each(ENGINES)('order and paging, on $name', (underTest) => {
  let index: Filled;
  beforeAll(async () => void (index = await openWith(underTest, ALL)), SETUP_MS);
  afterAll(() => index.dispose(), SETUP_MS);

  it('counts exactly, however many there are', async () => {
    expect(await index.engine.count()).toBe(ALL.length);
    const everything = await index.engine.retrieve(request([], { limit: 1 }));
    expect(everything).toMatchObject({ total: ALL.length, totalIsExact: true });
    const many = await index.engine.retrieve(request(words('trích lục'), { limit: 1 }));
    expect(many).toMatchObject({ total: MANY, totalIsExact: true });
  });

  it.each([
    ['words and a phrase for a field', [...words('trích lục'), ...phrase('thanh trì', 'place')], MANY],
    ['words for two fields', [...words('lục', 'title'), ...words('huyện', 'place')], MANY],
    ['words and a phrase in the title', [...words('đo đạc'), ...phrase('trích lục', 'title')], MANY],
    ['a beginning that no field has', [...words('đo đạc'), ...typing('lục thửx', 'title')], 0],
    ['a beginning in a field', [...words('đo đạc'), ...typing('trích lụ', 'title')], MANY],
    ['an exclusion for a field', [...words('đo đạc'), ...without(words('trích', 'title'))], 0],
    ['a phrase excluded from a field', [...words('đo đạc'), ...without(phrase('trích lục', 'title'))], 0],
    ['a place excluded', [...words('trích'), ...without(phrase('thanh trì', 'place'))], 0],
    ['an exclusion beside a field', [...words('trích', 'title'), ...without(words('đạc'))], 0],
  ])('looks through all hits, however many: %s', async (_, terms, total) => {
    const answer = await index.engine.retrieve(request(terms, { limit: 1 }));
    expect(answer.matching === 'all' ? answer.total : 0).toBe(total);
    expect(answer.totalIsExact).toBe(true);
  });

  it.each([
    ['date', inOrder(year)],
    ['-date', inOrder(year, -1)],
    ['reference', inOrder((document) => document.referenceOrder || null)],
  ] as const)('sorts by %s, those without last, equal ones by number', async (sort, expected) => {
    expect(await walk(index.engine, request([], { sort, limit: 300 }))).toEqual(expected);
  });

  it.each(SORTS)('walks every hit exactly once by cursor, sorted by %s', { timeout: SETUP_MS }, async (sort) => {
    const all = await walk(index.engine, request([], { sort, limit: 230 }));
    expect(all.toSorted((a, b) => a - b)).toEqual(inOrder(({ pk }) => pk));
    const some = await walk(index.engine, request(typing('trích lục th'), { sort, limit: 100 }));
    expect(new Set(some).size).toBe(MANY);
    expect(some).toHaveLength(MANY);
  });

  it.each(SORTS)('gives by offset what the cursor gives, sorted by %s', async (sort) => {
    const base = request(words('lục'), { sort, limit: 40 });
    const first = await index.engine.retrieve(base);
    const second = await index.engine.retrieve({ ...base, cursor: first.next });
    expect((await index.engine.retrieve({ ...base, offset: 40 })).hits).toEqual(second.hits);
    expect((await index.engine.retrieve({ ...base, limit: 80 })).hits).toEqual([...first.hits, ...second.hits]);
  });

  it('gives no cursor at the end', async () => {
    const answer = await index.engine.retrieve(request(words('thống sứ'), { limit: 100 }));
    expect(answer.total).toBe(1);
    expect(answer.next).toBeUndefined();
    const exact = await index.engine.retrieve(request(words('chemin'), { limit: 2 }));
    expect(exact.hits).toHaveLength(2);
    expect(exact.next).toBeUndefined();
  });

  it('keeps the place in a dated list when a record already seen goes away and comes back', async () => {
    const base = request(words('trích lục'), { sort: 'date', limit: 50 });
    const before = await walk(index.engine, base);
    const first = await index.engine.retrieve(base);
    const gone = first.hits[10]!;
    await drop(index.engine, gone);
    const second = await index.engine.retrieve({ ...base, cursor: first.next });
    await put(
      index.engine,
      ALL.filter(({ pk }) => pk === gone),
    );
    expect(second.hits).toEqual(before.slice(50, 100));
    expect(await walk(index.engine, base)).toEqual(before);
  });

  it('answers no hits where none are asked for, and still counts', async () => {
    const answer = await index.engine.retrieve(request(words('chemin'), { limit: 0 }));
    expect(answer).toMatchObject({ hits: [], total: 2 });
  });

  it.each([
    'x',
    '-1',
    'null',
    '{}',
    '[1,2',
    'ZGVzYw',
    'eyJhIjoxfQ',
    '999999999999',
    '../../etc',
    '\u0000',
    'đ'.repeat(5000),
  ])('refuses a cursor that is not one of its own: %j', async (cursor) => {
    for (const sort of SORTS)
      await expect(index.engine.retrieve(request([], { sort, cursor }))).rejects.toBeInstanceOf(UnusableRequest);
  });

  it('refuses a cursor of another sort', async () => {
    const { next } = await index.engine.retrieve(request([], { sort: 'date', limit: 5 }));
    const other = index.engine.retrieve(request([], { sort: 'reference', cursor: next }));
    await expect(other).rejects.toBeInstanceOf(UnusableRequest);
  });

  it('keeps to a subtree and counts its branches', async () => {
    const inLand = await index.engine.retrieve(request(words('thanh hà'), { within: PK.land }));
    expect(inLand.hits.toSorted((a, b) => a - b)).toEqual([PK.farmDecision, PK.drainage]);
    const everything = await index.engine.retrieve(request([], { within: PK.land }));
    expect(everything.total).toBe(7);
    expect(everything.hits).toContain(PK.land);
    expect((await index.engine.retrieve(request([], { within: 987_654 }))).total).toBe(0);
  });

  it('counts hits at and beneath each branch', async () => {
    const branches = [PK.committee, PK.land, PK.schools, PK.drainage, PK.resident, PK.bigFonds, 987_654];
    const counts = await index.engine.branchCounts(request(words('thanh hà')), branches);
    expect([...counts].toSorted((a, b) => a[0] - b[0])).toEqual([
      [PK.committee, 3],
      [PK.resident, 1],
      [PK.land, 2],
      [PK.schools, 1],
      [PK.drainage, 1],
      [PK.bigFonds, 0],
      [987_654, 0],
    ]);
    const filtered = await index.engine.branchCounts(
      request(words('thanh hà'), { filters: { access: ['conditional'] }, within: PK.committee }),
      branches,
    );
    expect(filtered.get(PK.committee)).toBe(2);
    expect(filtered.get(PK.resident)).toBe(0);
    const mistyped = await index.engine.branchCounts(request(words('constrution')), branches);
    expect(mistyped.get(PK.resident)).toBe(1);
    const most = await index.engine.branchCounts(request(words('báo cáo cấp đất xyzw')), branches);
    expect(most.get(PK.land)).toBe(1);
    const nowhere = await index.engine.branchCounts(request(words('xyzw')), branches);
    expect([...nowhere.values()]).toEqual(branches.map(() => 0));
    const many = await index.engine.branchCounts(request([]), [PK.bigFonds]);
    expect(many.get(PK.bigFonds)).toBe(MANY + 1);
  });
});
