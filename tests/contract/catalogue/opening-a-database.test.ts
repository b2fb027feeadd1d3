import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BadSetting } from '../../../src/platform/config.ts';
import { openDatabase } from '../../../src/platform/database/open-database.ts';
import { ServerUnreachable } from '../../../src/platform/server-unreachable.ts';
import { emptyPostgresDatabase } from '../../harness/postgres-database.ts';
import { DATABASES } from './archive.ts';

const OPENER = new URL('./open-and-close.ts', import.meta.url).pathname;

/** Opens the database in a process of its own. @returns what it said, and its exit code */
function openElsewhere(settings: object): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, [OPENER, JSON.stringify(settings)], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stdout.on('data', (text) => (said += String(text)));
  child.stderr.on('data', (text) => (said += String(text)));
  return new Promise((resolve) => child.once('exit', (code) => resolve({ code, said })));
}

describe('opening a database', () => {
  it.each(DATABASES)('brings its tables up to date once, by however many processes at once, on %s', async (kind) => {
    const dataDir = await mkdtemp(join(tmpdir(), 'phong-doc-opening-'));
    const settings = { dataDir, ...(kind === 'postgres' ? { databaseUrl: await emptyPostgresDatabase() } : {}) };
    const answers = await Promise.all(Array.from({ length: 3 }, () => openElsewhere(settings)));
    expect(answers).toEqual(answers.map(() => ({ code: 0, said: 'open' })));
    const db = await openDatabase(settings);
    expect(await db.selectFrom('record').select('pk').execute()).toEqual([]);
    await db.destroy();
    await rm(dataDir, { recursive: true });
  });

  it.each(DATABASES)('waits for nobody who writes, once the tables are up to date, on %s', async (kind) => {
    const dataDir = await mkdtemp(join(tmpdir(), 'phong-doc-opening-'));
    const settings = { dataDir, ...(kind === 'postgres' ? { databaseUrl: await emptyPostgresDatabase() } : {}) };
    const importing = await openDatabase(settings);
    await importing.transaction().execute(async (trx) => {
      await trx.insertInto('outbox').values({ topic: 'index', payload: '[]' }).execute();
      expect(await openElsewhere(settings)).toEqual({ code: 0, said: 'open' });
    });
    await importing.destroy();
    await rm(dataDir, { recursive: true });
  });

  it('says which setting to change when the data folder cannot be one', async () => {
    const base = await mkdtemp(join(tmpdir(), 'phong-doc-opening-'));
    const file = join(base, 'file');
    await writeFile(file, '');
    await expect(openDatabase({ dataDir: join(file, 'var') })).rejects.toThrow(BadSetting);
    await expect(openDatabase({ dataDir: join(file, 'var') })).rejects.toThrow(/^DATA_DIR is not usable/);
    await rm(base, { recursive: true });
  });

  it('says that PostgreSQL does not answer, without its password', async () => {
    const opening = openDatabase({ dataDir: tmpdir(), databaseUrl: 'postgres://u:matkhau@127.0.0.1:9/none' });
    await expect(opening).rejects.toThrow(ServerUnreachable);
    await expect(opening).rejects.not.toThrow(/matkhau/);
  });
});
