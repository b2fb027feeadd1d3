import { randomUUID } from 'node:crypto';
import { expect, test } from './request-visitor.ts';
import { PHONE, WIDE } from './reading-room.ts';
import { expectAccessible, expectNoSidewaysScroll } from './sound-page.ts';
import { queryAddress, requestAddress } from '../../src/i18n/addresses.ts';
import { t } from '../../src/i18n/translate.ts';
import { dayInVietnam } from '../../src/platform/vietnam-time.ts';

const TITLE = 'Quyết toán công trường Hoàng Xá năm 1955';
/** Stands on its first page and in no finding aid. */
const WORDS = 'Công trường mở ngày 14 tháng 2';
const IN_A_MONTH = () => dayInVietnam(new Date(Date.now() + 30 * 24 * 60 * 60 * 1000));

for (const { way, lang, viewport, javaScriptEnabled } of [
  { way: 'in Vietnamese, with a script', lang: 'vi', viewport: WIDE, javaScriptEnabled: true },
  { way: 'in English on a phone, without a script', lang: 'en', viewport: PHONE, javaScriptEnabled: false },
] as const) {
  test.describe(way, () => {
    test.use({ lang, viewport, javaScriptEnabled });
    test.setTimeout(120_000);
    const { cart } = t(lang);

    test('what was granted is read from the button of its record, by its reader alone, until it is revoked', async ({
      page,
      room,
      account,
      asking,
      browser,
    }) => {
      const email = `hoang-${randomUUID().slice(0, 8)}@example.vn`;
      await account.begin({
        name: 'Hoàng Thị Lan',
        identityNumber: '001099012345',
        email,
        password: 'con đò chiều thứ bảy',
      });
      await page.goto(queryAddress(lang, `"${TITLE}"`));
      await page.locator('.hit h3 a').first().click();
      const record = page.url();
      await asking.ask(cart.buttons.ask).click();
      const draft = await asking.compose();
      await page.goto(`${requestAddress(lang, draft, 'form')}?step=all`);
      await asking.field('reason-1').fill('Đối chiếu số ngày công');
      await page.locator('input[name="purpose"]').first().check();
      await asking.field('subject').fill('Công trường Hoàng Xá');
      await asking.field('evidence').first().check();
      await asking.field('words-own-data').fill('Tôi là người có tên trong danh sách');
      await asking.field('agreed').check();
      await asking.button('send').click();
      await expect(asking.number).toBeVisible();

      await room.staff.confirmReader(email);
      await room.staff.take(draft);
      const conditions = { untilDay: IN_A_MONTH(), onSiteOnly: false, noDownload: true, maxViews: null };
      await room.staff.decide(draft, [{ outcome: 'granted-with-conditions', words: 'Không sao chụp.', conditions }]);

      await page.goto(record);
      await page.getByRole('link', { name: cart.buttons.granted }).first().click();
      await expect(page.locator('main')).toContainText(WORDS);
      if (javaScriptEnabled) await expectAccessible(page);
      await expectNoSidewaysScroll(page);
      const address = page.url();
      const image = (await page.locator('main img').first().getAttribute('src')) ?? '';
      const status = async (url: string, cookies: boolean): Promise<number> => {
        const context = cookies ? page.request : (await browser.newContext({ baseURL: room.url })).request;
        return (await context.get(url, { maxRedirects: 0 })).status();
      };
      expect(await status(image, true)).toBe(200);
      expect([await status(address, false), await status(image, false)]).toEqual([404, 404]);

      await room.staff.revoke(draft);
      expect([await status(address, true), await status(image, true)]).toEqual([404, 404]);
      await page.goto(record);
      await expect(page.getByRole('link', { name: cart.buttons.granted })).toHaveCount(0);
    });
  });
}
