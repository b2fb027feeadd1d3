import { constants, getPriority, setPriority } from 'node:os';

/**
 * From here on whatever else runs on this machine comes before this process, and before threads and processes that it
 * starts later. Who started it may have said so already, and more of it: that stays.
 */
export function giveWay(): void {
  const below = constants.priority.PRIORITY_BELOW_NORMAL;
  if (getPriority() < below) setPriority(below);
}
