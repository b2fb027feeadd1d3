import type { Job } from '../platform/jobs/job.ts';
import type { AccountPrivacy } from './people.ts';

const HOUR_MS = 3_600_000;

/** Makes up for what a change of the calendar could not reach at once. */
export function accountDaysJob(people: Pick<AccountPrivacy, 'recomputeAccountDays'>): Job {
  return { name: 'account-days', everyMs: HOUR_MS, processes: 'one', run: () => people.recomputeAccountDays() };
}
