import { setTimeout as sleep } from 'node:timers/promises';

/** Of a job's time: the database is the readers' for the rest of it. */
const SHARE = 1 / 4;
const LONGEST_MS = 2_000;

/**
 * For work of many small steps on a database that people are using: after each step, a rest three times as long as it
 * took, so that thousands of them are felt by nobody. A step that had to wait for others is followed by a longer rest.
 * @param signal ends a rest early
 * @returns call it after each step
 */
export function createRests(signal?: AbortSignal): () => Promise<void> {
  let began = performance.now();
  return async () => {
    const rest = (performance.now() - began) * (1 / SHARE - 1);
    await sleep(Math.min(rest, LONGEST_MS), undefined, { signal }).catch(() => undefined);
    began = performance.now();
  };
}
