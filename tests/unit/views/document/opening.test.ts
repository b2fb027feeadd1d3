import { describe, expect, it } from 'vitest';
import type { DocumentPage, OpenDocuments } from '../../../../src/catalogue/document.ts';
import type { Services } from '../../../../src/services.ts';
import { addressOfAsked, askedInVain, wordsOf } from '../../../../src/views/document/open-document.ts';
import { openInside } from '../../../../src/views/document/open-inside.ts';
import { openPage } from '../../../../src/views/document/open-page.ts';
import { publicRecord } from '../public-record.ts';
import { documentPage, publicDocument } from './sample-document.ts';

const at = (address: string) => new URL(address, 'http://portal');
const asked = (address: string) => addressOfAsked('vi', publicDocument(), at(address));

describe('a document without a page in its address', () => {
  it.each([
    ['/tai-lieu/tl1', '/tai-lieu/tl1/1'],
    ['/tai-lieu/tl1?q=đê', '/tai-lieu/tl1/1?q=%C4%91%C3%AA'],
    ['/tai-lieu/tl1?page=7&q=a', '/tai-lieu/tl1/7?q=a'],
    ['/tai-lieu/tl1?page=99', '/tai-lieu/tl1/12?asked=99'],
    ['/tai-lieu/tl1?page=-3', '/tai-lieu/tl1/1?asked=-3'],
    ['/tai-lieu/tl1?page=%3Cb%3E', '/tai-lieu/tl1/1?asked=%3Cb%3E'],
    ['/tai-lieu/tl1?page=007', '/tai-lieu/tl1/7?asked=007'],
    [`/tai-lieu/tl1?page=${'9'.repeat(400)}`, `/tai-lieu/tl1/12?asked=${'9'.repeat(20)}`],
  ])('%s leads to %s', (address, leads) => {
    expect(asked(address)).toBe(leads);
  });

  it('says what was asked for in vain, and only that', () => {
    expect(askedInVain(publicDocument(), at('/tai-lieu/tl1/12?asked=99'))).toBe('99');
    expect(askedInVain(publicDocument(), at('/tai-lieu/tl1/12?asked=12'))).toBeUndefined();
    expect(askedInVain(publicDocument(), at('/tai-lieu/tl1/12'))).toBeUndefined();
  });

  it('takes words of any length, as far as they are searched for', () => {
    expect(wordsOf(at('/?q=%20đê%20'))).toBe('đê');
    expect(wordsOf(at(`/?q=${'a'.repeat(9000)}`))).toHaveLength(500);
  });
});

/** Services with one open document, of three pages. */
function servicesWith(pages: DocumentPage[]): Services {
  const record = publicRecord();
  const document = publicDocument({ pageCount: pages.length });
  const documents: Partial<OpenDocuments> = {
    byId: (id) => Promise.resolve(id === 'tl1' ? { document, record, location: '/x', writtenAt: 0 } : undefined),
    page: (_, number) => Promise.resolve(pages[number - 1]),
    pages: (_, first, last) => Promise.resolve(pages.slice(first - 1, last)),
    sizes: () => Promise.resolve(pages),
    words: () => Promise.resolve([{ x: 0.1, y: 0.1, width: 0.2, height: 0.02, start: 3, end: 5 }]),
    ofRecord: () => Promise.resolve([document]),
  };
  return { documents, catalogue: { ancestors: () => Promise.resolve([]) } } as unknown as Services;
}

const PAGES = ['Vỡ đê', 'Tu bổ kè', 'Đê sông Châu'].map((text, index) => documentPage({ number: index + 1, text }));

describe('opening a page', () => {
  const open = (id: string, number: string, address = '/') => openPage(servicesWith(PAGES), id, number, at(address));

  it('shows its text with the words marked, and where they stand on the image', async () => {
    const page = await open('tl1', '1', '/?q=đê');
    expect(page?.readable.paragraphs[0]?.html.markup).toBe('Vỡ <mark id="hit">đê</mark>');
    expect(page?.readable.boxes).toHaveLength(1);
    expect(page?.readable.count).toBe(1);
    expect((await open('tl1', '2'))?.readable).toMatchObject({ count: 0, boxes: [] });
  });

  it.each([
    ['tl2', '1'],
    ['tl1', '0'],
    ['tl1', '4'],
    ['tl1', '01'],
    ['tl1', '1.5'],
    ['tl1', 'tim'],
    ['tl1', '9'.repeat(30)],
    ['x'.repeat(300), '1'],
  ])('is refused for %s, page %s', async (id, number) => {
    expect(await open(id, number)).toBeUndefined();
  });

  it('is refused when the document is closed between two questions', async () => {
    const services = servicesWith(PAGES);
    services.documents.page = () => Promise.resolve(undefined);
    expect(await openPage(services, 'tl1', '1', at('/'))).toBeUndefined();
  });
});

describe('looking inside a document', () => {
  it('lists the pages with the words, and each place on them', async () => {
    const inside = await openInside(servicesWith(PAGES), 'tl1', at('/?q=đê'));
    expect(inside).toMatchObject({ total: 2, list: 1, lists: 1, matching: 'all' });
    expect(inside?.hits).toEqual([
      { page: 1, places: ['Vỡ <mark>đê</mark>'], more: 0, source: 'text-layer' },
      { page: 3, places: ['<mark>Đê</mark> sông Châu'], more: 0, source: 'text-layer' },
    ]);
  });

  it('shows a long list in parts, and the last one for a part that is not there', async () => {
    const many = Array.from({ length: 45 }, (_, index) => documentPage({ number: index + 1, text: 'đê' }));
    const inside = await openInside(servicesWith(many), 'tl1', at('/?q=đê&page=9'));
    expect(inside).toMatchObject({ total: 45, list: 3, lists: 3 });
    expect(inside?.hits.map(({ page }) => page)).toEqual([41, 42, 43, 44, 45]);
  });

  it('says how many places of a page it leaves out', async () => {
    const text = `đê ${'một câu dài không có gì '.repeat(12)}`.repeat(6);
    const inside = await openInside(servicesWith([documentPage({ text })]), 'tl1', at('/?q=đê'));
    expect(inside?.hits[0]?.places).toHaveLength(4);
    expect(inside?.hits[0]?.more).toBe(2);
  });

  it('finds nothing where nothing is open', async () => {
    expect(await openInside(servicesWith(PAGES), 'tl2', at('/?q=đê'))).toBeUndefined();
  });
});
