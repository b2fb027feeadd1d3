import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { sql, type Kysely } from 'kysely';
import type { Catalogue } from '../../../src/catalogue/catalogue.ts';
import type { OpenDocuments } from '../../../src/catalogue/document.ts';
import type { PublicFeed } from '../../../src/catalogue/public-feed.ts';
import type { PublicRecord } from '../../../src/catalogue/public-view.ts';
import { createOpenDocuments } from '../../../src/catalogue/storage/open-documents.ts';
import { createCatalogue } from '../../../src/catalogue/storage/stored-catalogue.ts';
import { createPublicFeed } from '../../../src/catalogue/storage/stored-feed.ts';
import { importFindingAids, type ImportOptions, type ImportResult } from '../../../src/ingest/import-finding-aids.ts';
import type { ImportReport } from '../../../src/ingest/import-report.ts';
import { openDatabase } from '../../../src/platform/database/open-database.ts';
import type { Database } from '../../../src/platform/database/schema.ts';
import { plantDocument, type PlantedDocument } from '../../harness/plant-documents.ts';
import { freshDatabase, type DatabaseKind } from '../../harness/test-database.ts';
import { importOptions } from './archive-options.ts';
import { paper, type Paper, type PaperPage } from './paper-workshop.ts';
import { aidText, type Line, type OtherLine } from './line-reader.ts';

export { DATABASES, type DatabaseKind } from '../../harness/test-database.ts';

/** An archive of its own for one test: a folder of finding aids, a data folder, a database. */
export interface TestArchive {
  db: Kysely<Database>;
  catalogue: Catalogue;
  documents: OpenDocuments;
  feed: PublicFeed;
  folder: string;
  dataDir: string;
  databaseUrl?: string;
  /** Writes a finding aid into the folder. @returns its path */
  write(name: string, lines: readonly (Line | OtherLine)[]): Promise<string>;
  /** Writes a document into the folder. @returns its path */
  writePaper(name: string, content: Paper | PaperPage[]): Promise<string>;
  remove(name: string): Promise<void>;
  tryImport(options?: Partial<ImportOptions> & { paths?: string[] }): Promise<ImportResult>;
  /** As tryImport, and it must not be stopped. */
  import(options?: Partial<ImportOptions> & { paths?: string[] }): Promise<ImportReport>;
  /** The record of this title, as the database has it. */
  row(title: string): Promise<{ pk: number; id: string; removed_at: string | null; position: number }>;
  /** The public view of the record of this title, or what stands in its place. */
  seen(title: string): Promise<PublicRecord | 'moved' | 'removed' | 'none'>;
  /** Puts a document beside the record of this title, as an import would leave it. @returns its public id */
  plant(title: string, document: PlantedDocument): Promise<string>;
  /** Titles of all children of the record of this title, in order. */
  childTitles(title: string): Promise<(string | null)[]>;
  /** Empties the outbox. @returns the titles of upserted records, sorted, and how many were removed */
  drain(): Promise<{ upserts: (string | null)[]; removals: number }>;
  close(): Promise<void>;
}

export async function openArchive(kind: DatabaseKind): Promise<TestArchive> {
  const base = await mkdtemp(join(tmpdir(), 'phong-doc-catalogue-'));
  const folder = join(base, 'finding-aids');
  const dataDir = join(base, 'var');
  await mkdir(folder);
  await mkdir(dataDir);
  const { databaseUrl } = await freshDatabase(kind, dataDir);
  const db = await openDatabase({ dataDir, ...(databaseUrl ? { databaseUrl } : {}) });
  const catalogue = createCatalogue(db);
  const feed = createPublicFeed(db);

  const archive: TestArchive = {
    db,
    catalogue,
    documents: createOpenDocuments(db),
    feed,
    folder,
    dataDir,
    ...(databaseUrl ? { databaseUrl } : {}),
    async write(name, lines) {
      const path = join(folder, name);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, aidText(lines));
      return path;
    },
    async writePaper(name, content) {
      const path = join(folder, name);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, paper(content));
      return path;
    },
    remove: (name) => rm(join(folder, name)),
    tryImport: ({ paths = [folder], ...options } = {}) =>
      importFindingAids(db, paths, { ...importOptions(dataDir), ...options }),
    async import(options) {
      const result = await archive.tryImport(options);
      if (result.kind !== 'done') throw new Error(`the import ended as ${result.kind}`);
      return result.report;
    },
    row: (title) =>
      db
        .selectFrom('record')
        .select(['pk', 'id', 'removed_at', 'position'])
        .where('title', '=', title)
        .executeTakeFirstOrThrow(),
    async seen(title) {
      const lookup = await catalogue.byId((await archive.row(title)).id);
      return lookup.kind === 'found' ? lookup.record : lookup.kind;
    },
    plant: async (title, document) => plantDocument(db, folder, (await archive.row(title)).pk, document),
    async childTitles(title) {
      const record = await archive.seen(title);
      if (typeof record === 'string') throw new Error(`${title} is ${record}`);
      const window = await catalogue.children(record, { limit: 200 });
      return (window?.children ?? []).map((child) => child.title);
    },
    async drain() {
      const upserts: (string | null)[] = [];
      let removals = 0;
      for (let changes; (changes = await feed.pending(10_000)); await feed.delivered(changes.seqs)) {
        upserts.push(...changes.upserts.map(({ record }) => record.title));
        removals += changes.removals.length;
      }
      return { upserts: upserts.sort(), removals };
    },
    async close() {
      await db.destroy();
      await rm(base, { recursive: true });
    },
  };
  return archive;
}

/** Rows that writes have touched on this connection so far; SQLite counts them. */
export async function rowsWritten(db: Kysely<Database>): Promise<number> {
  const { rows } = await sql<{ total: number }>`select total_changes() as total`.execute(db);
  return rows[0]?.total ?? 0;
}
