import type { Command } from './command.ts';

/** Every command by name, in the order of the help; loaded only when asked for, since some bring much with them. */
export const COMMANDS: Record<string, () => Promise<{ command: Command }>> = {
  serve: () => import('./serve.ts'),
  import: () => import('./import.ts'),
  reindex: () => import('./reindex.ts'),
  search: () => import('./search.ts'),
  staff: () => import('./staff.ts'),
  audit: () => import('./audit.ts'),
  stats: () => import('./stats.ts'),
  sample: () => import('./sample.ts'),
  doctor: () => import('./doctor.ts'),
};
