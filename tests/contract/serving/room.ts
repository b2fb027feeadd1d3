import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import type { Kysely } from 'kysely';
import { readConfig } from '../../../src/platform/config.ts';
import { openDatabase } from '../../../src/platform/database/open-database.ts';
import type { Database } from '../../../src/platform/database/schema.ts';
import { plantDocument } from '../../harness/plant-documents.ts';
import { startPortal } from '../../harness/portal.ts';
import { runCommand } from '../../security/run-command.ts';
import type { PlantedDocument } from '../../harness/plant-documents.ts';
import type { RunningTestPortal } from '../../harness/portal.ts';

/** A portal with documents beside records of every access. */
export interface ServingRoom {
  portal: RunningTestPortal;
  /** Where the files of documents lie. */
  files: string;
  /** Public ids of the documents, by the name of their file. */
  ids: ReadonlyMap<string, string>;
  /** Does something in the catalogue, as another process would. */
  inDatabase<Value>(act: (db: Kysely<Database>) => Promise<Value>): Promise<Value>;
  /** Changes the access of a record in the catalogue, as another process would. */
  setAccess(record: keyof typeof RECORDS, access: 'open' | 'closed'): Promise<void>;
  close(): Promise<void>;
}

export interface RoomDocument extends PlantedDocument {
  /** Title of its record. */
  record: keyof typeof RECORDS;
}

/** Titles of the records, with their access and the visibility of their title. */
const RECORDS = {
  Open: ['Rộng rãi', ''],
  Closed: ['Chưa được tiếp cận', 'Công khai'],
  Masked: ['Rộng rãi', 'Che'],
  Hidden: ['Rộng rãi', 'Ẩn'],
} satisfies Record<string, [string, string]>;

/** @param contentDir of the archive; the sample's without it */
export async function openRoom(
  documents: readonly RoomDocument[],
  env: Record<string, string> = {},
  contentDir?: string,
): Promise<ServingRoom> {
  const folder = await mkdtemp(join(tmpdir(), 'phong-doc-serving-'));
  const files = join(folder, 'files');
  const dataDir = join(folder, 'var');
  await writeFile(join(folder, 'inventory.csv'), inventory());
  const imported = await runCommand(['import', '--json', join(folder, 'inventory.csv')], { ...env, DATA_DIR: dataDir });
  if (imported.code !== 0) throw new Error(`The import ended with ${imported.code}:\n${imported.stderr}`);
  const db = await openDatabase(readConfig({ ...env, DATA_DIR: dataDir }));
  const ids = new Map<string, string>();
  for (const document of documents) {
    const { pk } = await db
      .selectFrom('record')
      .select('pk')
      .where('title', '=', document.record)
      .executeTakeFirstOrThrow();
    ids.set(document.name, await plantDocument(db, files, pk, document));
  }
  await db.destroy();
  const portal = await startPortal({ dataDir, env, ...(contentDir ? { contentDir } : {}) });
  const room: ServingRoom = {
    portal,
    files,
    ids,
    async inDatabase(act) {
      const changing = await openDatabase(readConfig({ ...env, DATA_DIR: dataDir }));
      try {
        return await act(changing);
      } finally {
        await changing.destroy();
      }
    },
    async setAccess(record, access) {
      await room.inDatabase((db) => db.updateTable('record').set({ access }).where('title', '=', record).execute());
    },
    async close() {
      await portal.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
  return room;
}

function inventory(): string {
  const head = ['Phông', 'Mục lục số', 'Hồ sơ số', 'Tiêu đề hồ sơ', 'Mức độ tiếp cận', 'Công khai tiêu đề'];
  const rows = Object.entries(RECORDS).map(([title, [access, visibility]], i) => {
    return ['Phông Đê điều', '1', String(i + 1), title, access, visibility];
  });
  return stringify([head, ...rows]);
}
