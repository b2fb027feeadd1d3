import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchOpenings } from '../../../src/catalogue/storage/watch-openings.ts';
import { DATABASES, openArchive, type TestArchive } from './archive.ts';

/** Half past eleven at night in Việt Nam, the day before: still the 30th of November at Greenwich. */
const EVENING = new Date('2026-11-30T16:30:00Z');
const MINUTE_MS = 60_000;

describe.each(DATABASES)('a record that opens on a day, in a portal that runs, on %s', (database) => {
  let archive: TestArchive;
  beforeEach(async () => {
    archive = await openArchive(database);
    const access = {
      level: 'closed',
      opensOn: '2026-12-01',
      titleVisibility: 'masked',
      titleOpensOn: '2026-12-01',
    } as const;
    await archive.write('a.aid', [{ depth: 0, key: 'f', title: 'Phông đê', access }]);
    await archive.import({ now: EVENING });
    await archive.drain();
    vi.useFakeTimers({ now: EVENING, toFake: ['Date', 'setTimeout', 'clearTimeout'] });
  });
  afterEach(async () => {
    vi.useRealTimers();
    await archive.close();
  });

  const row = () =>
    archive.db.selectFrom('record').select(['access', 'title_visibility', 'opens_on']).executeTakeFirstOrThrow();
  /** Lets the look that the clock began come to its end. */
  const later = async (minutes: number) => {
    await vi.advanceTimersByTimeAsync(minutes * MINUTE_MS);
    for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setImmediate(resolve));
  };

  it('opens at midnight there, with its title, and the index is told', async () => {
    const end = watchOpenings(archive.db, (error) => expect.unreachable(String(error)));
    await later(0);
    await later(29);
    expect(await row()).toEqual({ access: 'closed', title_visibility: 'masked', opens_on: '2026-12-01' });
    await later(1);
    await expect.poll(row).toEqual({ access: 'open', title_visibility: 'public', opens_on: null });
    await end();
    expect(await archive.drain()).toEqual({ upserts: ['Phông đê'], removals: 0 });
  });

  it('opens a minute later where the database could not be asked', async () => {
    vi.setSystemTime('2026-11-30T16:59:30Z');
    vi.spyOn(archive.db, 'selectFrom').mockImplementationOnce(() => {
      throw new Error('away');
    });
    const faults: string[] = [];
    const end = watchOpenings(archive.db, (error) => faults.push(String(error)));
    await expect.poll(() => faults).toEqual(['Error: away']);
    await later(1);
    await expect.poll(row).toMatchObject({ access: 'open' });
    await end();
  });
});
