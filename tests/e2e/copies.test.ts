import type { Browser, Page } from '@playwright/test';
import { expect, test } from './at-the-desk.ts';
import type { DeskRoom } from './desk-room.ts';
import { expectAccessible, expectNoSidewaysScroll } from './sound-page.ts';
import { WAYS_FAR_APART } from './ways-to-read.ts';
import { copiesAddress, deskCopyOrderAddress, roomDeskAddress } from '../../src/i18n/addresses.ts';
import { t } from '../../src/i18n/translate.ts';

const PDF = {
  name: 'trang 1-12.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'),
};

for (const { way, lang, viewport, javaScriptEnabled } of WAYS_FAR_APART) {
  test.describe(way, () => {
    test.use({ lang, viewport, javaScriptEnabled, who: 'reader' });
    test.setTimeout(120_000);
    const { copies } = t(lang);

    test('copies are ordered, priced by no invented amount, paid, made, and fetched by their reader alone', async ({
      page,
      room,
      browser,
    }) => {
      const desk = await deskWindow(browser, room);
      const sound = async (shown: Page): Promise<void> => {
        if (javaScriptEnabled) await expectAccessible(shown);
        await expectNoSidewaysScroll(shown);
      };
      const record = await openFile(room);
      await page.goto(`${copiesAddress(lang)}?record=${record}`);
      await expect(page.locator('main')).toContainText(copies.noFees);
      await sound(page);
      await page.locator('main').getByRole('button', { name: copies.begin.button }).click();

      await page.locator('button[name="again"]').click();
      await page.locator('[name="lines.0.from"]').fill('1');
      await page.locator('button[name="send"]').click();
      await expect(page.locator('.error-summary')).toContainText(copies.problems.purpose);
      await expect(page.locator('[name="lines.0.from"]')).toHaveValue('1');
      await sound(page);
      for (const line of [0, 1]) {
        await page.locator(`[name="lines.${line}.from"]`).fill('1');
        await page.locator(`[name="lines.${line}.to"]`).fill('12v');
        await page.locator(`[name="lines.${line}.pages"]`).fill('24');
        await page.locator(`[name="lines.${line}.kind"]`).selectOption(line === 0 ? 'photocopy' : 'digital');
      }
      await page.locator('[name="lines.0.authenticated"]').check();
      await page.locator('[name="purpose"]').selectOption('history');
      await page.locator('button[name="send"]').click();
      await expect(page.locator('.done')).toHaveText(copies.order.sent);
      await sound(page);
      const order = new URL(page.url()).pathname;
      const id = order.split('/').at(-1)!;

      await desk.goto(room.url + roomDeskAddress('vi', 'copies'));
      await sound(desk);
      await desk.goto(room.url + deskCopyOrderAddress('vi', id));
      await sound(desk);
      await desk.locator('button[value="quote"]').click();
      await page.goto(order);
      await expect(page.locator('.quote')).toContainText(copies.order.unknown);
      await page.locator('button[name="accept"]').click();
      await expect(page.locator('.done')).toHaveText(copies.order.accepted);

      await desk.goto(room.url + deskCopyOrderAddress('vi', id));
      await desk.locator('button[value="pay"]').click();
      await expect(desk.locator('.error-summary')).toContainText(t('vi').copies.problems.receipt);
      await desk.locator('[name="method"]').selectOption('cash');
      await desk.locator('[name="receipt"]').fill('BL 12');
      await desk.locator('[name="amount"]').fill('48.000');
      await desk.locator('button[value="pay"]').click();
      await desk.locator('button[value="begin"]').click();
      await desk.locator('button[value="deliver"]').click();
      await expect(desk.locator('.error-summary')).toContainText(t('vi').copies.problems.filesMissing);
      await desk.locator('input[type="file"]').setInputFiles(PDF);
      await desk.locator('button[value="add-file"]').click();
      await sound(desk);
      await desk.locator('button[value="deliver"]').click();
      await expect(desk.locator('main')).toContainText(t('vi').copies.states.delivered);

      await page.goto(order);
      const file = (await page.locator('.files a').first().getAttribute('href')) ?? '';
      const cover = (await page.locator('.doors a').last().getAttribute('href')) ?? '';
      expect((await (await page.request.get(file)).body()).equals(PDF.buffer)).toBe(true);
      expect((await page.request.get(cover)).headers()['content-type']).toBe('application/pdf');
      await sound(page);
      const guest = (await browser.newContext({ baseURL: room.url })).request;
      for (const address of [file, cover]) {
        expect((await guest.get(address, { maxRedirects: 0 })).status()).toBe(303);
      }

      await page.goto(`${order}/${lang === 'vi' ? 'bien-nhan' : 'receipt'}`);
      await expect(page.locator('.sheet')).toContainText(copies.slip.title);
      await sound(page);
    });
  });
}

/** A member of staff at their own screen: wide, in Vietnamese, with a script. */
async function deskWindow(browser: Browser, room: DeskRoom): Promise<Page> {
  const context = await browser.newContext({ baseURL: room.url, locale: 'vi-VN' });
  await room.signIn(context, 'an');
  return context.newPage();
}

/** A file open to everybody. */
async function openFile({ url }: DeskRoom): Promise<string> {
  const answer = await fetch(`${url}/api/v1/search?access=open&level=file&online=no&limit=1`);
  const { hits } = (await answer.json()) as { hits: { id: string }[] };
  return hits[0]!.id;
}
