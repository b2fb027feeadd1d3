import { expect, test } from './reading-room.ts';
import { t } from '../../src/i18n/translate.ts';

test.describe('the list of fonds', () => {
  test('names them in Vietnamese order, and by years and size when asked', async ({ page, fonds }) => {
    await fonds.open();
    const names = await fonds.titles.allInnerTexts();
    expect(names.length).toBeGreaterThan(8);
    expect(names).toEqual(names.toSorted(new Intl.Collator('vi').compare));

    await fonds.orderBy('size');
    await expect(page).toHaveURL(/sort=size$/);
    const [largest] = await fonds.titles.allInnerTexts();
    expect(largest).toContain('Tòa Công sứ');

    await fonds.orderBy('years');
    await expect(page).toHaveURL(/sort=years$/);
    const [oldest] = await fonds.titles.allInnerTexts();
    expect(oldest).toContain('Nha môn');
    expect((await fonds.titles.allInnerTexts()).toSorted()).toEqual(names.toSorted());
  });

  test('leads into a fonds and down to its smallest part, link by link, without a script', async ({
    browser,
    baseURL,
  }) => {
    const context = await browser.newContext({ baseURL, javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto('/phong');
    await page.locator('.listing a').filter({ hasText: 'Ủy ban hành chính' }).click();
    const children = page.getByRole('region', { name: t('vi').record.children });
    for (let level = 0; level < 3; level++) {
      await expect(children).toBeVisible();
      await children.getByRole('link').first().click();
    }
    await expect(page.getByRole('navigation', { name: t('vi').record.breadcrumb }).getByRole('link')).toHaveCount(4);
    await expect(page.locator('#citation')).toBeVisible();
    await context.close();
  });
});
