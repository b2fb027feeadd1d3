import { defineConfig } from 'vitest/config';
import { LongestFirst } from './tests/harness/longest-first.ts';

export default defineConfig({
  test: {
    include: ['tests/{unit,contract,security}/**/*.test.ts'],
    globalSetup: ['tests/harness/global-setup.ts'],
    // Processes, not threads: the embedded engine and SQLite have threads and global state of their own.
    pool: 'forks',
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
