import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createRests } from '../../../src/platform/jobs/rests.ts';

const STEP_MS = 30;
/** Timers are exact to a millisecond, and may ring that much early. */
const SLACK_MS = 3;

describe('rests between the steps of a job', () => {
  it('leave the database to others for three quarters of the time', async () => {
    const rest = createRests();
    for (let step = 0; step < 2; step++) {
      const began = performance.now();
      await sleep(STEP_MS);
      const worked = performance.now() - began;
      await rest();
      expect(performance.now() - began).toBeGreaterThanOrEqual(worked * 4 - SLACK_MS);
    }
  });

  it('end with the portal', async () => {
    const stop = new AbortController();
    const rest = createRests(stop.signal);
    await sleep(STEP_MS * 10);
    const began = performance.now();
    setTimeout(() => stop.abort(), STEP_MS);
    await rest();
    expect(performance.now() - began).toBeLessThan(STEP_MS * 10);
    await rest();
  });
});
