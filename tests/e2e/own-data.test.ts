import { readFile } from 'node:fs/promises';
import { accountAddress, deskAddress } from '../../src/i18n/addresses.ts';
import { t } from '../../src/i18n/translate.ts';
import { expect, newAddress, PASSWORD, test } from './account-visitor.ts';
import { expectAccessible, expectNoSidewaysScroll } from './sound-page.ts';
import { WAYS_FAR_APART } from './ways-to-read.ts';
import type { Page } from '@playwright/test';

for (const { way, lang, viewport, javaScriptEnabled } of WAYS_FAR_APART) {
  test.describe(way, () => {
    test.use({ lang, viewport, javaScriptEnabled });
    // A whole life of an account.
    test.setTimeout(240_000);
    const { account: words, people, privacy: texts } = t(lang);

    test('a reader sees, corrects and takes away their data, asks for erasure, and is erased', async ({
      page,
      room,
      account,
    }) => {
      const email = newAddress('du-lieu');
      const name = `Lê ${email.slice(8, 16)}`;
      await account.begin({ name, email, identityNumber: '001099054321', password: PASSWORD });
      await account.open('ownData');
      await expect(page.locator('main')).toContainText('4321');
      await expect(page.locator('main')).not.toContainText('001099054321');
      await sound(page, javaScriptEnabled);

      await page.getByText(texts.correct, { exact: true }).click();
      await page.locator('#name').fill('');
      await page.locator('#workplace').fill('Viện Sử học');
      await account.button(texts.save).click();
      await expect(account.errors).toContainText(words.fields.name);
      await expect(page.locator('#workplace')).toHaveValue('Viện Sử học');
      await sound(page, javaScriptEnabled);
      await page.locator('#name').fill(name);
      await account.button(texts.save).click();
      await expect(account.done).toHaveText(texts.done.corrected);
      await expect(page.locator('dl')).toContainText('Viện Sử học');

      const saving = page.waitForEvent('download');
      await account.button(texts.download).click();
      const saved = await saving;
      expect(saved.suggestedFilename()).toBe(texts.fileName);
      const own: { account: { name: string } } = JSON.parse(await readFile(await saved.path(), 'utf8'));
      expect(own.account.name).toBe(name);

      await account.button(texts.eraseSend).click();
      await expect(account.errors).toContainText(texts.eraseNotSure);
      await page.locator('#sure').check();
      await account.button(texts.eraseSend).click();
      await expect(account.done).toHaveText(texts.done.asked);
      await sound(page, javaScriptEnabled);
      await account.button(texts.eraseBack).click();
      await expect(account.done).toHaveText(texts.done.kept);
      await page.locator('#sure').check();
      await account.button(texts.eraseSend).click();
      await expect(account.done).toHaveText(texts.done.asked);

      const readers = page.context();
      const cookies = await readers.cookies();
      await readers.clearCookies();
      const boss = { name: 'Trần Quản Trị', email: newAddress('quan-tri'), roles: ['administrator'] as const };
      const link = new URL(await room.invite(boss), room.url);
      await page.goto(accountAddress(lang, 'invitation', link.searchParams));
      await account.choosePassword(PASSWORD);
      await account.setUpSecondStep();
      await page.goto(deskAddress(lang, 'privacy'));
      await sound(page, javaScriptEnabled);
      const row = page.getByRole('row', { name });
      await row.getByText(texts.staff.erase, { exact: true }).click();
      await row.getByRole('button', { name: texts.staff.eraseSure(name) }).click();
      await expect(account.done).toHaveText(texts.staff.done.erased);
      await page.locator('#record').fill('khong-co');
      await account.button(texts.staff.look).click();
      await expect(page.locator('main')).toContainText(texts.staff.usesNone);
      await page.goto(deskAddress(lang, 'readers'));
      await expect(page.locator('main')).toContainText(people.readers.title);
      await expect(page.locator('main')).not.toContainText(name);

      await readers.clearCookies();
      await readers.addCookies(cookies);
      await account.open('ownData');
      await expect(account.title).toHaveText(words.signIn.title);
    });
  });
}

/** Everyone can use this page as it is now, on this screen. */
/** What examines a page is a script itself. */
async function sound(page: Page, isScripted: boolean | undefined): Promise<void> {
  await expectNoSidewaysScroll(page);
  if (isScripted) await expectAccessible(page);
}
