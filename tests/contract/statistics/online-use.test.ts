import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createOnlineUse } from '../../../src/statistics/online/online-use.ts';
import { t } from '../../../src/i18n/translate.ts';
import { holdingsTable } from '../../../src/interchange/tables/report-tables.ts';
import { createStatistics } from '../../../src/statistics/create-statistics.ts';
import { PUBLIC_HOLDINGS, WHOLE_HOLDINGS } from '../../../src/statistics/measures.ts';
import { noteHeld, heldIn, type Held } from '../../../src/statistics/storage/held.ts';
import { DATABASES, openTestDatabase, type TestDatabase } from '../../harness/test-database.ts';

const PUBLIC = {
  fonds: 3,
  centimetres: 1250,
  files: 100,
  'online-files': 5,
  described: 40,
  online: 7,
  'online-pages': 90,
};
const WHOLE = { 'all-fonds': 4, 'all-centimetres': 1500, 'all-files': 140, 'all-digitised': 30, 'all-pages': 400 };
const HELD: Held = { ...PUBLIC, ...WHOLE };

describe.each(DATABASES)('%s: use on line and holdings', (kind) => {
  let database: TestDatabase;
  beforeEach(async () => (database = await openTestDatabase(kind)));
  afterEach(() => database.close());

  const counts = () =>
    database.db.selectFrom('use_count').select(['day', 'measure', 'value']).orderBy('day').orderBy('measure').execute();

  it('is counted by the day in Việt Nam, and added to what other processes wrote', async () => {
    let time = new Date('2026-03-01T16:59:00.000Z');
    const [here, there] = [
      createOnlineUse(database.db, () => time),
      createOnlineUse(await database.beside(), () => time),
    ];
    here.saw('searches');
    here.saw('searches');
    there.saw('searches');
    time = new Date('2026-03-01T17:01:00.000Z');
    here.saw('downloads');
    for (const use of [here, there, here]) await use.flush();
    expect(await counts()).toEqual([
      { day: '2026-03-01', measure: 'searches', value: 3 },
      { day: '2026-03-02', measure: 'downloads', value: 1 },
    ]);
  });

  it('is not lost where the database does not take it', async () => {
    const use = createOnlineUse(database.db, () => new Date('2026-03-02T03:00:00.000Z'));
    use.saw('record-views');
    await database.db.schema.alterTable('use_count').renameTo('away').execute();
    await expect(use.flush()).rejects.toThrow();
    use.saw('record-views');
    await database.db.schema.alterTable('away').renameTo('use_count').execute();
    await use.flush();
    expect(await counts()).toEqual([{ day: '2026-03-02', measure: 'record-views', value: 2 }]);
  });

  it('holdings are noted once for each month, as they stood last', async () => {
    await noteHeld(database.db, '2026-01-31', HELD);
    await noteHeld(database.db, '2026-02-01', { ...HELD, files: 101 });
    await noteHeld(database.db, '2026-02-17', { ...HELD, files: 120 });
    const year = { from: '2026-01-01', until: '2026-12-31' };
    expect(await heldIn(database.db, year, [...PUBLIC_HOLDINGS, ...WHOLE_HOLDINGS])).toEqual([
      { day: '2026-01-31', held: HELD },
      { day: '2026-02-17', held: { ...HELD, files: 120 } },
    ]);
    // The whole is for the archive's own reports.
    const told = await createStatistics(database.db, () => new Date('2026-03-02T03:00:00.000Z')).publicFigures(2026);
    expect(told?.holdings).toEqual([{ day: '2026-02-17', held: { ...PUBLIC, files: 120 } }]);
  });

  it('shelf that no description states is unknown, not none', async () => {
    await noteHeld(database.db, '2026-04-30', { ...HELD, centimetres: null, 'all-centimetres': null });
    const [noted] = await heldIn(database.db, { from: '2026-04-01', until: '2026-04-30' }, PUBLIC_HOLDINGS);
    const { centimetres: _, ...others } = PUBLIC;
    expect(noted).toEqual({ day: '2026-04-30', held: others });
    expect(holdingsTable('vi', [noted!]).rows[0]).toContain(t('vi').figures.notStated);
  });
});
