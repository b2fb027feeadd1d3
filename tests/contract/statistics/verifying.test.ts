import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyFigures } from '../../../src/statistics/verify.ts';
import { countUse } from '../../../src/statistics/storage/count-use.ts';
import { runCommand } from '../../security/run-command.ts';
import { DATABASES, openTestDatabase, type TestDatabase } from '../../harness/test-database.ts';
import { plantYear } from './planted-year.ts';

describe.each(DATABASES)('%s: phong-doc stats verify', (kind) => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openTestDatabase(kind);
    await plantYear(database.db, 2025, 80, 3);
  });
  afterAll(() => database.close());

  const verify = (...more: string[]) =>
    runCommand(['stats', 'verify', ...more], {
      DATA_DIR: database.dataDir,
      ...(database.databaseUrl ? { DATABASE_URL: database.databaseUrl } : {}),
    });

  it('finds nothing where the figures are what happened', async () => {
    const { figures, differences } = await verifyFigures(database.db);
    expect(differences).toEqual([]);
    expect(figures).toBeGreaterThan(100);
    expect(await verify('--json')).toMatchObject({
      code: 0,
      stdout: `${JSON.stringify({ ok: true, figures, differences: [] })}\n`,
    });
  });

  it('names every figure that was changed, lost or invented, and nothing else', async () => {
    const { db } = database;
    const real = await db.selectFrom('use_count').selectAll().where('measure', '=', 'pages').execute();
    const [changed, lost] = real.filter(({ value }) => value > 1);
    const isRow = (row: typeof changed) =>
      sql<boolean>`(day, measure, purpose, is_foreign) = (${row!.day}, ${row!.measure}, ${row!.purpose}, ${row!.is_foreign})`;
    const less = { value: changed!.value - 1 };
    await db.updateTable('use_count').set(less).where(isRow(changed)).execute();
    await db.deleteFrom('use_count').where(isRow(lost)).execute();
    const invented = { day: '2025-12-31', purpose: 'invented', isForeign: true, amounts: { visits: 3 } };
    await db.transaction().execute((trx) => countUse(trx, invented));

    const { differences } = await verifyFigures(db);
    const of = (row: typeof changed) => ({
      day: row!.day,
      measure: 'pages',
      purpose: row!.purpose,
      isForeign: row!.is_foreign === 1,
      happened: row!.value,
    });
    expect(differences).toHaveLength(3);
    expect(differences).toEqual(
      expect.arrayContaining([
        { ...of(changed), counted: less.value },
        { ...of(lost), counted: 0 },
        { day: '2025-12-31', measure: 'visits', purpose: 'invented', isForeign: true, counted: 3, happened: 0 },
      ]),
    );
    const said = await verify();
    expect(said).toMatchObject({ code: 1, stdout: '3 differences.\n' });
    expect(said.stderr).toContain(
      '2025-12-31, visits (invented, from abroad): the figures say 3, what happened adds up to 0.',
    );
  });

  it('finds a hand-over that was taken out of its register', async () => {
    const { db } = database;
    const before = (await verifyFigures(db)).differences.length;
    const { pk } = await db
      .selectFrom('delivery')
      .select('pk')
      .where('pages', '>', 0)
      .where('id', 'not in', (e) => e.selectFrom('register_correction').select('entry_id'))
      .orderBy('pk')
      .executeTakeFirstOrThrow();
    await db.deleteFrom('delivery').where('pk', '=', pk).execute();
    expect((await verifyFigures(db)).differences.length).toBeGreaterThan(before);
  });

  it('takes no other word', async () => {
    expect(await runCommand(['stats'], {})).toMatchObject({
      code: 2,
      stderr: 'Say what to do: phong-doc stats verify.\n',
    });
  });
});
