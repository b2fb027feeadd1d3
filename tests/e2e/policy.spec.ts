import { expect, test } from '@playwright/test';

const PAGES = [
  '/',
  '/en',
  '/tim-kiem?q=%C4%91%C3%AA',
  '/en/search?q=de',
  '/phong',
  '/en/fonds',
  '/khong-co',
  '/en/nothing-here',
];

test.describe('the content security policy', () => {
  for (const path of PAGES) {
    test(`stands in the way of nothing on ${path}`, async ({ page }) => {
      const blocked: string[] = [];
      page.on('console', (message) => {
        if (/content security policy|refused to/i.test(message.text())) blocked.push(message.text());
      });
      page.on('pageerror', (error) => blocked.push(error.message));
      await page.goto(`${process.env.PORTAL_URL}${path}`, { waitUntil: 'networkidle' });
      await expect(page.locator('h1')).not.toHaveText('');
      expect(blocked).toEqual([]);
    });
  }

  test('stops a script that somebody smuggled into a page', async ({ page }) => {
    await page.goto(`${process.env.PORTAL_URL}/`);
    await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'document.title = "smuggled"';
      document.head.append(script);
    });
    await expect(page).not.toHaveTitle('smuggled');
  });
});
