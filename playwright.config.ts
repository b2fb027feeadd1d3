import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import './tests/harness/beside-imports.ts';
import { browserRooms } from './tests/harness/browser-rooms.ts';
import { findChromium } from './tests/harness/chromium.ts';

const SUITES = fileURLToPath(new URL('tests/e2e', import.meta.url));

export default defineConfig({
  testDir: SUITES,
  projects: browserRooms(SUITES),
  outputDir: 'test-results',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ? [['line'], ['json']] : [['list']],
  globalSetup: './tests/harness/portal-for-browsers.ts',
  use: { launchOptions: await findChromium(), locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh' },
});
