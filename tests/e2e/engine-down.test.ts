import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, PHONE, test } from './reading-room.ts';
import { extremeFindingAid } from './extremes.ts';
import { expectAccessible, expectNoSidewaysScroll, expectSoundMarkup } from './sound-page.ts';
import { findMeilisearch, startMeilisearch } from '../harness/meilisearch.ts';
import { startPortal } from '../harness/portal.ts';
import { t } from '../../src/i18n/translate.ts';
import type { RunningMeilisearch } from '../harness/meilisearch.ts';
import type { RunningTestPortal } from '../harness/portal.ts';

/** One portal of its own on a Meilisearch of its own, which goes away and comes back. */
test.describe.serial('a reading room whose search engine goes away', () => {
  test.use({ viewport: PHONE, baseURL: async ({}, use) => use(portal?.url) });
  let folder: string;
  let portal: RunningTestPortal | undefined;
  let engine: RunningMeilisearch;
  let isHere = false;

  test.beforeAll(async () => {
    isHere = (await findMeilisearch()) !== undefined;
    if (!isHere) return;
    folder = await mkdtemp(join(tmpdir(), 'phong-doc-e2e-'));
    await writeFile(join(folder, 'muc-luc.xml'), extremeFindingAid(true));
    engine = await startMeilisearch();
    portal = await startPortal({
      findingAids: [join(folder, 'muc-luc.xml')],
      env: { MEILI_URL: engine.url, MEILI_KEY: engine.key },
    });
  });

  test.beforeEach(() => test.skip(!isHere, 'There is no meilisearch on the PATH.'));

  test.afterAll(async () => {
    if (!isHere) return;
    await portal?.stop();
    await engine.stop();
    await rm(folder, { recursive: true, force: true });
  });

  test('answers while it is there', async ({ page, search }) => {
    await search.open('q=so');
    expect(await search.total()).toBeGreaterThan(30);
    expect((await page.request.get('/readyz')).status()).toBe(200);
  });

  test('says so in both languages when it is gone, and still shows what it holds', async ({ page, record }) => {
    await engine.halt();
    for (const { lang, path } of [
      { lang: 'vi' as const, path: '/tim-kiem?q=so' },
      { lang: 'en' as const, path: '/en/search?q=so' },
      { lang: 'vi' as const, path: '/tim-kiem/loc/creator?q=so' },
    ]) {
      const answer = await page.goto(path);
      expect(answer?.status()).toBe(503);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(t(lang).search.downTitle);
      await expect(page.getByRole('link', { name: t(lang).search.tryAgain })).toBeVisible();
      await expect(page.locator('main').getByRole('searchbox')).toHaveValue('so');
      await expectSoundMarkup(page, (await answer?.text()) ?? '');
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
    }
    expect((await page.request.get('/api/v1/search?q=so')).status()).toBe(503);
    expect((await page.request.get('/readyz')).status()).toBe(503);
    expect((await page.request.get('/healthz')).status()).toBe(200);

    await page.goto('/phong');
    await page.locator('.listing a').first().click();
    await expect(record.citation).toBeVisible();
    await expect(record.wholeTree).toBeVisible();
  });

  test('answers again by itself when it is back', async ({ page, search }) => {
    await engine.resume();
    await search.open('q=so');
    expect(await search.total()).toBeGreaterThan(30);
    expect((await page.request.get('/readyz')).status()).toBe(200);
  });
});
