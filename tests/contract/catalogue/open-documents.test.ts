import { appendFile, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DATABASES, openArchive, type TestArchive } from './archive.ts';
import type { Line } from './line-reader.ts';

const RECORDS: Line[] = [
  { depth: 0, key: 'f', title: 'Phông', access: { level: 'open' } },
  { depth: 1, key: 'o', title: 'Mở' },
  { depth: 1, key: 'c', title: 'Có điều kiện', access: { level: 'conditional' } },
  { depth: 1, key: 'd', title: 'Đóng', access: { level: 'closed' } },
  { depth: 1, key: 'm', title: 'Che', access: { level: 'open', titleVisibility: 'masked' } },
  { depth: 1, key: 'h', title: 'Ẩn', access: { level: 'open', titleVisibility: 'hidden' } },
];
const PAGES = ['Trang một', { text: 'Trang hai', quality: 71, source: 'ocr' as const }, { text: '' }];

describe.each(DATABASES)('documents of open records, on %s', (kind) => {
  let archive: TestArchive;
  beforeEach(async () => {
    archive = await openArchive(kind);
    await archive.write('a.aid', RECORDS);
    await archive.import();
  });
  afterEach(() => archive.close());

  it('are found by their id and by their record, with pages, words and texts', async () => {
    const words = [{ x: 0.1, y: 0.2, width: 0.3, height: 0.05, start: 0, end: 5 }];
    const second = await archive.plant('Mở', { name: 'hoso.10.pdf', label: 'Bản sao', pages: PAGES });
    const first = await archive.plant('Mở', {
      name: 'hoso.2.docx',
      kind: 'docx',
      pages: [
        { text: 'Trang một', html: '<p>Trang một</p>', words },
        { text: '', source: 'waiting' },
      ],
    });
    const { pk } = await archive.row('Mở');
    const documents = await archive.documents.ofRecord(pk);
    expect(documents.map(({ id }) => id)).toEqual([first, second]);
    expect(documents).toMatchObject([
      { kind: 'docx', pageCount: 2, waitingPages: 1 },
      { kind: 'pdf', pageCount: 3, waitingPages: 0, label: 'Bản sao', mediaType: 'application/pdf' },
    ]);
    expect(await archive.documents.byId(second)).toMatchObject({
      document: { id: second },
      record: { title: 'Mở', online: true },
      location: join(archive.folder, 'hoso.10.pdf'),
    });
    expect(await archive.documents.page(second, 2)).toMatchObject({ number: 2, text: 'Trang hai', quality: 71 });
    expect(await archive.documents.page(second, 2)).not.toHaveProperty('html');
    expect(await archive.documents.page(first, 1)).toMatchObject({ html: '<p>Trang một</p>', source: 'text-layer' });
    expect(await archive.documents.words(first, 1)).toEqual(words);
    expect(await archive.documents.words(first, 2)).toEqual([]);
    expect((await archive.documents.pages(second, 2, 900)).map((page) => page.number)).toEqual([2, 3]);
    const texts = await archive.documents.texts([
      { document: second, page: 2 },
      { document: first, page: 1 },
      { document: second, page: 1 },
      { document: second, page: 77 },
      { document: 'nobody', page: 1 },
    ]);
    expect(Object.fromEntries(texts)).toEqual({
      [`${second}/2`]: 'Trang hai',
      [`${first}/1`]: 'Trang một',
      [`${second}/1`]: 'Trang một',
    });
    expect(await archive.catalogue.holdings()).toMatchObject({ online: 1, pages: 5 });
  });

  it('tell the sizes of pages without their texts, which contents are open, and what may be had as a file', async () => {
    const id = await archive.plant('Mở', { name: 'a.pdf', pages: ['một', { text: 'hai', width: 842, height: 595 }] });
    const active = await archive.plant('Mở', { name: 'b.pdf', isActive: true, pages: ['ba'] });
    const closed = await archive.plant('Đóng', { name: 'c.pdf', pages: ['bốn'] });
    expect(await archive.documents.sizes(id)).toEqual([
      { number: 1, width: 595, height: 842 },
      { number: 2, width: 842, height: 595 },
    ]);
    expect(await archive.documents.sizes(id, 2)).toEqual([{ number: 2, width: 842, height: 595 }]);
    for (const number of [0, 3, 1.5, 2 ** 31]) expect(await archive.documents.sizes(id, number)).toEqual([]);
    expect(await archive.documents.sizes(closed)).toEqual([]);
    const [open, other] = [await archive.documents.byId(id), await archive.documents.byId(active)];
    expect([open?.document.downloadable, other?.document.downloadable]).toEqual([true, false]);
    expect(open?.writtenAt).toBeGreaterThan(1_600_000_000_000);
    const { content_hash: shut } = await archive.db
      .selectFrom('document')
      .select('content_hash')
      .where('id', '=', closed)
      .executeTakeFirstOrThrow();
    const hash = open?.document.contentHash ?? '';
    expect(await archive.documents.openAmong([hash, shut, 'f'.repeat(64)])).toEqual(new Set([hash]));
    expect(await archive.documents.openAmong([])).toEqual(new Set());
    await appendFile(join(archive.folder, 'a.pdf'), 'x');
    expect(await archive.documents.openAmong([hash])).toEqual(new Set());
  });

  it.each([0, -1, 4, 1.5, Number.NaN, 2 ** 31, Number.POSITIVE_INFINITY])('have no page %d', async (number) => {
    const id = await archive.plant('Mở', { name: 'a.pdf', pages: PAGES });
    expect(await archive.documents.page(id, number)).toBeUndefined();
    expect(await archive.documents.words(id, number)).toEqual([]);
    expect((await archive.documents.texts([{ document: id, page: number }])).size).toBe(0);
  });

  it.each(['Có điều kiện', 'Đóng', 'Che', 'Ẩn'])('are not there where the record is "%s"', async (title) => {
    const id = await archive.plant(title, { name: 'a.pdf', pages: PAGES });
    await expectNothing(id, title);
  });

  it.each(['secret', 'unread', 'unreadable', 'damaged'] as const)('are not there when held back: %s', async (why) => {
    const id = await archive.plant('Mở', { name: 'a.pdf', pages: PAGES, heldBack: why });
    await expectNothing(id, 'Mở');
  });

  it('are not there when the file is gone, grew, or was written to', async () => {
    const path = join(archive.folder, 'a.pdf');
    const id = await archive.plant('Mở', { name: 'a.pdf', pages: PAGES });
    await utimes(path, 1_000_000_000, 1_000_000_000);
    expect(await archive.documents.byId(id)).toBeUndefined();
    const grown = await archive.plant('Mở', { name: 'b.pdf', pages: PAGES });
    await appendFile(join(archive.folder, 'b.pdf'), 'x');
    expect(await archive.documents.page(grown, 1)).toBeUndefined();
    const gone = await archive.plant('Mở', { name: 'c.pdf', pages: PAGES });
    await archive.remove('c.pdf');
    expect((await archive.documents.texts([{ document: gone, page: 1 }])).size).toBe(0);
    expect(await archive.documents.ofRecord((await archive.row('Mở')).pk)).toEqual([]);
  });

  it('are passages of their record in what the index is fed with, pages without text left out', async () => {
    await archive.drain();
    const b = await archive.plant('Mở', { name: 'b.pdf', pages: ['Một'] });
    const a = await archive.plant('Mở', { name: 'a.pdf', pages: PAGES });
    await archive.plant('Đóng', { name: 'c.pdf', pages: ['BÍ MẬT'] });
    await archive.plant('Mở', { name: 'd.pdf', pages: ['BÍ MẬT'], heldBack: 'secret' });
    const wanted = [
      { document: a, page: 1, text: 'Trang một', quality: 100 },
      { document: a, page: 2, text: 'Trang hai', quality: 71 },
      { document: b, page: 1, text: 'Một', quality: 100 },
    ];
    const changes = await archive.feed.pending(1000);
    expect(changes?.upserts.map(({ record, passages }) => [record.title, passages])).toEqual([
      ['Mở', wanted],
      ['Đóng', []],
    ]);
    const all = await archive.feed.all(0, 1000);
    expect(all.filter(({ passages }) => passages.length > 0)).toMatchObject([{ passages: wanted }]);
    expect(JSON.stringify(all)).not.toContain('BÍ MẬT');
  });

  it('are read for the index a few at a time when their pages are long', async () => {
    const long = Array.from({ length: 20 }, () => 'đê '.repeat(25_000));
    await archive.drain();
    await archive.plant('Mở', { name: 'a.pdf', pages: long });
    await archive.plant('Phông', { name: 'b.pdf', pages: long });
    expect((await archive.feed.pending(1000))?.seqs).toHaveLength(1);
    const first = await archive.feed.all(0, 1000);
    expect(first.map(({ passages }) => passages.length)).toEqual([20]);
    const rest = await archive.feed.all(first[0]?.record.pk ?? 0, 1000);
    expect(rest[0]?.record.title).not.toBe(first[0]?.record.title);
  });

  async function expectNothing(id: string, title: string): Promise<void> {
    expect(await archive.documents.byId(id)).toBeUndefined();
    expect(await archive.documents.page(id, 1)).toBeUndefined();
    expect(await archive.documents.pages(id, 1, 3)).toEqual([]);
    expect(await archive.documents.words(id, 1)).toEqual([]);
    expect((await archive.documents.texts([{ document: id, page: 1 }])).size).toBe(0);
    const { pk } = await archive.row(title);
    expect(await archive.documents.ofRecord(pk)).toEqual([]);
    expect((await archive.feed.all(0, 1000)).flatMap(({ passages }) => passages)).toEqual([]);
    expect(await archive.catalogue.holdings()).toMatchObject({ online: 0, pages: 0 });
  }
});
