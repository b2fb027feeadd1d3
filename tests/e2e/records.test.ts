import { expect, test, WIDE } from './reading-room.ts';
import { treeAddress } from '../../src/i18n/addresses.ts';
import { t } from '../../src/i18n/translate.ts';

const { access, record: texts, words } = t('vi');

test.describe('a record', () => {
  test.use({ viewport: WIDE });

  test('is printed without what is only good for moving about', async ({ page, record, samples }) => {
    await record.open(samples.file);
    await page.emulateMedia({ media: 'print' });
    await expect(record.title).toBeVisible();
    await expect(record.access).toBeVisible();
    await expect(record.citation).toBeVisible();
    await expect(page.getByRole('navigation')).toHaveCount(0);
    await expect(page.getByRole('search')).toHaveCount(0);
    await expect(page.getByRole('button')).toHaveCount(0);
  });

  test('is printed with all that lies beneath it where its tree is, without what only opens branches', async ({
    page,
    samples,
  }) => {
    await page.goto(treeAddress('vi', samples.fonds));
    await page.emulateMedia({ media: 'print' });
    await expect(page.locator('#tree .node').first()).toBeVisible();
    await expect(page.locator('#tree .toggle:visible')).toHaveCount(0);
    await expect(page.locator('.tree-help')).toBeHidden();
  });

  test('is printed in a list that says what was looked for, and among what', async ({ page, search }) => {
    await search.open('q=de+dieu&level=file');
    await page.emulateMedia({ media: 'print' });
    const heading = page.getByRole('heading', { level: 1 });
    await expect(heading).toContainText('de dieu');
    expect((await heading.boundingBox())?.height).toBeGreaterThan(10);
    await expect(page.locator('.chips')).toContainText(words.levels.file, { ignoreCase: true });
    await expect(page.locator('.chips a:visible, .sum a:visible, .hit .btn:visible')).toHaveCount(0);
  });

  test('says in words how it can be seen', async ({ record, samples }) => {
    await record.open(samples.online);
    await expect(record.access).toContainText(access.ways.online);
    await expect(record.access.locator('[rel=external]').first()).toHaveAttribute('href', /^https?:\/\//);
    await record.open(samples.conditional);
    await expect(record.access).toContainText(access.ways.ask);
    await expect(record.access).toContainText(access.askText);
  });

  test('whose title is withheld says so, and shows no description', async ({ page, record, samples }) => {
    await record.open(samples.masked);
    await expect(record.title).toContainText(words.masked);
    await expect(page.getByText(access.maskedText)).toBeVisible();
    await expect(page.getByRole('term').filter({ hasText: texts.scope })).toHaveCount(0);
  });

  test('that only holds others sends the reader to them instead of away', async ({ record, search, samples }) => {
    await record.open(samples.fonds);
    await expect(record.access).toContainText(access.ways.within);
    await expect(record.access).not.toContainText(access.ways.unstated);
    await search.open('level=box');
    await expect(search.hits.first()).toContainText(access.ways.within);
  });

  test('leads to its neighbours and back', async ({ page, record, samples }) => {
    await record.open(samples.file);
    const title = await record.title.innerText();
    const beside = page.getByRole('navigation', { name: texts.neighbours });
    await beside.locator('[rel=next]').click();
    await expect(record.title).not.toHaveText(title);
    await beside.locator('[rel=prev]').click();
    await expect(record.title).toHaveText(title);
  });

  test('is cited in words and in the forms that programs read', async ({ page, context, record, samples }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await record.open(samples.file);
    const cited = (await record.citation.innerText()).trim();
    expect(cited).toContain(await record.title.innerText());
    await page.getByRole('button', { name: texts.copy, exact: true }).click();
    await expect(page.getByRole('button', { name: texts.copied, exact: true })).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(cited);

    const title = await record.title.innerText();
    for (const format of ['RIS', 'BibTeX', 'CSL-JSON'] as const) {
      const file = await page.request.get((await record.citationIn(format).getAttribute('href')) ?? '');
      expect(file.ok()).toBe(true);
      expect(await file.text()).toContain(title);
    }
  });

  test('tells machines what it is', async ({ page, record, samples }) => {
    await record.open(samples.file);
    const stated = await page.locator('script[type="application/ld+json"]').textContent();
    expect(JSON.parse(stated ?? '')).toMatchObject({ '@context': 'https://schema.org' });
    await expect(page.locator('link[rel=canonical]')).toHaveAttribute('href', new RegExp(`/ho-so/${samples.file}$`));
    await expect(page.locator('link[hreflang=en]')).toHaveAttribute('href', new RegExp(`/en/records/${samples.file}$`));
  });

  test('is searched inside', async ({ page, record, search, samples }) => {
    await record.open(samples.fonds);
    const inside = page.getByRole('search', { name: texts.searchWithin });
    await inside.getByRole('searchbox').fill('de dieu');
    await inside.getByRole('searchbox').press('Enter');
    await expect(search.chips).toHaveCount(1);
    expect(await search.total()).toBeGreaterThan(0);
  });

  test('shows hundreds of parts a window at a time', async ({ page, record, samples }) => {
    await record.open(samples.crowded);
    const parts = page.getByRole('region', { name: texts.children }).getByRole('listitem');
    await expect(parts).toHaveCount(200);
    const first = (await parts.first().textContent()) ?? '';
    await page.getByRole('region', { name: texts.children }).getByRole('link', { name: /sau$/ }).click();
    await expect(parts.first()).not.toHaveText(first);
    await page
      .getByRole('region', { name: texts.children })
      .getByRole('link', { name: /trước$/ })
      .click();
    await expect(parts.first()).toHaveText(first);
  });
});
