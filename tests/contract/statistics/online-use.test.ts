import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createOnlineUse } from '../../../src/statistics/online/online-use.ts';
import { noteHeld, heldIn, type Held } from '../../../src/statistics/storage/held.ts';
import { DATABASES, openTestDatabase, type TestDatabase } from '../../harness/test-database.ts';

const HELD: Held = { fonds: 3, centimetres: 1250, files: 100, described: 40, online: 7, 'online-pages': 90 };

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
    expect(await heldIn(database.db, { from: '2026-01-01', until: '2026-12-31' })).toEqual([
      { day: '2026-01-31', held: HELD },
      { day: '2026-02-17', held: { ...HELD, files: 120 } },
    ]);
  });
});
