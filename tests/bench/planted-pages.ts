import { createHash } from 'node:crypto';
import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { Kysely } from 'kysely';
import { createPublicFeed } from '../../src/catalogue/storage/stored-feed.ts';
import { announceRecords } from '../../src/ingest/documents/announce-records.ts';
import { openDatabase } from '../../src/platform/database/open-database.ts';
import type { Config } from '../../src/platform/config.ts';
import type { Database } from '../../src/platform/database/schema.ts';
import { createEngine } from '../../src/search/create-engine.ts';
import { drainOutbox, PACES } from '../../src/search/indexing/drain-outbox.ts';
import { seededRandom, type Random } from './random.ts';
import { WORDS } from './vocabulary.ts';

/** What an office's decision or report takes on average. */
const PAGES_IN_DOCUMENT = 20;
/** UTF-16 units: a typed page. */
const PAGE_LENGTH = 2500;
const DOCUMENTS_AT_ONCE = 50;
const ROWS_AT_ONCE = 20;

export interface PlantedPages {
  pages: number;
  /** From the catalogue into the index. */
  indexedPerSecond: number;
}

/**
 * Puts documents beside open files all over a catalogue, as an import would leave them, and carries them into the
 * index. They share one file on the disk: reading files is measured elsewhere. The same seed gives the same pages.
 */
export async function plantPages(config: Config, count: number, seed = 21): Promise<PlantedPages> {
  const db = await openDatabase(config);
  const location = join(config.dataDir, 'planted.txt');
  await writeFile(location, 'planted');
  const { size, mtimeMs } = await stat(location);
  const file = { location, root: config.dataDir, bytes: size, written_at: Math.trunc(mtimeMs) };
  const records = await recordsFor(db, Math.ceil(count / PAGES_IN_DOCUMENT));
  const random = seededRandom(seed);
  let left = count;
  for (let at = 0; at < records.length && left > 0; at += DOCUMENTS_AT_ONCE) {
    const pks = records.slice(at, at + DOCUMENTS_AT_ONCE);
    await db.transaction().execute(async (trx) => {
      for (const pk of pks) {
        const pages = Math.min(left, PAGES_IN_DOCUMENT);
        left -= pages;
        if (pages > 0) await plantDocument(trx, pk, pages, file, random);
      }
      await announceRecords(trx, pks);
    });
  }
  const start = performance.now();
  await index(config, db);
  const seconds = (performance.now() - start) / 1000;
  await db.destroy();
  return { pages: count - left, indexedPerSecond: (count - left) / seconds };
}

/** Open files spread evenly over the catalogue. */
async function recordsFor(db: Kysely<Database>, count: number): Promise<number[]> {
  const open = await db
    .selectFrom('record')
    .select('pk')
    .where('level', '=', 'file')
    .where('access', '=', 'open')
    .where('title_visibility', '=', 'public')
    .where('listed', '=', 1)
    .orderBy('pk')
    .execute();
  const every = Math.max(1, open.length / count);
  const places = Array.from({ length: Math.min(count, open.length) }, (_, i) => Math.floor(i * every));
  return places.map((place) => open[place]!.pk);
}

async function plantDocument(
  db: Kysely<Database>,
  recordPk: number,
  pageCount: number,
  file: { location: string; root: string; bytes: number; written_at: number },
  random: Random,
): Promise<void> {
  const texts = Array.from({ length: pageCount }, () => pageText(random));
  const name = `planted-${recordPk}.txt`;
  const { pk } = await db
    .insertInto('document')
    .values({
      ...file,
      id: createHash('sha256').update(name).digest('hex').slice(0, 16),
      source: 'bench',
      path: name,
      record_pk: recordPk,
      attached_by: 'name',
      own_aid_pk: null,
      kind: 'text',
      media_type: 'text/plain',
      file_name: name,
      label: null,
      position: name,
      content_hash: createHash('sha256').update(texts.join('\f')).digest('hex'),
      reading_hash: 'planted',
      page_count: pageCount,
      is_active: 0,
      text_bytes: texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0),
      held_back: null,
      imported_at: new Date().toISOString(),
      removed_at: null,
    })
    .returning('pk')
    .executeTakeFirstOrThrow();
  const rows = texts.map((text, i) => ({
    document_pk: pk,
    number: i + 1,
    text,
    source: 'text-layer' as const,
    quality: 100,
    width: 0,
    height: 0,
    html: null,
    words: null,
  }));
  for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) {
    await db
      .insertInto('document_page')
      .values(rows.slice(at, at + ROWS_AT_ONCE))
      .execute();
  }
}

function pageText(random: Random): string {
  const words: string[] = [];
  for (let length = 0; length < PAGE_LENGTH; length += words.at(-1)!.length + 1) {
    words.push(random.chance(0.02) ? String(1900 + random.whole(115)) : random.zipf(WORDS));
  }
  return words.join(' ');
}

async function index(config: Config, db: Kysely<Database>): Promise<void> {
  const engine = await createEngine(config, { threads: 1 });
  await engine.prepare();
  await drainOutbox(createPublicFeed(db), engine, PACES[engine.name]);
  await engine.close();
}
