import { timeInVietnam } from '../../platform/vietnam-time.ts';

/** The hour and minute of an instant in Việt Nam: `09:05`. */
export function timeText(instant: string): string {
  return timeInVietnam(new Date(instant));
}
