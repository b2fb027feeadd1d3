import { defineConfig } from 'vitest/config';
import './tests/harness/beside-imports.ts';
import { LongestFirst } from './tests/harness/longest-first.ts';

export default defineConfig({
  test: {
    include: ['tests/{unit,contract,security}/**/*.test.ts'],
    globalSetup: ['tests/harness/global-setup.ts'],
    // Processes, not threads: the embedded engine and SQLite have threads and global state of their own.
    pool: 'forks',
    // One more than the cores of the smallest machine this runs on: some suite always waits, for a sweep or a mail server.
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
