import { test as base } from '@playwright/test';
import type { Page } from '@playwright/test';
import { FondsPage } from './pages/fonds-page.ts';
import { HomePage } from './pages/home-page.ts';
import { InsidePage } from './pages/inside-page.ts';
import { ReaderPage } from './pages/reader-page.ts';
import { RecordPage } from './pages/record-page.ts';
import { SearchPage } from './pages/search-page.ts';
import { TreePage } from './pages/tree-page.ts';
import { findSamples } from './samples.ts';
import type { Samples } from './samples.ts';
import type { Lang } from '../../src/i18n/languages.ts';

export { expect } from '@playwright/test';

/** A wide screen and the narrowest phone in use. */
export const WIDE = { width: 1280, height: 900 };
export const PHONE = { width: 360, height: 740 };

interface Given {
  /** The language the reader has come in. */
  lang: Lang;
}

interface Met {
  home: HomePage;
  fonds: FondsPage;
  search: SearchPage;
  record: RecordPage;
  tree: TreePage;
  reader: ReaderPage;
  inside: InsidePage;
  /** What went wrong out of the reader's sight so far; the test fails at its end when there is anything. */
  faults: string[];
}

/** A reader before the shared portal. Whatever a test is about, no page may complain or ask another host. */
export const test = base.extend<Given & Met, { samples: Samples }>({
  samples: [async ({}, use) => use(await findSamples(process.env.PORTAL_URL ?? '')), { scope: 'worker' }],
  lang: ['vi', { option: true }],
  baseURL: async ({}, use) => use(process.env.PORTAL_URL),
  home: async ({ page, lang }, use) => use(new HomePage(page, lang)),
  fonds: async ({ page, lang }, use) => use(new FondsPage(page, lang)),
  search: async ({ page, lang }, use) => use(new SearchPage(page, lang)),
  record: async ({ page, lang }, use) => use(new RecordPage(page, lang)),
  tree: async ({ page, lang }, use) => use(new TreePage(page, lang)),
  reader: async ({ page, lang }, use) => use(new ReaderPage(page, lang)),
  inside: async ({ page, lang }, use) => use(new InsidePage(page, lang)),
  faults: [
    async ({ page, baseURL }, use) => {
      const faults: string[] = [];
      listenForFaults(page, baseURL ?? '', faults);
      await use(faults);
      base.expect(faults).toEqual([]);
    },
    { auto: true },
  ],
});

/** Console errors (a breach of the security policy is one), script faults, requests elsewhere, files that are missing. */
function listenForFaults(page: Page, origin: string, faults: string[]): void {
  page.on('console', (message) => {
    // The answer itself says it better, below; for a page that is meant to be missing it is no fault.
    if (message.text().startsWith('Failed to load resource')) return;
    if (message.type() === 'error' || message.type() === 'warning') faults.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`script: ${error.message}`));
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(`${origin}/`) && !url.startsWith('data:')) faults.push(`asks another host: ${url}`);
  });
  page.on('response', (answer) => {
    const isPage = answer.request().isNavigationRequest();
    if (!isPage && answer.status() >= 400) faults.push(`${answer.status()}: ${answer.url()}`);
  });
}
