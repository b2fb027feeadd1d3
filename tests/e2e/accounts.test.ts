import { expect, newAddress, PASSWORD, test } from './account-visitor.ts';
import { expectAccessible, expectNoSidewaysScroll } from './sound-page.ts';
import { WAYS_FAR_APART } from './ways-to-read.ts';
import { accountAddress, deskAddress, fondsListAddress } from '../../src/i18n/addresses.ts';
import { t } from '../../src/i18n/translate.ts';
import type { Page } from '@playwright/test';

const OTHER_PASSWORD = 'mưa rơi trên bến cũ';
const READER = { name: 'Nguyễn Thị Sông', identityNumber: '001099012345', password: PASSWORD };

for (const { way, lang, viewport, javaScriptEnabled } of WAYS_FAR_APART) {
  test.describe(way, () => {
    test.use({ lang, viewport, javaScriptEnabled });
    const texts = t(lang).account;

    /** Everyone can use this page as it is now, on this screen. */
    async function sound(page: Page): Promise<void> {
      await expectNoSidewaysScroll(page);
      // What looks for faults is a script itself.
      if (javaScriptEnabled) await expectAccessible(page);
    }

    test('a reader registers, signs in by two steps, changes the password and signs out', async ({ page, account }) => {
      test.slow();
      const email = newAddress('song');
      await account.open('register');
      await account.button(texts.register.send).click();
      await expect(account.errors).toBeFocused();
      await expect(account.errors.getByRole('link')).toHaveCount(4);
      await sound(page);

      await account.register({ ...READER, email });
      await expect(account.title).toHaveText(texts.register.sentTitle);
      await account.followLetter(email, 'verify');
      await account.choosePassword('ngắn', 'khác');
      await expect(account.errors.getByRole('link')).toHaveAttribute('href', '#password');
      await sound(page);
      await account.choosePassword(PASSWORD);
      await expect(account.title).toHaveText(texts.overview.title);
      await expect(page.locator('main')).toContainText(texts.overview.statuses.pending);
      await sound(page);

      await account.open('secondFactor');
      await sound(page);
      const { phone, codes } = await account.setUpSecondStep(PASSWORD);
      expect(new Set(codes).size).toBe(10);
      await sound(page);
      await account.open();
      await expect(page.locator('main')).toContainText(email);
      await account.signOut();
      await expect(account.title).toHaveText(texts.signOut.doneTitle);
      for (const title of [texts.signOut.title, texts.signIn.title]) {
        await page.goBack();
        expect(await page.locator('body').innerText()).not.toContain(email);
        await expect(account.title).toHaveText(title);
      }

      await account.signIn(email, 'không phải mật khẩu');
      await expect(account.errors).toContainText(texts.signIn.wrong);
      await account.typeSignIn(email, PASSWORD);
      await expect(account.title).toHaveText(texts.secondStep.title);
      await sound(page);
      await account.typeCode('000 000');
      await expect(account.errors).toContainText(texts.secondStep.wrong);
      await account.typeCode(await phone.code());
      await expect(account.title).toHaveText(texts.overview.title);

      await account.open('security');
      await account.field(texts.fields.currentPassword).first().fill(PASSWORD);
      await account.field(texts.fields.newPassword).fill(OTHER_PASSWORD);
      await account.field(texts.fields.repeated).fill(OTHER_PASSWORD);
      await account.button(texts.security.changePassword).click();
      await expect(account.done).toHaveText(texts.security.done.password);
      await sound(page);

      await account.signOut();
      await account.signIn(email, OTHER_PASSWORD, fondsListAddress(lang));
      await account.typeCode(codes[0]!);
      await expect(account.done).toHaveText(texts.security.done['recovery-code']);
      await expect(page.locator('main')).toContainText(texts.security.factorOn(9));
    });

    test('staff take up an invitation, confirm a reader, and invite a colleague', async ({
      page,
      room,
      account,
      people,
    }) => {
      test.slow();
      const reader = { ...READER, name: `Lê ${newAddress('doc').slice(4, 12)}`, email: newAddress('doc') };
      await account.begin(reader);
      await page.context().clearCookies();
      const boss = { name: 'Trần Quản Trị', email: newAddress('quan-tri'), roles: ['administrator', 'desk'] as const };
      const invitation = await room.invite(boss);
      const link = new URL(invitation, room.url);
      await page.goto(accountAddress(lang, 'invitation', link.searchParams));
      await expect(page.locator('main')).toContainText(boss.name);
      await sound(page);
      await account.choosePassword(PASSWORD);
      await expect(account.title).toHaveText(texts.secondStep.setUpTitle);
      await account.setUpSecondStep();
      await expect(account.title).toHaveText(texts.secondStep.codesTitle);

      const words = t(lang).people;
      await people.openReaders();
      await sound(page);
      await people.find(reader.email.toUpperCase());
      expect(page.url()).not.toContain('@');
      await expect(people.names).toHaveText([reader.name]);
      await people.names.click();
      await sound(page);
      await account.button(words.reader.confirm).click();
      await expect(account.done).toHaveText(words.reader.done.confirmed);
      await people.doDeed(words.reader.seeIdentity);
      await expect(account.done).toHaveText(words.reader.done.seen);
      await expect(page.locator('main')).toContainText(words.assurance.seen);

      await people.openColleagues();
      await people.invite({ name: '', email: 'không phải địa chỉ', roles: [] });
      await expect(account.errors.getByRole('link')).toHaveCount(3);
      await sound(page);
      const colleague = { name: 'Phạm Lưu Trữ', email: newAddress('luu-tru'), roles: ['archivist'] as const };
      await people.invite(colleague);
      await expect(account.done).toContainText(accountAddress(lang, 'invitation'));
      await sound(page);
      await page.getByRole('row', { name: colleague.email }).getByRole('link').click();
      await sound(page);
      await people.doDeed(words.reader.disable);
      await expect(account.done).toHaveText(words.colleagues.done.disabled);
      await account.signOut();
      await page.goto(deskAddress(lang, 'readers'));
      await expect(account.title).toHaveText(texts.signIn.title);
    });
  });
}
