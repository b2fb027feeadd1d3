import type { Kysely } from 'kysely';
import type { Database } from '../database/schema.ts';
import type { Job } from '../jobs/job.ts';
import { sendWaiting, type MailParts } from './send-waiting.ts';

/** A look costs one read of an index that holds only what waits. */
const EVERY_MS = 2_000;

export function mailJob(db: Kysely<Database>, parts: Omit<MailParts, 'signal'>): Job {
  return {
    name: 'mail',
    everyMs: EVERY_MS,
    processes: 'any',
    run: (signal) => sendWaiting(db, { ...parts, signal }),
  };
}
