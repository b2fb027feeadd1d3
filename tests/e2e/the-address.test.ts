import { expect, test, WIDE } from './reading-room.ts';
import { t } from '../../src/i18n/translate.ts';

const { frame, search: texts, words } = t('vi');

test.describe('the address of a search', () => {
  test.use({ viewport: WIDE });

  test('is its whole state: whoever is sent it sees the same', async ({ page, search, browser, baseURL }) => {
    await search.open('q=de+dieu');
    await search.filter('level', words.levels.file, true);
    await page.getByRole('link', { name: words.sorts['-date'], exact: true }).click();
    await expect(page).toHaveURL(/sort=-date/);
    await page.getByRole('link', { name: texts.groupByFonds, exact: true }).click();
    await expect(page).toHaveURL(/group=1/);
    await page.getByRole('link', { name: texts.page('2'), exact: true }).click();
    await expect(page).toHaveURL(/page=2/);
    const titles = await search.titles.allInnerTexts();
    expect(titles.length).toBeGreaterThan(5);

    const friend = await browser.newContext({ baseURL, javaScriptEnabled: false });
    const theirs = await friend.newPage();
    await theirs.goto(page.url());
    expect(await theirs.getByRole('article').getByRole('heading').getByRole('link').allInnerTexts()).toEqual(titles);
    await friend.close();
  });

  test('brings the search back with the back button, and keeps it when the page is loaded again', async ({
    page,
    search,
  }) => {
    await search.open('q=de+dieu');
    const all = await search.titles.allInnerTexts();
    await search.filter('access', words.access.conditional, true);
    await expect(search.chips).toHaveCount(1);
    const few = await search.titles.allInnerTexts();
    expect(few).not.toEqual(all);
    await search.box.fill('hop tac xa');
    await search.box.press('Enter');
    await expect(page).toHaveURL(/q=hop\+tac\+xa/);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/: hop tac xa$/);
    await expect(search.titles.first()).toBeVisible();

    await page.goBack();
    await expect(search.box).toHaveValue('de dieu');
    await expect(search.titles).toHaveText(few);
    await page.goBack();
    await expect(search.chips).toHaveCount(0);
    await expect(search.titles).toHaveText(all);
    await page.goForward();
    await expect(search.titles).toHaveText(few);
    await page.reload();
    await expect(search.titles).toHaveText(few);
    await expect(search.facet('access').getByLabel(words.access.conditional)).toBeChecked();
  });

  test('keeps the search when the reader comes back from a record', async ({ page, search, record }) => {
    await search.open('q=de+dieu');
    await search.filter('level', words.levels.file, true);
    await expect(search.chips).toHaveCount(1);
    const titles = await search.titles.allInnerTexts();
    await search.titles.nth(2).click();
    await expect(record.citation).toBeVisible();
    await page.goBack();
    await expect(search.titles).toHaveText(titles);
    await expect(search.chips).toHaveCount(1);
  });

  test('is kept by the link to the other language, also after filtering without a new page', async ({
    page,
    search,
  }) => {
    await search.open('q=de+dieu');
    await search.filter('level', words.levels.file, true);
    await expect(search.chips).toHaveCount(1);
    const titles = await search.titles.allInnerTexts();
    await page.getByRole('link', { name: frame.otherLanguage, exact: true }).click();
    await expect(page).toHaveURL(/\/en\/search\?q=de\+dieu&level=file$/);
    await expect(search.titles).toHaveText(titles);
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  });

  test('takes years, typed or chosen from the table of decades', async ({ page, search }) => {
    await search.open('q=de+dieu');
    await page.getByLabel(texts.from).fill('1960');
    await page.getByLabel(texts.to).fill('1969');
    await page.getByLabel(texts.to).press('Enter');
    await expect(page).toHaveURL(/from=1960&to=1969/);
    const typed = await search.total();
    await search.open('q=de+dieu');
    await page.getByText(texts.histogramTable).click();
    await page.getByRole('link', { name: '1960–1969' }).click();
    await expect(page).toHaveURL(/from=1960&to=1969/);
    expect(await search.total()).toBe(typed);
    await search.open('q=de+dieu+1960-1969');
    await expect(search.chips).toHaveText(/1960–1969/);
    expect(await search.total()).toBe(typed);
    await search.chips.getByRole('link').click();
    await expect(search.box).toHaveValue('de dieu');
  });

  test('says what could not be used, and answers with the rest', async ({ page, search }) => {
    await search.open('q=de+dieu&from=n%C4%83m&sort=zzz&page=-1');
    const problems = page.getByRole('group', { name: texts.problemsTitle }).getByRole('listitem');
    await expect(problems).toHaveCount(3);
    await expect(problems.filter({ hasText: 'zzz' })).toContainText(words.sorts.relevance);
    const titles = await search.titles.allInnerTexts();
    await search.open('q=de+dieu');
    await expect(search.titles).toHaveText(titles);
  });

  test('with an unknown value gives an empty answer that names the value and offers a way on', async ({
    page,
    search,
  }) => {
    await search.open('q=de+dieu&level=xyz');
    await expect(search.hits).toHaveCount(0);
    await expect(page.getByRole('group', { name: texts.problemsTitle })).toContainText('xyz');
    await page.locator('.empty').getByRole('link', { name: /xyz/ }).click();
    await expect(search.hits.first()).toBeVisible();
  });

  test('leads on page by page to the last result', async ({ page, search }) => {
    await search.open('q=de+dieu&level=file&limit=100');
    const total = await search.total();
    const seen = new Set<string>();
    for (;;) {
      for (const href of await search.titles.evaluateAll((links) => links.map((link) => link.getAttribute('href'))))
        seen.add(href ?? '');
      const next = page.getByRole('link', { name: texts.next, exact: true });
      if ((await next.count()) === 0) break;
      const address = await next.getAttribute('href');
      await next.click();
      await expect(page).toHaveURL(address ?? '');
      await expect(search.heading).toBeVisible();
    }
    expect(seen.size).toBe(total);
  });

  test('of a long facet list finds a value and filters by it', async ({ page, search }) => {
    await search.open('q=de');
    await search.facet('place').getByRole('link').click();
    await expect(page).toHaveURL(/\/tim-kiem\/loc\/place/);
    const value = page.locator('.facet-page .facet label').last();
    const name = (await value.innerText()).trim();
    await page.getByLabel(texts.facetStarts(words.facets.place)).fill(name);
    await page.locator('.find').getByRole('button').click();
    await page.getByLabel(name, { exact: true }).check();
    await page.getByRole('button', { name: texts.apply }).click();
    await expect(search.chips).toHaveCount(1);
    await expect(search.chips).toContainText([name]);
    expect(await search.total()).toBeGreaterThan(0);
  });
});
