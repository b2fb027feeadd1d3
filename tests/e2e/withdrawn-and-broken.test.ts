import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, PHONE, test } from './reading-room.ts';
import { extremeFindingAid, LONG_TITLE, LONG_WORD } from './extremes.ts';
import { expectAccessible, expectNoSidewaysScroll, expectOpenToEveryone, expectSoundMarkup } from './sound-page.ts';
import { startPortal } from '../harness/portal.ts';
import { t } from '../../src/i18n/translate.ts';
import type { RunningTestPortal } from '../harness/portal.ts';

const WITHDRAWN = 'Sổ sẽ bị rút khỏi mục lục';
const LANGUAGES = [
  { lang: 'vi' as const, records: '/ho-so/' },
  { lang: 'en' as const, records: '/en/records/' },
];

/** One portal of its own, in this order: as the archive brought it, then with its database broken. */
test.describe.serial('an archive with texts of every length', () => {
  test.use({ viewport: PHONE, baseURL: async ({}, use) => use(portal?.url) });
  let folder: string;
  let portal: RunningTestPortal | undefined;
  let withdrawnId: string;

  test.beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'phong-doc-e2e-'));
    const dataDir = join(folder, 'data');
    const findingAids = [join(folder, 'muc-luc.xml')];
    await mkdir(dataDir);
    await writeFile(findingAids[0]!, extremeFindingAid(true));
    portal = await startPortal({ dataDir, findingAids });
    withdrawnId = await idOf(WITHDRAWN);
    await portal?.stop();
    await writeFile(findingAids[0]!, extremeFindingAid(false));
    portal = await startPortal({ dataDir, findingAids });
  });

  test.afterAll(async () => {
    await portal?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  async function idOf(title: string): Promise<string> {
    const answer = await fetch(`${portal?.url}/api/v1/search?limit=100`);
    const { hits }: { hits: { id: string; title: string }[] } = await answer.json();
    return hits.find((hit) => hit.title === title)?.id ?? '';
  }

  test('fits a phone, however long a title is', async ({ page, search, record }) => {
    for (const query of ['', 'sort=reference&group=1', `q=${encodeURIComponent(LONG_WORD)}`]) {
      await search.open(query);
      await expect(search.hits.first()).toBeVisible();
      await search.showFilters();
      await expectNoSidewaysScroll(page);
    }
    await search.open('sort=reference');
    await expectAccessible(page);
    for (const title of [LONG_WORD, LONG_TITLE, `Phông ${LONG_WORD}`]) {
      await record.open(await idOf(title));
      await expect(record.title).toBeVisible();
      await expectNoSidewaysScroll(page);
      await record.wholeTree.click();
      await expectNoSidewaysScroll(page);
    }
    await page.goto('/phong');
    await expectNoSidewaysScroll(page);
  });

  test('shows a title that looks like markup as it was written', async ({ page, search }) => {
    await search.open('q=ngoặc');
    await expect(search.titles.first()).toHaveText('<b onclick="alert(1)">Đậm</b> &amp; "ngoặc"');
    await search.titles.first().click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('<b onclick="alert(1)">Đậm</b> &amp; "ngoặc"');
  });

  for (const { lang, records } of LANGUAGES) {
    test(`says that a record was withdrawn, in the frame of every page (${lang})`, async ({ page }) => {
      const answer = await page.goto(records + withdrawnId);
      expect(answer?.status()).toBe(410);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(t(lang).errors[410].title);
      await expect(page.getByText(WITHDRAWN)).toHaveCount(0);
      await expectSoundMarkup(page, (await answer?.text()) ?? '');
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
      await page.locator('main').getByRole('searchbox').fill('sổ');
      await page.locator('main').getByRole('searchbox').press('Enter');
      await expect(page.getByRole('article').first()).toBeVisible();
    });
  }

  test('says so when its database fails, and shows nothing of how', async ({ page }) => {
    const id = await idOf('Sổ số 1');
    const file = new DatabaseSync(join(folder, 'data', 'catalogue.sqlite'));
    file.exec('ALTER TABLE record RENAME TO lost');
    file.close();
    for (const { lang, records } of LANGUAGES) {
      const answer = await page.goto(records + id);
      expect(answer?.status()).toBe(500);
      const text = (await answer?.text()) ?? '';
      expect(text).not.toMatch(/SQLITE|no such table|\.ts:|node_modules/);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(t(lang).errors[500].title);
      await expect(page.getByText(t(lang).errors.requestId)).toBeVisible();
      await expect(page.locator('main').getByRole('searchbox')).toBeVisible();
      await expectOpenToEveryone(page, text);
    }
    expect((await page.request.get('/readyz')).status()).toBe(503);
    expect((await page.request.get('/healthz')).status()).toBe(200);
    expect(portal?.log()).toMatch(/lost|no such table/);
  });
});
