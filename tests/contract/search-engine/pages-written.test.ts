import { afterEach, describe, expect, it } from 'vitest';
import { NAMED } from './documents.ts';
import { ENGINES } from './engines.ts';
import { drop, openWith, put, SETUP_MS } from './filled.ts';
import type { Filled } from './filled.ts';
import { PAGED, pagesOf, WITH_PAGES } from './paged-documents.ts';
import { request, words } from './requests.ts';
import type { SearchDocument, SearchEngine } from '../../../src/search/engine.ts';

const diary = WITH_PAGES.find(({ pk }) => pk === PAGED.diary)!;

const found = async (engine: SearchEngine, typed: string) => {
  const { hits, matching } = await engine.retrieve(request(words(typed)));
  return matching === 'all' ? hits : [];
};

const pages = async (engine: SearchEngine, typed: string) => {
  const answer = await engine.passages(request(words(typed)), 'all', [PAGED.diary], 10);
  return (answer.get(PAGED.diary)?.best ?? []).map(({ document, page }) => `${document}/${page}`).toSorted();
};

describe.each(ENGINES)('writing pages, on $name', { timeout: SETUP_MS }, (underTest) => {
  let index: Filled;
  const open = async (documents: readonly SearchDocument[]) => (index = await openWith(underTest, documents)).engine;
  afterEach(() => index.dispose(), SETUP_MS);

  it('puts the pages of a record in the place of all it had', async () => {
    const engine = await open([...NAMED, ...WITH_PAGES]);
    await put(engine, [{ ...diary, passages: pagesOf('nhat-ky', ['Nước dâng.', 'Trang mới: củi lửa.']) }]);
    expect(await found(engine, 'nước dâng')).toEqual([PAGED.diary]);
    expect(await found(engine, 'củi lửa')).toEqual([PAGED.diary]);
    expect(await pages(engine, 'củi lửa')).toEqual(['nhat-ky/2']);
    for (const gone of ['vai kè', 'lỗ rò', 'xẻng', '318']) expect(await found(engine, gone)).toEqual([]);
  });

  it('adds pages one after another, as a machine reads them', async () => {
    const engine = await open([{ ...diary, passages: diary.passages.slice(0, 1) }]);
    expect(await found(engine, 'xẻng')).toEqual([]);
    for (let read = 2; read <= diary.passages.length; read++)
      await put(engine, [{ ...diary, passages: diary.passages.slice(0, read) }]);
    expect(await found(engine, 'nước dâng')).toEqual([PAGED.diary]);
    expect(await pages(engine, 'xẻng')).toEqual(['phu-luc/1']);
    expect(await pages(engine, 'rơm')).toEqual(['nhat-ky/2', 'nhat-ky/3']);
  });

  it('forgets all pages of a record that has none any more, and knows them again when they come back', async () => {
    const engine = await open([...NAMED, ...WITH_PAGES]);
    await put(engine, [{ ...diary, access: 'closed', passages: [] }]);
    expect(await found(engine, 'nước dâng')).toEqual([]);
    expect(await found(engine, 'nhật ký tuần tra')).toEqual([PAGED.diary]);
    await put(engine, [diary]);
    expect(await found(engine, 'nước dâng')).toEqual([PAGED.diary]);
    expect(await pages(engine, 'nước dâng')).toEqual(['nhat-ky/1']);
  });

  it('forgets the pages of a removed record', async () => {
    const engine = await open([...NAMED, ...WITH_PAGES]);
    await drop(engine, PAGED.diary, 424_242);
    expect(await found(engine, 'nước dâng')).toEqual([]);
    expect(await found(engine, 'rơm')).toEqual([PAGED.stores]);
    expect(await engine.count()).toBe(NAMED.length + WITH_PAGES.length - 1);
    await drop(engine, PAGED.diary);
  });

  it('finds pages with the new title of their record', async () => {
    const engine = await open(WITH_PAGES);
    await put(engine, [{ ...diary, title: 'Ghi chép hằng ngày' }]);
    expect(await found(engine, 'nhật ký xẻng')).toEqual([]);
    expect(await found(engine, 'ghi chép xẻng')).toEqual([PAGED.diary]);
  });

  it('changes nothing when the same changes come twice', async () => {
    const engine = await open([...NAMED, ...WITH_PAGES]);
    const before = await engine.retrieve(request(words('rơm')));
    await put(engine, WITH_PAGES);
    await put(engine, [diary, diary]);
    expect(await engine.retrieve(request(words('rơm')))).toEqual(before);
    expect(await pages(engine, 'rơm')).toEqual(['nhat-ky/2', 'nhat-ky/3']);
    expect(await engine.count()).toBe(NAMED.length + WITH_PAGES.length);
  });

  it('keeps batches in order when none is waited for, with more pages and with fewer', async () => {
    const engine = await open([]);
    const batches = [];
    for (let version = 1; version <= 9; version++) {
      const texts = Array.from({ length: (version * 4) % 9 }, (_, i) => `bản ${version} tờ ${i + 1} xong`);
      batches.push(await engine.write({ upserts: [{ ...diary, passages: pagesOf('v', texts) }], removals: [] }));
    }
    const last = pagesOf('v', ['bản cuối tờ 1 xong', 'bản cuối tờ 2 xong']);
    batches.push(await engine.write({ upserts: [{ ...diary, passages: last }], removals: [] }));
    await Promise.all(batches.map(({ durable }) => durable));
    expect(await pages(engine, 'xong')).toEqual(['v/1', 'v/2']);
    expect(await pages(engine, 'cuối xong')).toEqual(['v/1', 'v/2']);
  });

  it('shows one handle what another wrote', async () => {
    const writer = await open([...NAMED, { ...diary, passages: [] }]);
    const reader = await index.open();
    expect(await found(reader, 'nước dâng')).toEqual([]);
    await put(writer, [diary]);
    expect(await found(reader, 'nước dâng')).toEqual([PAGED.diary]);
    await put(writer, [{ ...diary, passages: [] }]);
    expect(await found(reader, 'nước dâng')).toEqual([]);
  });

  it('builds a new index with its pages beside the old one, and swaps both in one step', async () => {
    const engine = await open([...NAMED, ...WITH_PAGES]);
    const other = await index.open();
    const rebuild = await engine.rebuild();
    await rebuild.write({ upserts: [{ ...diary, passages: pagesOf('moi', ['Trang mới: củi lửa.']) }], removals: [] });
    await rebuild.write({ upserts: [WITH_PAGES[2]!], removals: [] });
    await rebuild.write({ upserts: [], removals: [PAGED.stores] });
    expect(await found(engine, 'nước dâng')).toEqual([PAGED.diary]);
    expect(await found(engine, 'củi lửa')).toEqual([]);
    expect(await rebuild.count()).toBe(1);
    await rebuild.swapIn();
    for (const handle of [engine, other]) {
      expect(await found(handle, 'củi lửa')).toEqual([PAGED.diary]);
      for (const gone of ['nước dâng', 'rơm', 'digue']) expect(await found(handle, gone)).toEqual([]);
    }
    await put(other, [diary]);
    expect(await found(engine, 'nước dâng')).toEqual([PAGED.diary]);
    expect(await found(engine, 'củi lửa')).toEqual([]);
  });

  it('keeps the pages of the serving index when a rebuild is given up', async () => {
    const engine = await open(WITH_PAGES);
    const rebuild = await engine.rebuild();
    await rebuild.write({ upserts: [{ ...diary, passages: pagesOf('moi', ['củi lửa']) }], removals: [] });
    await rebuild.abandon();
    expect(await found(engine, 'nước dâng')).toEqual([PAGED.diary]);
    expect(await found(engine, 'củi lửa')).toEqual([]);
    const again = await engine.rebuild();
    expect(await again.count()).toBe(0);
    await again.abandon();
  });
});
