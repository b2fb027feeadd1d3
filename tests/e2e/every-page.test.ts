import { expect, PHONE, test, WIDE } from './reading-room.ts';
import { addressIn, MISSING, PAGE_KINDS } from './page-kinds.ts';
import { expectAccessible, expectNoSidewaysScroll, expectOpenToEveryone, expectSoundMarkup } from './sound-page.ts';

for (const [kind, addressOf] of Object.entries(PAGE_KINDS)) {
  test.describe(kind, () => {
    test.use({ viewport: WIDE, colorScheme: 'light' });

    test('is open to everyone, by day, by night and on a phone', async ({ page, samples }) => {
      const answer = await page.goto(addressOf(samples));
      expect(answer?.status()).toBe(MISSING.includes(kind) ? 404 : 200);
      await expect(page.locator('html')).toHaveAttribute('lang', 'vi');
      await expectOpenToEveryone(page, (await answer?.text()) ?? '');
    });

    test('is as open in English', async ({ page, samples }) => {
      const answer = await page.goto(addressIn('en', addressOf(samples)));
      expect(answer?.status()).toBe(MISSING.includes(kind) ? 404 : 200);
      await expect(page.locator('html')).toHaveAttribute('lang', 'en');
      await expectSoundMarkup(page, (await answer?.text()) ?? '');
      await page.setViewportSize(PHONE);
      await expectNoSidewaysScroll(page);
      await page.setViewportSize(WIDE);
      await expectAccessible(page);
    });
  });
}
