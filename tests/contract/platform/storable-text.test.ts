import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordAudit } from '../../../src/platform/audit/record-audit.ts';
import { verifyAudit } from '../../../src/platform/audit/verify-audit.ts';
import { insertRows } from '../../../src/platform/database/bulk-insert.ts';
import { texts } from '../../../src/platform/database/dialects.ts';
import { DATABASES, openTestDatabase, type TestDatabase } from '../../harness/test-database.ts';

/** What anybody can type into an address, and no database of ours takes as it is. */
const HOSTILE = ['\0', 'a\0b', '\ud800', 'a\udc00b', '\0\ud83d', `${'é'.repeat(300)}\0`];
/** Good text, of one byte, two, three and four. */
const GOOD = ['', 'a', 'é', 'Sổ đăng ký', '𠊛 Nôm', "'; drop table job;--", '\\000', '\ufffd'];

describe.each(DATABASES)('what a statement is given, %s', (kind) => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await openTestDatabase(kind);
  });
  afterAll(() => test.close());

  const stored = async (name: string) => {
    const rows = await test.db.selectFrom('job').select('name').where('name', '=', name).execute();
    return rows.map((row) => row.name);
  };
  const readable = (text: string) => text.toWellFormed().replaceAll('\0', '\ufffd');

  it.each(HOSTILE)('%j names nothing, alone, in a list and in a template', async (text) => {
    expect(await stored(text)).toEqual([]);
    expect(
      await test.db
        .selectFrom('job')
        .where('name', 'in', texts(test.db, ['x', text]))
        .select('name')
        .execute(),
    ).toEqual([]);
    expect(await test.db.selectFrom('job').where('name', 'in', ['x', text]).select('name').execute()).toEqual([]);
    expect((await sql`select name from job where name = ${text}`.execute(test.db)).rows).toEqual([]);
  });

  it.each([...HOSTILE, ...GOOD])(
    '%j is kept, found again by the same text and read as what can be read of it',
    async (text) => {
      await test.db.deleteFrom('job').execute();
      const row = { name: text, claimed_until: null, last_run_at: null };
      await test.db.insertInto('job').values(row).execute();
      expect(await stored(text)).toEqual([readable(text)]);
      expect(
        await test.db
          .selectFrom('job')
          .where('name', 'in', texts(test.db, [text]))
          .select('name')
          .execute(),
      ).toHaveLength(1);
      await test.db.deleteFrom('job').execute();
      await insertRows(test.db, 'job', ['name', 'claimed_until', 'last_run_at'], [row]);
      expect(await stored(text)).toEqual([readable(text)]);
    },
  );

  it('is in the log as it is kept, so that the chain holds', async () => {
    for (const text of HOSTILE) {
      const entry = { actor: 'an', action: 'access.denied', subject: `account:${text}`, data: { text } };
      await test.db.transaction().execute((trx) => recordAudit(trx, '2026-03-02T02:00:00.000Z', entry));
    }
    expect(await verifyAudit(test.db)).toMatchObject({ entries: HOSTILE.length, faults: [] });
  });
});
