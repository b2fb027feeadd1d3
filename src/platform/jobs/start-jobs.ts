import { setTimeout as sleep } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import type { Database } from '../database/schema.ts';
import { claimJob, CLAIM_MS, type JobClaim } from './claim-job.ts';
import type { Job } from './job.ts';

/** How often a process looks whether a job is due that another may have done: for jobs that are rarely due. */
const LOOK_MS = 30_000;
/** Jobs that fail wait at least so long. */
const AFTER_FAILURE_MS = 5_000;

export interface RunningJobs {
  /** No more are begun; those at work end at their next safe point. */
  stop(): Promise<void>;
}

/**
 * Does each job when it is due, for as long as the portal runs: one job waits for none of the others.
 * @param onError told which job failed; it is tried again
 */
export function startJobs(
  db: Kysely<Database>,
  jobs: readonly Job[],
  onError: (job: string, error: unknown) => void,
  now: () => Date = () => new Date(),
): RunningJobs {
  const stop = new AbortController();
  const loops = jobs.map((job) => loop(job));
  return {
    async stop() {
      stop.abort();
      await Promise.all(loops);
    },
  };

  async function loop(job: Job): Promise<void> {
    while (!stop.signal.aborted) {
      let pause = Math.min(job.everyMs, LOOK_MS);
      try {
        await (job.processes === 'any' ? job.run(stop.signal) : runAlone(job));
      } catch (error) {
        if (!stop.signal.aborted) onError(job.name, error);
        pause = Math.max(pause, AFTER_FAILURE_MS);
      }
      await sleep(pause, undefined, { signal: stop.signal, ref: false }).catch(() => undefined);
    }
  }

  async function runAlone(job: Job): Promise<void> {
    const claim = await claimJob(db, job, now);
    if (!claim) return;
    if (stop.signal.aborted) return claim.release(false);
    const mine = new AbortController();
    const holding = holdOn(claim, mine);
    let isDone = false;
    try {
      await job.run(AbortSignal.any([stop.signal, mine.signal]));
      isDone = !stop.signal.aborted && !mine.signal.aborted;
    } finally {
      clearInterval(holding);
      await claim.release(isDone);
    }
  }

  /** Work that takes long stays this process's; if the claim was lost all the same, the work ends. */
  function holdOn(claim: JobClaim, mine: AbortController): NodeJS.Timeout {
    return setInterval(() => {
      claim.holdOn().then(
        (isHeld) => void (isHeld || mine.abort()),
        () => undefined,
      );
    }, CLAIM_MS / 3).unref();
  }
}
