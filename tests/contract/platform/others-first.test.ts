import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keepCheckpoints } from '../../../src/platform/database/keep-checkpoints.ts';
import { openDatabase } from '../../../src/platform/database/open-database.ts';
import { DATABASES, openTestDatabase, type TestDatabase } from '../../harness/test-database.ts';

const PATIENCE_MS = 10_000;

describe.each(DATABASES)('work on the database that leaves others their turn, %s', (kind) => {
  let test: TestDatabase;
  beforeEach(async () => {
    test = await openTestDatabase(kind);
  });
  afterEach(() => test.close());

  it('lets the event loop go on between statements, however many follow one another', async () => {
    let turns = 0;
    const timer = setInterval(() => turns++, 1);
    const began = performance.now();
    while (turns < 3 && performance.now() - began < PATIENCE_MS) await sql`select 1`.execute(test.db);
    clearInterval(timer);
    expect(turns).toBeGreaterThanOrEqual(3);
  });

  it('reads and writes go on while what was committed is carried into the database file', async () => {
    const failures: unknown[] = [];
    const end = keepCheckpoints(test.db, test.dataDir, (error) => failures.push(error));
    for (let i = 0; i < 50; i++) {
      await test.db
        .insertInto('job')
        .values({ name: `job ${i}`, claimed_until: null, last_run_at: 'x'.repeat(10_000) })
        .execute();
    }
    if (kind === 'sqlite') await expect.poll(() => jobsInTheFileAlone(test.dataDir), { timeout: PATIENCE_MS }).toBe(50);
    await end();
    expect(await test.db.selectFrom('job').select('name').execute()).toHaveLength(50);
    expect(failures).toEqual([]);
  });
});

describe('SQLite', () => {
  it('flushes each transaction where power failing must take nothing that was answered as done', async () => {
    const test = await openTestDatabase('sqlite');
    const importing = await openDatabase(test, 'later');
    const flushes = async (db: TestDatabase['db']) => (await sql`pragma synchronous`.execute(db)).rows;
    const [normal, full] = [1, 2];
    expect(await flushes(test.db)).toEqual([{ synchronous: full }]);
    expect(await flushes(importing)).toEqual([{ synchronous: normal }]);
    await importing.destroy();
    await test.close();
  });

  it('goes on by itself where the thread for it cannot', async () => {
    const test = await openTestDatabase('sqlite');
    const failures: unknown[] = [];
    const end = keepCheckpoints(test.db, join(test.dataDir, 'not-there'), (error) => failures.push(error));
    await expect.poll(() => failures.length, { timeout: PATIENCE_MS }).toBe(1);
    await sleep(0);
    const { rows } = await sql<{ wal_autocheckpoint: number }>`pragma wal_autocheckpoint`.execute(test.db);
    expect(rows).toEqual([{ wal_autocheckpoint: 4_000 }]);
    await end();
    await test.close();
  });
});

/** Read from a copy of the file without its log. */
async function jobsInTheFileAlone(dataDir: string): Promise<number> {
  const copy = join(dataDir, 'copy.sqlite');
  await copyFile(join(dataDir, 'catalogue.sqlite'), copy);
  const file = new DatabaseSync(copy);
  try {
    return Number(file.prepare('select count(*) as count from job').get()?.count);
  } catch {
    return 0;
  } finally {
    file.close();
  }
}
