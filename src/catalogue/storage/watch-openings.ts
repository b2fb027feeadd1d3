import type { Kysely } from 'kysely';
import type { Database } from '../../platform/database/schema.ts';
import { dayInVietnam } from '../../platform/vietnam-time.ts';
import { openByDate } from './open-by-date.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/**
 * Opens what is due, now, at each midnight in Việt Nam, and every hour, for as long as the portal runs: a look costs one
 * read of an index, and a computer that was asleep, or whose clock was put right, has missed a midnight.
 * @param onError told when a look failed; the next one, a minute later, tries again
 * @returns ends it, after the look that may be going on
 */
export function watchOpenings(db: Kysely<Database>, onError: (error: unknown) => void): () => Promise<void> {
  let looking: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  let isEnded = false;
  const look = async (): Promise<void> => {
    const isDone = await openByDate(db, new Date()).then(
      () => true,
      (error: unknown) => {
        onError(error);
        return false;
      },
    );
    if (isEnded) return;
    timer = setTimeout(begin, isDone ? untilNextLook(new Date()) : MINUTE_MS);
    timer.unref();
  };
  const begin = () => {
    looking = look();
  };
  begin();
  return async () => {
    isEnded = true;
    clearTimeout(timer);
    await looking;
  };
}

/** Milliseconds. */
function untilNextLook(now: Date): number {
  const midnight = Date.parse(`${dayInVietnam(now)}T00:00:00+07:00`) + DAY_MS;
  return Math.min(HOUR_MS, midnight - now.getTime());
}
