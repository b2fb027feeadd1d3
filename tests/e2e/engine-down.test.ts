import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
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

/** An engine that can be taken away and brought back. */
type Outage = Pick<RunningMeilisearch, 'halt' | 'resume' | 'stop'>;

/** Where there is no server to be had, the portal's own index goes away. */
function ofOwnIndex(dataDir: string): Outage {
  const pointer = join(dataDir, 'search', 'current');
  return {
    halt: () => rename(pointer, `${pointer}.away`),
    resume: () => rename(`${pointer}.away`, pointer),
    stop: async () => undefined,
  };
}

/** One portal of its own on an engine of its own, a Meilisearch where there is one, which goes away and comes back. */
test.describe.serial('a reading room whose search engine goes away', () => {
  test.use({ viewport: PHONE, baseURL: async ({}, use) => use(portal?.url) });
  let folder: string;
  let portal: RunningTestPortal | undefined;
  let engine: Outage;

  test.beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'phong-doc-e2e-'));
    await writeFile(join(folder, 'muc-luc.xml'), extremeFindingAid(true));
    const findingAids = [join(folder, 'muc-luc.xml')];
    const server = (await findMeilisearch()) === undefined ? undefined : await startMeilisearch();
    portal = await startPortal({
      findingAids,
      env: server ? { MEILI_URL: server.url, MEILI_KEY: server.key } : {},
    });
    engine = server ?? ofOwnIndex(portal.dataDir);
  });

  test.afterAll(async () => {
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
