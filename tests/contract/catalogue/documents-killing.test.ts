import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../../src/platform/config.ts';
import { createEngine } from '../../../src/search/create-engine.ts';
import { request, words } from '../search-engine/requests.ts';
import { DATABASES, openArchive, type DatabaseKind, type TestArchive } from './archive.ts';
import { environment, importAndKill } from './kill-an-import.ts';
import type { Line } from './line-reader.ts';
import type { PaperPage } from './paper-workshop.ts';

const IMPORTER = new URL('./documents-elsewhere.ts', import.meta.url).pathname;

/** Kills per database; `KILLS=20 npx vitest run tests/contract/catalogue/documents-killing` for the long run. */
const KILLS = Number(process.env['KILLS'] ?? 4);
const DOCUMENTS = 24;
const PAGES = 6;

/** Each edition of a document has other words on all its pages; every other page of every other document is a scan. */
function edition(document: number, number: number): PaperPage[] {
  return Array.from({ length: PAGES }, (_, page) => {
    const text = `giấy số ${document} trang ${page + 1} lần ${number}`;
    return document % 2 === 0 && page % 2 === (document % 4) >> 1 ? { scan: text, slow: 15 } : text;
  });
}

/** A third has a record of a finding aid, a third a closed one, a third none. */
function inventory(number: number): Line[] {
  const files = Array.from({ length: DOCUMENTS }, (_, i): Line => {
    const isClosed = i % 3 === 1;
    return { depth: 1, title: `Hồ sơ ${i}`, code: `K4.${i}`, access: { level: isClosed ? 'closed' : 'open' } };
  });
  return [
    { depth: 0, key: 'f', title: 'Phông', dates: `lần ${number}`, access: { level: 'open' } },
    ...files.filter((_, i) => i % 3 !== 2),
  ];
}

async function write(archive: TestArchive, number: number): Promise<void> {
  await archive.write('inventory.aid', inventory(number));
  for (let i = 0; i < DOCUMENTS; i++) {
    if (i % 5 === number % 5) await rm(join(archive.folder, `K4.${i}.1.pdf`), { force: true });
    else await archive.writePaper(`K4.${i}.1.pdf`, edition(i, number));
  }
}

/** What machines have read so far, as the database has it. */
async function readSoFar(archive: TestArchive): Promise<Set<string>> {
  const rows = await archive.db.selectFrom('ocr_result').select('text').execute();
  return new Set(rows.map((row) => row.text));
}

/** Each document stands with all its pages, those of one edition; records and totals say what is there. */
async function expectWhole(archive: TestArchive): Promise<void> {
  const documents = await archive.db.selectFrom('document').selectAll().execute();
  const pages = await archive.db.selectFrom('document_page').selectAll().orderBy('number').execute();
  const byDocument = Map.groupBy(pages, (page) => page.document_pk);
  for (const document of documents) {
    const own = byDocument.get(document.pk) ?? [];
    expect(own.length).toBe(document.removed_at === null ? PAGES : 0);
    const editions = new Set(own.filter(({ text }) => text !== '').map(({ text }) => text.replace(/^.* lần /, '')));
    expect(editions.size).toBeLessThanOrEqual(1);
    expect(document.text_bytes).toBe(own.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0));
    expect(own[0]?.source === 'waiting').toBe(document.held_back === 'unread');
  }
  const records = await archive.db.selectFrom('record').selectAll().execute();
  for (const record of records) {
    const own = documents.filter((document) => document.record_pk === record.pk && document.held_back === null);
    expect(record.online).toBe(own.length > 0 && record.listed === 1 && record.access === 'open' ? 1 : 0);
  }
  const totals = await archive.db.selectFrom('fonds_totals').selectAll().execute();
  for (const { fonds_pk, online } of totals) {
    const beneath = records.filter((record) => record.fonds_pk === fonds_pk && record.listed === 1);
    if (beneath.length > 0) expect(online).toBe(beneath.reduce((sum, record) => sum + record.online, 0));
  }
}

/** All records and all pages of the catalogue that anybody may see are in the index, and nothing else is. */
async function expectIndexEqual(archive: TestArchive): Promise<void> {
  expect(await archive.feed.pending(1)).toBeUndefined();
  const fed = await archive.feed.all(0, 10_000);
  const engine = await createEngine(readConfig(environment(archive)), { threads: 1 });
  try {
    await engine.prepare();
    expect(await engine.count()).toBe(fed.length);
    const pks = fed.map(({ record }) => record.pk);
    const found = await engine.passages(request(words('giấy số')), 'all', pks, 1000);
    const inIndex = [...found.values()].flatMap(({ best }) => best.map(({ document, page }) => `${document}/${page}`));
    const inCatalogue = fed.flatMap(({ passages }) => passages.map(({ document, page }) => `${document}/${page}`));
    expect(inIndex.sort()).toEqual(inCatalogue.sort());
    expect(inCatalogue.length).toBeGreaterThan(0);
  } finally {
    await engine.close();
  }
}

describe.each(DATABASES)('an import of documents that is killed, on %s', (kind: DatabaseKind) => {
  it(
    'loses nothing, does nothing twice, and the next one finishes the work',
    { timeout: 60_000 + KILLS * 30_000 },
    async () => {
      const archive = await openArchive(kind);
      const log = join(archive.dataDir, 'read.log');
      let number = 0;
      await write(archive, number);
      const run = async (afterMs: number) => {
        const before = await readSoFar(archive);
        await writeFile(log, '');
        const ended = await importAndKill(archive, IMPORTER, [log], afterMs);
        const read = (await readFile(log, 'utf8')).split('\n').filter(Boolean);
        expect(new Set(read).size).toBe(read.length);
        expect(read.filter((text) => before.has(text))).toEqual([]);
        const after = await readSoFar(archive);
        // Of what was read, only the pages at hand when it was killed may be missing: one for each that reads.
        expect(read.filter((text) => !after.has(text)).length).toBeLessThanOrEqual(ended ? 0 : 2);
        for (const text of before) expect(after).toContain(text);
        await expectWhole(archive);
        return ended;
      };
      for (let kill = 1; kill <= KILLS; kill++) {
        const ended = await run(Math.random() * 1800);
        if (ended || kill % 3 === 0) await write(archive, ++number);
      }
      await write(archive, ++number);
      expect(await run(120_000)).toBe(true);
      const waiting = await archive.db
        .selectFrom('document_page')
        .select('number')
        .where('source', '=', 'waiting')
        .execute();
      expect(waiting).toEqual([]);
      const texts = await archive.db.selectFrom('document_page').select('text').execute();
      expect(new Set(texts.map(({ text }) => text.replace(/^.* lần /, '')))).toEqual(new Set([String(number)]));
      await expectIndexEqual(archive);
      await archive.close();
    },
  );
});
