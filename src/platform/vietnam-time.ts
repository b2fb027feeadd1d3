const SEVEN_HOURS_MS = 7 * 60 * 60 * 1000;

const DAY_MS = 24 * 60 * 60 * 1000;

/** The calendar day in Việt Nam at an instant: `2026-11-22`. Seven hours ahead of UTC all year, since 1975. */
export function dayInVietnam(time: Date): string {
  const day = Math.floor((time.getTime() + SEVEN_HOURS_MS) / DAY_MS);
  if (day !== lastDay.day) lastDay = { day, written: new Date(day * DAY_MS).toISOString().slice(0, 10) };
  return lastDay.written;
}

/** Every page asks for today. `day`: since 1 January 1970. */
let lastDay = { day: 0, written: '1970-01-01' };

/** What a clock on a wall in Việt Nam shows at an instant: `16:30`. */
export function timeInVietnam(time: Date): string {
  return new Date(time.getTime() + SEVEN_HOURS_MS).toISOString().slice(11, 16);
}
