import { expect, test } from './reading-room.ts';
import { WAYS_TO_READ } from './ways-to-read.ts';
import { t } from '../../src/i18n/translate.ts';

for (const { way, lang, viewport, javaScriptEnabled } of WAYS_TO_READ) {
  test.describe(way, () => {
    test.use({ lang, viewport, javaScriptEnabled });

    test('a reader asks, filters, reads a record, looks round it in the tree, and cites it', async ({
      page,
      home,
      search,
      record,
      tree,
    }) => {
      const { words } = t(lang);
      await home.open();
      await home.ask('de dieu');
      await expect(page).toHaveURL(/\/(tim-kiem|en\/search)\?q=de\+dieu$/);
      const all = await search.total();
      expect(all).toBeGreaterThan(20);
      await expect(search.hits.first().locator('mark').first()).toBeVisible();

      await search.filter('level', words.levels.file, javaScriptEnabled);
      await expect(search.chips).toContainText([words.levels.file]);
      await expect(page).toHaveURL(/[?&]level=file/);
      const files = await search.total();
      expect(files).toBeGreaterThan(0);
      expect(files).toBeLessThan(all);

      const title = await search.titles.first().innerText();
      await search.titles.first().click();
      await expect(record.title).toHaveText(title);
      await expect(record.access).toBeVisible();
      expect(await record.way.count()).toBeGreaterThan(1);

      const cited = await record.citation.innerText();
      expect(cited).toContain(title);
      const ris = await page.request.get((await record.citationIn('RIS').getAttribute('href')) ?? '');
      expect(ris.ok()).toBe(true);
      expect(await ris.text()).toMatch(/^TY {2}- /);

      await record.wholeTree.click();
      await expect(tree.nodes.first()).toBeVisible();
      await expect(tree.nodesWithHits.first()).toBeVisible();
      await expect(tree.toResults).toBeVisible();
      await tree.closed.first().click();
      await expect(tree.opened).toHaveCount(1);
      await tree.nodesWithHits.locator('a.node').last().click();
      await expect(record.backToSearch).toBeVisible();
      await record.backToSearch.click();
      await expect(search.chips).toContainText([words.levels.file]);
      expect(await search.total()).toBe(files);
    });
  });
}
