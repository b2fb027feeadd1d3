import type { Job } from '../platform/jobs/job.ts';
import type { AccountPrivacy } from './people.ts';

const HOUR_MS = 3_600_000;

/** Registrations never confirmed, links and sessions that ran out, buckets that are empty. */
export function purgeJob(people: Pick<AccountPrivacy, 'purge'>): Job {
  return { name: 'purge-accounts', everyMs: HOUR_MS, processes: 'one', run: () => people.purge() };
}
