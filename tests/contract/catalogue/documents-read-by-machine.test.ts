import { createHash } from 'node:crypto';
import { readFile, utimes } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCatalogue } from '../../../src/catalogue/storage/stored-catalogue.ts';
import type { PageReader } from '../../../src/documents/ocr/page-reader.ts';
import { DocumentReport } from '../../../src/ingest/documents/document-report.ts';
import {
  readWaitingPages,
  type MachineReadingOptions,
} from '../../../src/ingest/documents/machine-reading/read-waiting-pages.ts';
import { makeStampTest } from '../../../src/ingest/documents/secret-stamp.ts';
import { whileOnlyImport, whileOnlyReading } from '../../../src/ingest/import-lock.ts';
import { DATABASES, openArchive, type TestArchive } from './archive.ts';
import { importOptions, MORNING, POLICY } from './archive-options.ts';
import { PaperReader, PaperWorkshop, type PaperPage } from './paper-workshop.ts';

const HEAD = 'ỦY BAN NHÂN DÂN\nTỈNH SÔNG CHÂU\nSố: 15/QĐ-UBND\nQUYẾT ĐỊNH\nVề việc đắp đê\nCăn cứ';
const TITLE = 'Quyết định về việc đắp đê';

function scan(text: string, more: { slow?: number; fails?: string } = {}): PaperPage {
  return { scan: text, ...more };
}

describe.each(DATABASES)('scans, on %s', (kind) => {
  let archive: TestArchive;
  let reader: PaperReader;
  beforeEach(async () => {
    archive = await openArchive(kind);
    reader = new PaperReader();
  });
  afterEach(() => archive.close());

  async function read(options: Partial<MachineReadingOptions> = {}) {
    const problems: { file: string; reason: string; severity: string }[] = [];
    const report = new DocumentReport((file, { reason, severity }) => problems.push({ file, reason, severity }));
    const isDone = await readWaitingPages(archive.db, {
      dataDir: archive.dataDir,
      workshop: new PaperWorkshop(),
      reader,
      workers: 2,
      policy: POLICY,
      accessWords: importOptions('').accessWords,
      closedTitles: 'masked',
      bearsStamp: makeStampTest(POLICY.secretMarks),
      now: () => MORNING,
      report,
      ...options,
    });
    const { documents, pages, records } = report;
    return { isDone, documents, pages, records, problems };
  }

  async function documentRow() {
    return archive.db.selectFrom('document').selectAll().executeTakeFirstOrThrow();
  }

  /** Nothing of a document is to be seen anywhere. */
  async function expectNothing(id: string): Promise<void> {
    expect(await archive.documents.byId(id)).toBeUndefined();
    expect((await archive.feed.all(0, 100)).flatMap(({ passages }) => passages)).toEqual([]);
    expect(await createCatalogue(archive.db).holdings()).toMatchObject({ records: 0, online: 0 });
  }

  it('are not shown until their first page has been read, then described and searched by what is on it', async () => {
    await archive.writePaper('a.pdf', [scan(HEAD), scan('Điều 1. Đắp đê'), 'Phụ lục', scan('')]);
    expect(await archive.import()).toMatchObject({
      records: { added: 0 },
      documents: { added: 1 },
      pages: { added: 4 },
    });
    const { id } = await documentRow();
    await expectNothing(id);
    const told = await read();
    expect(told).toMatchObject({
      isDone: true,
      records: { added: 1 },
      pages: { readByMachine: 3, waiting: 0, failed: 0 },
      problems: [],
    });
    expect(await archive.documents.byId(id)).toMatchObject({
      document: { waitingPages: 0 },
      record: { title: TITLE, referenceCode: '15/QĐ-UBND', online: true, detail: { readByMachine: true } },
    });
    const pages = await archive.documents.pages(id, 1, 9);
    expect(pages.map(({ source, quality }) => [source, quality])).toEqual([
      ['ocr', 87],
      ['ocr', 87],
      ['text-layer', 100],
      ['none', 0],
    ]);
    expect((await archive.documents.words(id, 2))[1]).toMatchObject({ start: 5, end: 7 });
    const changes = await archive.feed.pending(100);
    expect(changes?.upserts.flatMap(({ passages }) => passages)).toMatchObject([
      { page: 1, quality: 87 },
      { page: 2, quality: 87, text: 'Điều 1. Đắp đê' },
      { page: 3, quality: 100 },
    ]);
    expect(reader.read_).toHaveLength(3);
  });

  it('are read once, whatever happens to their files and documents', async () => {
    const path = await archive.writePaper('a.pdf', [scan('Một'), scan('Hai')]);
    await archive.writePaper('khác/a.pdf', [scan('Một'), scan('Hai')]);
    await archive.import();
    await read();
    expect(reader.read_.sort()).toEqual(['Hai', 'Một']);
    expect(await read()).toMatchObject({ pages: { readByMachine: 0, waiting: 0 } });
    await archive.db.updateTable('document').set({ reading_hash: 'older' }).execute();
    expect(await archive.import()).toMatchObject({ documents: { changed: 2 } });
    expect((await read()).pages).toMatchObject({ readByMachine: 4 });
    await utimes(path, 1, 1);
    await archive.import();
    await read();
    expect(reader.read_).toHaveLength(2);
    const newer = new PaperReader('paper-2');
    await archive.db.updateTable('document').set({ reading_hash: 'older' }).execute();
    await archive.import();
    await read({ reader: newer });
    expect(newer.read_).toHaveLength(2);
  });

  it('are read first page by first page, so that what may be shown is shown early', async () => {
    for (const name of ['a', 'b', 'c']) await archive.writePaper(`${name}.pdf`, [scan(`${name}1`), scan(`${name}2`)]);
    await archive.import();
    await read({ workers: 1 });
    expect(reader.read_).toEqual(['a1', 'b1', 'c1', 'a2', 'b2', 'c2']);
  });

  it.each(['TỐI MẬT', 'T0l MẬT', '| M Ậ T |'])(
    'are held back for the stamp "%s", and no word is kept',
    async (stamp) => {
      const path = await archive.writePaper('a.pdf', [
        scan(`${HEAD} KHO BÁU\n${stamp}\nBÁO CÁO`),
        scan('KHO BÁU ở đây'),
      ]);
      await archive.import();
      const sha256 = createHash('sha256')
        .update(await readFile(path))
        .digest('hex');
      const { id } = await documentRow();
      const told = await read();
      expect(told).toMatchObject({
        documents: { heldBack: 1 },
        pages: { readByMachine: 0, waiting: 0 },
        problems: [{ file: 'a.pdf', severity: 'noted' }],
      });
      expect(told.problems[0]?.reason).toContain(sha256);
      await expectNothing(id);
      expect(reader.read_).toHaveLength(1);
      for (const table of ['document', 'document_page', 'ocr_result', 'record', 'outbox'] as const) {
        expect(JSON.stringify(await archive.db.selectFrom(table).selectAll().execute())).not.toMatch(/KHO BÁU|QĐ-UBND/);
      }
      expect(await archive.import()).toMatchObject({ documents: { unchanged: 1, heldBack: 1 } });
      expect(await read()).toMatchObject({ pages: { readByMachine: 0 } });

      const policy = { ...POLICY, released: new Set([sha256]) };
      await archive.import({ documents: { workshop: new PaperWorkshop(), policy } });
      expect(await read({ policy })).toMatchObject({ pages: { readByMachine: 2 }, problems: [] });
      expect(await archive.documents.byId(id)).toMatchObject({ document: { pageCount: 2 } });

      await archive.import();
      await read();
      await expectNothing(id);
      expect(JSON.stringify(await archive.db.selectFrom('ocr_result').selectAll().execute())).not.toMatch(/KHO BÁU/);
    },
  );

  it('are told, page by page, where they cannot be read, and not tried again', async () => {
    await archive.writePaper('a.pdf', [scan('Một'), scan('', { fails: 'It takes too long.' }), scan('Ba')]);
    await archive.import();
    expect(await read()).toMatchObject({
      pages: { readByMachine: 2, failed: 1, waiting: 0 },
      problems: [{ file: 'a.pdf', severity: 'refused', reason: /Page 2 .*It takes too long/ }],
    });
    const { id } = await documentRow();
    expect((await archive.documents.pages(id, 1, 3)).map(({ source }) => source)).toEqual(['ocr', 'failed', 'ocr']);
    expect(await read()).toMatchObject({ pages: { readByMachine: 0, failed: 0 }, problems: [] });
    expect(reader.read_).toHaveLength(3);
  });

  it('wait for a person where their first page cannot be read: nobody knows what is stamped on it', async () => {
    const path = await archive.writePaper('a.pdf', [scan('', { fails: 'It takes too long.' }), scan('Hai')]);
    await archive.import();
    const { id } = await documentRow();
    expect(await read()).toMatchObject({ documents: { heldBack: 1 }, pages: { failed: 1 } });
    await expectNothing(id);
    expect(await archive.import()).toMatchObject({ documents: { heldBack: 1 } });
    const sha256 = createHash('sha256')
      .update(await readFile(path))
      .digest('hex');
    const policy = { ...POLICY, released: new Set([sha256]) };
    await archive.import({ documents: { workshop: new PaperWorkshop(), policy } });
    await read({ policy });
    expect(await archive.documents.page(id, 2)).toMatchObject({ text: 'Hai', source: 'ocr' });
  });

  it('belong to their record like any document, and to the one that names them while they wait', async () => {
    await archive.writePaper('K4.01.1.pdf', [scan(HEAD), scan('Hai')]);
    await archive.import();
    await archive.write('inventory.aid', [
      { depth: 0, key: 'f', title: 'Phông', access: { level: 'open' } },
      { depth: 1, key: 'h', title: 'Hồ sơ', code: 'K4.01' },
    ]);
    await archive.import();
    expect(await archive.seen('Hồ sơ')).toMatchObject({ online: false });
    expect(await read()).toMatchObject({ records: { added: 0 } });
    expect(await archive.seen('Hồ sơ')).toMatchObject({ online: true });
    expect(await createCatalogue(archive.db).holdings()).toMatchObject({ records: 2, online: 1 });
  });

  it('are left waiting where their file is not what it was', async () => {
    const path = await archive.writePaper('a.pdf', [scan('Một'), scan('Hai')]);
    await archive.import();
    await utimes(path, 1, 1);
    expect(await read()).toMatchObject({ pages: { readByMachine: 0, waiting: 2 }, problems: [{ severity: 'noted' }] });
    expect(reader.read_).toEqual([]);
    await archive.import();
    expect(await read()).toMatchObject({ pages: { readByMachine: 2, waiting: 0 } });
  });

  it('are read by one process at a time', async () => {
    await archive.writePaper('a.pdf', [scan('Một')]);
    await archive.import();
    if (kind === 'postgres') {
      await archive.db.connection().execute((db) =>
        whileOnlyReading(db, archive.dataDir, async () => {
          expect(await read()).toMatchObject({ isDone: false, pages: { readByMachine: 0, waiting: 1 } });
        }),
      );
    } else {
      await whileOnlyReading(archive.db, archive.dataDir, async () => {
        expect(await read()).toMatchObject({ isDone: false, pages: { readByMachine: 0, waiting: 1 } });
      });
    }
    expect(await read()).toMatchObject({ isDone: true, pages: { waiting: 0 } });
  });

  it('are taken in when an import that is at work has ended, and none is read twice', async () => {
    await archive.writePaper('a.pdf', [scan('Một'), scan('Hai')]);
    await archive.import();
    let ended = false;
    const importing = async () => {
      await new Promise((resolve) => setTimeout(resolve, 700));
      ended = true;
    };
    const lock =
      kind === 'postgres'
        ? archive.db.connection().execute((db) => whileOnlyImport(db, archive.dataDir, importing))
        : whileOnlyImport(archive.db, archive.dataDir, importing);
    const told = await read();
    expect(ended).toBe(true);
    await lock;
    expect(told).toMatchObject({ pages: { readByMachine: 2, waiting: 0 } });
    expect(reader.read_).toHaveLength(2);
  });

  it('are read as far as the time goes, and the next run goes on', async () => {
    const texts = Array.from({ length: 12 }, (_, i) => `Trang ${i}`);
    await archive.writePaper(
      'a.pdf',
      texts.map((text) => scan(text, { slow: 40 })),
    );
    await archive.import();
    const stop = new AbortController();
    const progress = ({ done }: { done: number }) => {
      if (done === 4) stop.abort();
    };
    await expect(read({ workers: 1, signal: stop.signal, progress })).rejects.toThrow(/abort/i);
    const { id } = await documentRow();
    expect(await archive.documents.byId(id)).toMatchObject({ document: { waitingPages: 8 } });
    expect(await read()).toMatchObject({ pages: { readByMachine: 8, waiting: 0 } });
    expect(reader.read_.length).toBeLessThanOrEqual(13);
    expect((await archive.documents.pages(id, 1, 12)).map(({ text }) => text)).toEqual(texts);
  });

  it('wait where the machine does not start, and the report says why', async () => {
    await archive.writePaper('a.pdf', [scan('Một'), scan('Hai')]);
    await archive.import();
    const broken: PageReader = {
      version: 'broken',
      read: () => Promise.reject(new Error('The model is missing.')),
      close: () => Promise.resolve(),
    };
    expect(await read({ reader: broken })).toMatchObject({
      pages: { readByMachine: 0, failed: 0, waiting: 2 },
      problems: [{ severity: 'refused', reason: /The model is missing/ }],
    });
    expect(await read()).toMatchObject({ pages: { readByMachine: 2 } });
  });

  it('tell how far they have come, and how long the rest will take', async () => {
    await archive.writePaper('a.pdf', [scan('Một'), scan('Hai', { slow: 20 }), scan('Ba', { slow: 20 })]);
    await archive.import();
    const seen: { done: number; total: number; left?: number }[] = [];
    await read({ workers: 1, progress: (progress) => seen.push(progress) });
    expect(seen.map(({ done, total }) => [done, total])).toEqual([
      [1, 3],
      [2, 3],
      [3, 3],
    ]);
    expect(seen[1]?.left).toBeGreaterThan(0);
    expect(seen[2]?.left).toBe(0);
  });
});
