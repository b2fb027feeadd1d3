import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import type { Kysely } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadAccessWords } from '../../../src/catalogue/access-words/load.ts';
import { createOpenDocuments } from '../../../src/catalogue/storage/open-documents.ts';
import { createWorkshop } from '../../../src/documents/workshop/create-workshop.ts';
import { readDocumentPolicy } from '../../../src/ingest/documents/policy.ts';
import { importFindingAids } from '../../../src/ingest/import-finding-aids.ts';
import type { ImportReport } from '../../../src/ingest/import-report.ts';
import { READERS } from '../../../src/ingest/readers/index.ts';
import { readConfig } from '../../../src/platform/config.ts';
import { openDatabase } from '../../../src/platform/database/open-database.ts';
import type { Database, DocumentTable } from '../../../src/platform/database/schema.ts';
import { readSampleTexts } from '../../sample-documents/sample-text.ts';
import { OWN_CONTENT } from './sandbox.ts';
import { SAMPLE_PLACES } from './sample-places.ts';

const FOLDER = join(OWN_CONTENT, 'documents');
const TEXTS = join(import.meta.dirname, '..', '..', 'sample-documents', 'texts');

const texts = readSampleTexts(TEXTS);
const files = readdirSync(FOLDER, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => relative(FOLDER, join(entry.parentPath, entry.name)))
  .sort();

/** What a first start has to read by machine takes about four seconds a page; it is to be done within a minute. */
const MOST_PAGES_TO_READ = 15;

describe('the sample documents', () => {
  test('are those that their texts make, and no others', () => {
    expect(files).toEqual(texts.map(({ path }) => path).sort());
  });

  test('are about 60, small, and of every kind', () => {
    expect(files.length).toBeGreaterThanOrEqual(60);
    const bytes = files.map((file) => statSync(join(FOLDER, file)).size);
    expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(12_000_000);
    expect(Math.max(...bytes)).toBeLessThan(1_000_000);
    const kinds = ['pdf', 'layered', 'scan', 'jpeg', 'png', 'tiff', 'docx', 'doc', 'txt', 'damaged'];
    expect([...new Set(texts.map(({ kind }) => kind))].sort()).toEqual(kinds.sort());
    const encodings = ['utf-8', 'tcvn3', 'vni', 'viqr', 'windows-1258'];
    expect([...new Set(texts.map(({ encoding }) => encoding))].sort()).toEqual(encodings.sort());
  });

  test('leave little to be read by machine on the first start', () => {
    const images = texts.filter(({ kind }) => ['scan', 'jpeg', 'png', 'tiff'].includes(kind));
    const pages = images.reduce((sum, { blocks }) => sum + 1 + blocks.filter(({ type }) => type === 'hr').length, 0);
    expect(pages).toBeGreaterThanOrEqual(10);
    expect(pages).toBeLessThanOrEqual(MOST_PAGES_TO_READ);
  });
});

describe('the sample documents, imported', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'phong-doc-sample-'));
  const workshop = createWorkshop();
  let db: Kysely<Database>;
  let report: ImportReport;
  let placed: Placed[];

  beforeAll(async () => {
    db = await openDatabase(readConfig({ DATA_DIR: dataDir, CONTENT_DIR: OWN_CONTENT }));
    const accessWords = loadAccessWords(join(OWN_CONTENT, 'policy', 'access.yaml'), '2026-11-26');
    const result = await importFindingAids(db, [join(OWN_CONTENT, 'finding-aids'), FOLDER], {
      dataDir,
      readers: READERS,
      accessWords,
      policyHash: 'as shipped',
      documents: { workshop, policy: readDocumentPolicy(OWN_CONTENT) },
      now: new Date('2026-11-26T08:00:00Z'),
    });
    if (result.kind !== 'done') throw new Error(`The import ended as "${result.kind}".`);
    report = result.report;
    placed = await placesOf(db);
  }, 240_000);

  afterAll(async () => {
    await workshop.close();
    await db.destroy();
    rmSync(dataDir, { recursive: true });
  });

  test('lie with the records they are meant for, for the reason they are meant to', () => {
    const found = placed.map(({ path, by, record }) => [path, [by, record]]);
    expect(Object.fromEntries(found)).toEqual(SAMPLE_PLACES);
  });

  test('are public when their record is open, nothing is stamped on them, and their first page has been read', async () => {
    const documents = createOpenDocuments(db);
    const open = await Promise.all(placed.map(async ({ id, path }) => ((await documents.byId(id)) ? [path] : [])));
    const waiting = texts.filter(({ kind }) => ['scan', 'jpeg', 'png', 'tiff'].includes(kind)).map(({ path }) => path);
    const withheld = new Set([...waiting, ...NOT_OPEN, STAMPED]);
    const expected = placed.map(({ path }) => path).filter((path) => !withheld.has(path));
    expect(open.flat().sort()).toEqual(expected.sort());
  });

  test('are told of where a person should look: one stamped secret, one damaged, old encodings', () => {
    expect(report.documents).toMatchObject({ refused: 1, heldBack: 1 });
    const about = (path: string) => report.problems.filter(({ file }) => file === path).map(({ reason }) => reason);
    expect(about(STAMPED).join()).toMatch(/mark of state secrets/);
    expect(about(DAMAGED).join()).toMatch(/damaged/);
    const old = texts.filter(({ encoding }) => encoding !== 'utf-8');
    for (const { path } of old) expect(about(path).join(), path).toMatch(/turned into Unicode|Windows-1258/);
  });
});

/** Of records that are closed or conditional. */
const NOT_OPEN = ['khang-chien/KC.2.025.01.pdf', 'thuy-loi/1.003.01.pdf', 'thuy-loi/5.001.01.pdf'];
/** Of an open record, with a stamp on its first page. */
const STAMPED = 'thuy-loi/2.2.016.01.pdf';
const DAMAGED = 'khang-chien/KC.3.017.01.pdf';

interface Placed {
  id: string;
  path: string;
  by: DocumentTable['attached_by'];
  /** Number or title of the record; of one that was made for the document, nothing. */
  record: string | null;
}

async function placesOf(db: Kysely<Database>): Promise<Placed[]> {
  const rows = await db
    .selectFrom('document')
    .leftJoin('record', 'record.pk', 'document.record_pk')
    .select(['document.id', 'document.path', 'document.attached_by as by', 'record.reference_code', 'record.title'])
    .execute();
  return rows.map(({ reference_code, title, ...row }) => {
    return { ...row, record: row.by === 'own' ? null : (reference_code ?? title) };
  });
}
