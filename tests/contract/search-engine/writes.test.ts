import { afterEach, describe, expect, it } from 'vitest';
import { manyDocuments, NAMED, PK } from './documents.ts';
import { ENGINES } from './engines.ts';
import { drop, openWith, put, SETUP_MS } from './filled.ts';
import type { Filled } from './filled.ts';
import { request, withFacets, words } from './requests.ts';
import type { SearchDocument, SearchEngine } from '../../../src/search/engine.ts';

const landGrant = NAMED.find(({ pk }) => pk === PK.landGrant)!;

const found = async (engine: SearchEngine, typed: string) => (await engine.retrieve(request(words(typed)))).hits;

describe.each(ENGINES)('writing and rebuilding, on $name', { timeout: SETUP_MS }, (underTest) => {
  let index: Filled;
  const open = async (documents: readonly SearchDocument[]) => (index = await openWith(underTest, documents)).engine;
  afterEach(() => index.dispose(), SETUP_MS);

  it('answers from an empty index', async () => {
    const engine = await open([]);
    expect(await engine.count()).toBe(0);
    expect(await engine.retrieve(withFacets(words('đất')))).toMatchObject({ hits: [], total: 0, histogram: [] });
    expect(await engine.suggest('đất', 5)).toEqual([]);
    expect((await engine.branchCounts(request([]), [1])).get(1)).toBe(0);
    await engine.ping();
  });

  it('changes nothing when the same changes come twice', async () => {
    const engine = await open(NAMED);
    const before = await engine.retrieve(withFacets(words('thanh hà')));
    await put(engine, NAMED);
    await put(engine, NAMED.slice(3, 9));
    expect(await engine.count()).toBe(NAMED.length);
    expect(await engine.retrieve(withFacets(words('thanh hà')))).toEqual(before);
  });

  it('takes the last of two versions of one record in one batch', async () => {
    const engine = await open([]);
    await put(engine, [landGrant, { ...landGrant, title: 'Đê điều' }]);
    expect(await engine.count()).toBe(1);
    expect(await found(engine, 'đê điều')).toEqual([PK.landGrant]);
    expect(await found(engine, 'báo cáo')).toEqual([]);
  });

  it('forgets the old words, facets, years and place of a changed record', async () => {
    const engine = await open(NAMED);
    await put(engine, [
      {
        ...landGrant,
        path: [PK.resident, PK.landGrant],
        title: 'Tu bổ văn miếu',
        creators: ['Ty Văn hóa'],
        yearFrom: 1812,
        yearTo: 1812,
        subjects: [],
        fonds: 'thong-su',
        fondsTitle: 'Tòa Thống sứ Bắc Kỳ',
      },
    ]);
    expect(await engine.count()).toBe(NAMED.length);
    expect(await found(engine, 'cấp đất')).toEqual([]);
    expect(await found(engine, 'văn miếu')).toEqual([PK.landGrant]);
    const all = await engine.retrieve(withFacets([]));
    expect(all.facets.creator!.map(({ value }) => value)).not.toContain('Ủy ban nhân dân huyện Đông Hòa');
    expect(all.facets.creator).toContainEqual({ value: 'Ty Văn hóa', count: 1 });
    expect(all.histogram).toContainEqual({ year: 1810, count: 1 });
    const counts = await engine.branchCounts(request(words('văn miếu')), [PK.committee, PK.land, PK.resident]);
    expect(Object.fromEntries(counts)).toEqual({ [PK.committee]: 0, [PK.land]: 0, [PK.resident]: 1 });
  });

  it('forgets a removed record everywhere, and does not mind removing what is not there', async () => {
    const engine = await open(NAMED);
    await drop(engine, PK.bridge, 424_242);
    expect(await engine.count()).toBe(NAMED.length - 1);
    expect(await found(engine, 'long biên')).toEqual([]);
    expect(await engine.suggest('cầu long', 5)).toEqual([]);
    const all = await engine.retrieve(withFacets([]));
    expect(all.hits).not.toContain(PK.bridge);
    expect(all.facets.subject!.map(({ value }) => value)).not.toContain('Giao thông');
    await drop(engine, PK.bridge);
    await put(
      engine,
      NAMED.filter(({ pk }) => pk === PK.bridge),
    );
    expect(await found(engine, 'long biên')).toEqual([PK.bridge]);
  });

  it('keeps batches in order when none is waited for', async () => {
    const engine = await open([]);
    const batches = [];
    for (let version = 1; version <= 12; version++)
      batches.push(await engine.write({ upserts: [{ ...landGrant, title: `Bản thứ ${version}` }], removals: [] }));
    batches.push(await engine.write({ upserts: NAMED.slice(0, 2), removals: [] }));
    await Promise.all(batches.map(({ durable }) => durable));
    expect(await found(engine, 'bản thứ')).toEqual([PK.landGrant]);
    expect(await found(engine, '12')).toEqual([PK.landGrant]);
    expect(await found(engine, '11')).toEqual([]);
  });

  it('keeps many records in order when none is waited for', async () => {
    const engine = await open([]);
    const many = manyDocuments().slice(0, 250);
    const batches = [];
    for (const version of ['đầu', 'giữa', 'cuối'])
      batches.push(await engine.write({ upserts: many.map((d) => ({ ...d, title: `bản ${version}` })), removals: [] }));
    await Promise.all(batches.map(({ durable }) => durable));
    expect(await engine.count()).toBe(many.length);
    expect((await engine.retrieve(request(words('bản cuối')))).total).toBe(many.length);
    expect((await engine.retrieve(request(words('bản')))).total).toBe(many.length);
    expect(await found(engine, 'giữa')).toEqual([]);
  });

  it('shows one handle what another wrote, changed and removed', async () => {
    const writer = await open(NAMED.slice(0, 5));
    const reader = await index.open();
    expect(await reader.count()).toBe(5);
    await put(writer, NAMED);
    expect(await found(reader, 'long biên')).toEqual([PK.bridge]);
    await drop(writer, PK.bridge);
    expect(await found(reader, 'long biên')).toEqual([]);
    expect((await reader.retrieve(withFacets([]))).total).toBe(NAMED.length - 1);
  });

  it('lets two handles prepare at once', async () => {
    await open([]);
    await Promise.all([index.open(), index.open(), index.open()]);
  });

  it('serves the old index while a new one is built, then the new one in one step', async () => {
    const engine = await open(NAMED);
    const other = await index.open();
    const rebuild = await engine.rebuild();
    await rebuild.write({ upserts: manyDocuments().slice(0, 600), removals: [] });
    await rebuild.write({ upserts: NAMED.slice(0, 3), removals: [PK.bigFonds + 1] });
    expect(await engine.count()).toBe(NAMED.length);
    expect(await found(engine, 'long biên')).toEqual([PK.bridge]);
    expect(await rebuild.count()).toBe(602);
    await rebuild.swapIn();
    for (const handle of [engine, other]) {
      expect(await handle.count()).toBe(602);
      expect(await found(handle, 'long biên')).toEqual([]);
      expect((await handle.retrieve(request(words('trích lục')))).total).toBe(598);
    }
    await put(other, NAMED);
    expect(await found(engine, 'long biên')).toEqual([PK.bridge]);
  });

  it('keeps the serving index when a rebuild is given up', async () => {
    const engine = await open(NAMED);
    const rebuild = await engine.rebuild();
    await rebuild.write({ upserts: manyDocuments().slice(0, 50), removals: [] });
    await rebuild.abandon();
    expect(await engine.count()).toBe(NAMED.length);
    const again = await engine.rebuild();
    expect(await again.count()).toBe(0);
    await again.abandon();
  });
});
