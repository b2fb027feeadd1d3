import { expect, PHONE, test, WIDE } from './reading-room.ts';
import { t } from '../../src/i18n/translate.ts';

const { frame, search: searchTexts, words } = t('vi');

test.describe('a reader with a keyboard alone', () => {
  test.use({ viewport: WIDE });

  test('skips what stands on every page', async ({ page, search }) => {
    await search.open('q=de+dieu');
    await page.locator('body').press('Tab');
    const skip = page.getByRole('link', { name: frame.skip });
    await expect(skip).toBeFocused();
    await expect(skip).toBeInViewport();
    await skip.press('Enter');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
  });

  test('sees where the focus is, on everything it comes to', async ({ page, search }) => {
    await search.open('q=de+dieu&level=file');
    const seen = new Set<string>();
    for (let step = 0; step < 45; step++) {
      await page.keyboard.press('Tab');
      const at = await page.evaluate(() => {
        const element = document.activeElement;
        if (!element) return undefined;
        const holders = [element, ...(element.closest('.ask-field') ? [element.closest('.ask-field')!] : [])];
        const isMarked = holders.some((holder) => getComputedStyle(holder).outlineStyle !== 'none');
        return { name: element.outerHTML.slice(0, 120), isMarked };
      });
      if (at) seen.add(at.name);
      expect(at?.isMarked, at?.name).toBe(true);
    }
    expect(seen.size).toBeGreaterThan(40);
  });

  test('takes a suggestion', async ({ page, home, record }) => {
    await home.open();
    await home.box.pressSequentially('ban de dieu');
    const options = page.getByRole('option');
    await expect(options.first()).toBeVisible();
    await expect(home.box).toHaveAttribute('aria-expanded', 'true');
    await expect(page.getByRole('status').filter({ hasText: 'gợi ý' })).toHaveCount(1);

    await home.box.press('ArrowDown');
    await home.box.press('ArrowDown');
    await expect(options.nth(1)).toHaveAttribute('aria-selected', 'true');
    const active = await options.nth(1).getAttribute('id');
    await expect(home.box).toHaveAttribute('aria-activedescendant', active ?? '');
    await expect(home.box).toBeFocused();

    const [title = ''] = (await options.nth(1).innerText()).split('\n');
    await home.box.press('Enter');
    await expect(record.title).toHaveText(title);
  });

  test('lets suggestions be, and asks what was typed', async ({ page, home, search }) => {
    await home.open();
    await home.box.pressSequentially('ban de');
    await expect(page.getByRole('option').first()).toBeVisible();
    await home.box.press('Escape');
    await expect(page.getByRole('option')).toHaveCount(0);
    await expect(home.box).toHaveValue('ban de');
    await home.box.press('Enter');
    await expect(page).toHaveURL(/q=ban\+de$/);
    await expect(search.heading).toBeVisible();
  });

  test('filters without losing the place or the page, and is told what was found', async ({ page, search }) => {
    await search.open('q=de+dieu');
    await page.evaluate(() => (document.documentElement.dataset.mark = 'same page'));
    const before = await search.total();
    const box = search.facet('level').getByLabel(words.levels.file);
    await box.focus();
    await box.press('Space');
    await expect(page).toHaveURL(/level=file/);
    await expect(box).toBeFocused();
    await expect(box).toBeChecked();
    const after = await search.total();
    expect(after).toBeLessThan(before);
    await expect(page.locator('#search-news')).toHaveText(searchTexts.results(String(after), true));
    await box.press('Space');
    await expect(search.chips).toHaveCount(0);
    await expect(box).toBeFocused();
    expect(await search.total()).toBe(before);
    await expect(page.locator('html')).toHaveAttribute('data-mark', 'same page');
  });

  test('takes a filter away and lands on the new results', async ({ page, search }) => {
    await search.open('q=de+dieu&level=file');
    await search.chips.getByRole('link').first().focus();
    await page.keyboard.press('Enter');
    await expect(search.chips).toHaveCount(0);
    await expect(search.heading).toBeFocused();
  });

  test('walks the tree with the arrow keys', async ({ page, tree, samples }) => {
    await tree.open(samples.fonds);
    await expect(page.getByRole('tree')).toBeVisible();
    const first = tree.items.first();
    await first.focus();
    await expect(first).toHaveAttribute('aria-expanded', 'false');
    await page.keyboard.press('ArrowRight');
    await expect(first).toHaveAttribute('aria-expanded', 'true');
    await expect(first).toBeFocused();
    await page.keyboard.press('ArrowRight');
    await expect(tree.items.nth(1)).toBeFocused();
    await expect(tree.items.nth(1)).toHaveAttribute('aria-level', '2');
    await expect(tree.items.nth(1)).toHaveAttribute('aria-posinset', '1');
    await page.keyboard.press('ArrowDown');
    await expect(tree.items.nth(2)).toBeFocused();
    await page.keyboard.press('ArrowLeft');
    await expect(first).toBeFocused();
    await page.keyboard.press('ArrowLeft');
    await expect(first).toHaveAttribute('aria-expanded', 'false');
    await page.keyboard.press('End');
    await expect(tree.items.last()).toBeFocused();
    await page.keyboard.press('Home');
    await expect(first).toBeFocused();
    await page.keyboard.press('m');
    await expect(tree.items.nth(1)).toBeFocused();
    await expect(page.locator('#tree [tabindex="0"]')).toHaveCount(1);
    const href = await tree.items.nth(1).getAttribute('href');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(new RegExp(`${href}$`));
  });

  test('comes back to a tree as it was left', async ({ page, tree, samples }) => {
    await tree.open(samples.fonds);
    await tree.items.first().focus();
    await page.keyboard.press('ArrowRight');
    await expect(tree.items.first()).toHaveAttribute('aria-expanded', 'true');
    const open = await tree.items.count();
    await tree.items.nth(1).press('Enter');
    await expect(page).toHaveURL(/\/ho-so\/[^/]+$/);
    await page.goBack();
    await expect(tree.items).toHaveCount(open);
  });
});

test.describe('a reader with a keyboard alone, on a narrow screen', () => {
  test.use({ viewport: PHONE });

  test('opens the menu and goes on', async ({ page, home }) => {
    await home.open();
    const menu = page.getByText(frame.menu, { exact: true });
    await menu.focus();
    await menu.press('Enter');
    const link = page.getByRole('navigation', { name: frame.mainNav }).getByRole('link', { name: frame.fonds });
    await expect(link).toBeVisible();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await expect(link).toBeFocused();
    await link.press('Enter');
    await expect(page).toHaveURL(/\/phong$/);
  });

  test('opens the filters, and they stay open while one is chosen', async ({ page, search }) => {
    await search.open('q=de+dieu');
    const box = search.facet('level').getByLabel(words.levels.file);
    await expect(box).toBeHidden();
    await page.getByText(searchTexts.filters, { exact: true }).press('Enter');
    await expect(box).toBeVisible();
    await box.press('Space');
    await expect(search.chips).toHaveCount(1);
    await expect(box).toBeVisible();
    await expect(box).toBeFocused();
  });
});
