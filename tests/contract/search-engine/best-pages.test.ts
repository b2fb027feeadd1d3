import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NAMED, PK } from './documents.ts';
import { ENGINES } from './engines.ts';
import { openWith, SETUP_MS } from './filled.ts';
import type { Filled } from './filled.ts';
import { PAGED, pagesOf, WITH_PAGES } from './paged-documents.ts';
import { phrase, request, typing, without, words } from './requests.ts';
import type { SearchDocument } from '../../../src/search/engine.ts';
import type { QueryTerm } from '../../../src/search/query.ts';

/** A long document: on every page the words apart, on one side by side. */
const LONG: SearchDocument = {
  ...WITH_PAGES[0]!,
  pk: 450,
  path: [PAGED.office, 450],
  title: 'Hồ sơ dài',
  passages: pagesOf(
    'dai',
    Array.from({ length: 40 }, (_, i) =>
      i === 27 ? 'Ở đây cống ngầm Tân Lập bị sụt.' : 'Lập biên bản. Ngầm hiểu là cống cũ; còn lớp tân dược để riêng.',
    ),
  ),
};

describe.each(ENGINES)('the best pages, on $name', (underTest) => {
  let index: Filled;
  beforeAll(async () => void (index = await openWith(underTest, [...NAMED, ...WITH_PAGES, LONG])), SETUP_MS);
  afterAll(() => index.dispose(), SETUP_MS);

  const passages = async (terms: QueryTerm[], pks: number[], perRecord: number) => {
    const { matching } = await index.engine.retrieve(request(terms));
    return index.engine.passages(request(terms), matching, pks, perRecord);
  };

  /** Pages as `document/page`, with how many there are in all. */
  const pagesFor = async (terms: QueryTerm[], pk: number, perRecord = 3) => {
    const found = (await passages(terms, [pk], perRecord)).get(pk);
    return found && { pages: found.best.map(({ document, page }) => `${document}/${page}`), count: found.count };
  };

  it('are those that hold all the words', async () => {
    expect(await pagesFor(words('nước dâng'), PAGED.diary)).toEqual({ pages: ['nhat-ky/1'], count: 1 });
    const straw = await pagesFor(words('rơm'), PAGED.diary);
    expect(straw?.pages.toSorted()).toEqual(['nhat-ky/2', 'nhat-ky/3']);
    expect(straw?.count).toBe(2);
    expect(await pagesFor(typing('quang gá'), PAGED.diary)).toEqual({ pages: ['phu-luc/1'], count: 1 });
    expect(await pagesFor(phrase('318/QĐ-KTTL'), PAGED.diary)).toEqual({ pages: ['nhat-ky/4'], count: 1 });
  });

  it('hold what the title lacks, where it holds the rest', async () => {
    expect(await pagesFor(words('nhật ký xẻng'), PAGED.diary)).toEqual({ pages: ['phu-luc/1'], count: 1 });
  });

  it('hold all the words where the title does too, and are none where no page does', async () => {
    expect(await pagesFor(words('rơm và đất sét'), PAGED.stores)).toEqual({ pages: ['so-kho/2'], count: 1 });
    expect(await pagesFor(words('sổ xuất kho'), PAGED.stores)).toBeUndefined();
  });

  it('have the words side by side first, however many pages have them apart', async () => {
    expect(await pagesFor(words('cống ngầm tân lập'), 450, 1)).toEqual({ pages: ['dai/28'], count: 40 });
    expect(await pagesFor(typing('cong ngam tan lap'), 450, 1)).toEqual({ pages: ['dai/28'], count: 40 });
    expect((await pagesFor(words('rơm đất sét'), PAGED.diary))?.pages).toHaveLength(2);
  });

  it('were read better, where they say the same', async () => {
    const pages = await pagesFor(words('cao trình đỉnh'), PAGED.survey);
    expect(pages).toEqual({ pages: ['ban-in/1', 'ban-quet/1'], count: 2 });
    const found = await passages(words('cao trình đỉnh'), [PAGED.survey], 2);
    expect(found.get(PAGED.survey)?.best.map(({ quality }) => quality)).toEqual([100, 35]);
  });

  it('are at most as many as asked for, of each record by itself', async () => {
    const found = await passages(words('rơm'), [PAGED.diary, PAGED.stores, PK.landGrant], 1);
    expect([...found.keys()].toSorted((a, b) => a - b)).toEqual([PAGED.diary, PAGED.stores]);
    expect(found.get(PAGED.diary)).toMatchObject({ count: 2 });
    expect(found.get(PAGED.diary)?.best).toHaveLength(1);
    expect((await passages(words('rơm'), [], 3)).size).toBe(0);
  });

  it('do not hold what is excluded', async () => {
    expect(await pagesFor([...words('rơm'), ...without(words('vá'))], PAGED.diary)).toEqual({
      pages: ['nhat-ky/3'],
      count: 1,
    });
  });

  it('are found by the free words of a query with fields', async () => {
    expect(await pagesFor([...words('nhật ký', 'title'), ...words('xẻng')], PAGED.diary)).toEqual({
      pages: ['phu-luc/1'],
      count: 1,
    });
    expect(await pagesFor(words('nhật ký', 'title'), PAGED.diary)).toBeUndefined();
  });

  it('are found by mended words, and by most of them', async () => {
    expect((await pagesFor(words('monsieurr digue'), PAGED.letters))?.pages).toEqual(['lettres/1']);
    expect((await pagesFor(words('nước dâng tới vai kè zzyx'), PAGED.diary))?.pages[0]).toBe('nhat-ky/1');
  });

  it('are none without words', async () => {
    expect((await passages([], [PAGED.diary], 3)).size).toBe(0);
    expect((await passages(without(words('rơm')), [PAGED.diary], 3)).size).toBe(0);
  });
});
