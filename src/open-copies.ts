import { join } from 'node:path';
import type { Kysely } from 'kysely';
import type { Copies } from './copies/copies.ts';
import type { CopyDesk } from './copies/copy-desk.ts';
import { createCopies, createCopyDesk } from './copies/create-copies.ts';
import { endOrdersInTime } from './copies/keeping-time/end-in-time.ts';
import { recomputeOrderDays } from './copies/keeping-time/recompute-order-days.ts';
import { purgeCopyFiles } from './copies/keeping-time/purge-files.ts';
import { loadCopyPolicy } from './copies/load-policy.ts';
import { copiesKept } from './copies/privacy/copies-kept.ts';
import type { CopyRoom } from './copies/room.ts';
import type { Config } from './platform/config.ts';
import type { Database } from './platform/database/schema.ts';
import { createFileStore } from './platform/file-store.ts';
import type { Job } from './platform/jobs/job.ts';
import { clamd } from './platform/scanner/clamd.ts';
import type { KeptElsewhere } from './requests/privacy/kept-elsewhere.ts';
import type { Room } from './requests/room.ts';
import { liveGrants } from './requests/storage/grants-in-force.ts';
import type { CountUse } from './visits/counting.ts';

const HOUR_MS = 3_600_000;

export interface OpenedCopies {
  copies: Copies;
  copyDesk: CopyDesk;
  /** What is kept of a reader, for the rules of privacy. */
  kept: KeptElsewhere;
  jobs: Job[];
  /** Works out the last days of orders that run anew, after a change of the calendar. */
  recompute(): Promise<number>;
}

/**
 * Puts orders of copies together: fees and limits of CONTENT_DIR, records and grants behind their ports.
 * @param requests what access requests work with: copies go by the same purposes, times and calendar
 * @throws BadContent naming the policy file and the key
 */
export function openCopies(
  db: Kysely<Database>,
  config: Pick<Config, 'contentDir' | 'dataDir' | 'clamdUrl'>,
  { requests, count }: { requests: Room; count: CountUse },
): OpenedCopies {
  const room: CopyRoom = {
    db,
    count,
    now: requests.now,
    policy: loadCopyPolicy(config.contentDir),
    requestPolicy: requests.policy,
    facts: requests.facts,
    calendar: requests.calendar,
    grants: liveGrants,
    files: createFileStore(join(config.dataDir, 'copies')),
    ...(config.clamdUrl ? { scanner: clamd(config.clamdUrl) } : {}),
  };
  return {
    copies: createCopies(room),
    copyDesk: createCopyDesk(room),
    kept: copiesKept(room),
    recompute: () => recomputeOrderDays(room),
    jobs: [
      { name: 'copy-due-days', everyMs: HOUR_MS, processes: 'one', run: (signal) => recomputeOrderDays(room, signal) },
      { name: 'copy-orders', everyMs: HOUR_MS, processes: 'one', run: (signal) => endOrdersInTime(room, signal) },
      { name: 'copy-files', everyMs: HOUR_MS, processes: 'one', run: () => purgeCopyFiles(room) },
    ],
  };
}
