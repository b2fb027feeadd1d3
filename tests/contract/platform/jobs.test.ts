import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { claimJob } from '../../../src/platform/jobs/claim-job.ts';
import { startJobs } from '../../../src/platform/jobs/start-jobs.ts';
import { DATABASES, openTestDatabase, type TestDatabase } from '../../harness/test-database.ts';

const HOUR_MS = 3_600_000;
const JOB = { name: 'due-days', everyMs: HOUR_MS };

describe.each(DATABASES)('recurring work, %s', (kind) => {
  let test: TestDatabase;
  let time: number;
  const now = () => new Date(time);
  beforeEach(async () => {
    test = await openTestDatabase(kind);
    time = Date.parse('2026-03-02T02:00:00Z');
  });
  afterEach(() => test.close());

  it('is done by one of many processes, and not again before it is due', async () => {
    const processes = await Promise.all(Array.from({ length: 8 }, () => test.beside()));
    const claims = await Promise.all(processes.map((db) => claimJob(db, JOB, now)));
    const mine = claims.filter((claim) => claim !== undefined);
    expect(mine).toHaveLength(1);
    await mine[0]!.release(true);
    time += HOUR_MS - 1;
    expect(await claimJob(test.db, JOB, now)).toBeUndefined();
    time += 1;
    expect(await claimJob(test.db, JOB, now)).toBeDefined();
  });

  it('is due again at once where it failed, and once a process that died has let go of it', async () => {
    const failed = await claimJob(test.db, JOB, now);
    await failed!.release(false);
    const died = await claimJob(test.db, JOB, now);
    expect(died).toBeDefined();
    time += 119_999;
    expect(await claimJob(test.db, JOB, now)).toBeUndefined();
    time += 1;
    const taken = await claimJob(test.db, JOB, now);
    expect(taken).toBeDefined();
    // The one that was taken for dead learns that the work is another's, and cannot end it.
    expect(await died!.holdOn()).toBe(false);
    await died!.release(true);
    expect(await taken!.holdOn()).toBe(true);
  });

  it('stays with a process that is still at it', async () => {
    const claim = await claimJob(test.db, JOB, now);
    time += 100_000;
    expect(await claim!.holdOn()).toBe(true);
    time += 100_000;
    expect(await claimJob(test.db, JOB, now)).toBeUndefined();
  });

  it('goes on after a failure, waits for none of the others, and ends with the portal', async () => {
    const done: string[] = [];
    const failures: string[] = [];
    const stuck = Promise.withResolvers<void>();
    const jobs = startJobs(
      test.db,
      [
        { name: 'fails', everyMs: 10, processes: 'one', run: () => Promise.reject(new Error('no')) },
        {
          name: 'waits',
          everyMs: 10,
          processes: 'one',
          async run(signal) {
            signal.addEventListener('abort', () => stuck.resolve());
            done.push('begun');
            await stuck.promise;
            done.push('told to stop');
          },
        },
        { name: 'each', everyMs: 10, processes: 'any', run: async () => void done.push('each') },
      ],
      (job, error) => failures.push(`${job}: ${error instanceof Error ? error.message : ''}`),
    );
    await expect.poll(() => done.filter((one) => one === 'each').length).toBeGreaterThan(3);
    await expect.poll(() => [failures, done.includes('begun')]).toEqual([['fails: no'], true]);
    await jobs.stop();
    expect(done.at(-1)).toBe('told to stop');
    const count = done.length;
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(done).toHaveLength(count);
    const left = await test.db.selectFrom('job').selectAll().orderBy('name').execute();
    expect(left).toEqual([
      { name: 'fails', claimed_until: null, last_run_at: null },
      { name: 'waits', claimed_until: null, last_run_at: null },
    ]);
  });
});
