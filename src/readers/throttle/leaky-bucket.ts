/** So many tries at once, and one more after so many minutes (content/policy/accounts.yaml). */
export interface ThrottleRule {
  tries: number;
  minutesForOne: number;
}

/** Tries counted at a moment, less what has drained since. */
export interface BucketLevel {
  level: number;
  at: number;
}

/** What is left in it now. @param now milliseconds since 1970, as in the bucket */
export function drained({ level, at }: BucketLevel, { minutesForOne }: ThrottleRule, now: number): number {
  // A clock that was set back must not fill a bucket.
  const minutes = Math.max(0, now - at) / 60_000;
  return Math.max(0, level - minutes / minutesForOne);
}

/** Seconds until there is room for one more; 0 when there is. The wait ends whatever others do meanwhile. */
export function secondsToWait(level: number, { tries, minutesForOne }: ThrottleRule): number {
  return Math.ceil(Math.max(0, level + 1 - tries) * minutesForOne * 60);
}
