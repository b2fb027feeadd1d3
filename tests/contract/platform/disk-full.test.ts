import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isDiskFull } from '../../../src/platform/database/disk-full.ts';
import { openTestDatabase, type TestDatabase } from '../../harness/test-database.ts';

describe('a disk without room', () => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await openTestDatabase('sqlite');
  });
  afterEach(() => database.close());

  it('is what a transaction fails of, and nothing of it stays', async () => {
    const { db } = database;
    const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(db);
    await sql`pragma max_page_count = ${sql.lit(rows[0]!.page_count + 5)}`.execute(db);
    const event = { topic: 'index', payload: JSON.stringify('x'.repeat(10_000)) } as const;
    const fault = await db
      .transaction()
      .execute(async (trx) => {
        for (let i = 0; i < 100; i++) await trx.insertInto('outbox').values(event).execute();
      })
      .catch((error: unknown) => error);
    expect(fault).toMatchObject({ message: 'database or disk is full' });
    expect(isDiskFull(fault)).toBe(true);
    expect(await db.selectFrom('outbox').select('seq').execute()).toEqual([]);
  });

  it('is known by what each system calls it', () => {
    for (const code of ['ENOSPC', '53100']) expect(isDiskFull(Object.assign(new Error('full'), { code }))).toBe(true);
    // As SQLite says it where not even the file for its shared memory can be made (seen on a full tmpfs).
    expect(isDiskFull(Object.assign(new Error('disk I/O error'), { errcode: 4874 }))).toBe(true);
    expect(isDiskFull(Object.assign(new Error('disk I/O error'), { errcode: 266 }))).toBe(false);
    expect(isDiskFull(new Error('full'))).toBe(false);
    expect(isDiskFull(Object.assign(new Error('busy'), { errcode: 5 }))).toBe(false);
  });
});
