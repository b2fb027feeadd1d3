import type { Kysely } from 'kysely';
import type { Database } from '../../platform/database/schema.ts';
import { openByDate } from './open-by-date.ts';

/** An hour late at worst after midnight; a look costs one read of an index. */
const EVERY_MS = 3_600_000;

/**
 * Opens what is due, now and every hour, for as long as the portal runs.
 * @param onError told when a look failed; the next one tries again
 * @returns ends it, after the look that may be going on
 */
export function watchOpenings(db: Kysely<Database>, onError: (error: unknown) => void): () => Promise<void> {
  let looking: Promise<unknown> = Promise.resolve();
  const look = () => {
    looking = openByDate(db, new Date()).catch(onError);
  };
  look();
  const timer = setInterval(look, EVERY_MS);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await looking;
  };
}
