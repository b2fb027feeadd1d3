import { expect, newAddress, PASSWORD, test, WIDE } from './account-visitor.ts';
import { expectAccessible, expectOpenToEveryone } from './sound-page.ts';
import { addressIn } from './page-kinds.ts';
import { AccountPages } from './pages/account-pages.ts';
import {
  accountAddress,
  deskAddress,
  fondsListAddress,
  signInAddress,
  tokenAddress,
} from '../../src/i18n/addresses.ts';
import { t } from '../../src/i18n/translate.ts';
import type { Page } from '@playwright/test';

const texts = t('vi').account;
const READER = { name: 'Nguyễn Thị Sông', identityNumber: '001099012345', password: PASSWORD };

for (const javaScriptEnabled of [true, false]) {
  test.describe(`on a wide screen, ${javaScriptEnabled ? 'with' : 'without'} a script`, () => {
    test.use({ viewport: WIDE, javaScriptEnabled });

    test('what was typed when a session ended is sent after signing in again, through both steps', async ({
      page,
      room,
      account,
      people,
    }) => {
      test.slow();
      const boss = { name: 'Trần Quản Trị', email: newAddress('quan-tri'), roles: ['administrator'] as const };
      await page.goto(await room.invite(boss));
      await account.choosePassword(PASSWORD);
      const { phone } = await account.setUpSecondStep();

      await people.openColleagues();
      const colleague = {
        name: 'Phạm "Lưu" Trữ & bạn <mới>',
        email: newAddress('moi'),
        roles: ['desk', 'approver'] as const,
      };
      await page.context().clearCookies();
      await people.invite(colleague);
      await expect(account.title).toHaveText(texts.signIn.interruptedTitle);
      if (javaScriptEnabled) await expectAccessible(page);
      await account.typeSignIn(boss.email, 'không phải mật khẩu');
      await expect(account.errors).toBeVisible();
      await account.typeSignIn(boss.email, PASSWORD);
      await account.typeCode('000000');
      await account.typeCode(await phone.code());
      await expect(account.title).toHaveText(texts.resend.title);
      await expect(page.locator('main')).toContainText(colleague.name);
      if (javaScriptEnabled) await expectAccessible(page);
      await account.button(texts.resend.send).click();

      await expect(account.done).toContainText(colleague.name);
      const row = page.getByRole('row', { name: colleague.email });
      await expect(row).toContainText(colleague.name);
      await expect(row).toContainText([t('vi').people.roles.desk, t('vi').people.roles.approver].join(', '));
    });
  });
}

test.describe('in the browser alone', () => {
  test.use({ viewport: WIDE, javaScriptEnabled: false });

  test('a password that was typed when a session ended is not carried along, while the rest waits for another way in', async ({
    page,
    room,
    account,
  }) => {
    const email = newAddress('song');
    await account.begin({ ...READER, email });
    await account.open('security');
    await account.field(texts.security.emailNew).fill('moi@example.vn');
    await page.locator('#emailPassword').fill(PASSWORD);
    await page.context().clearCookies();
    await account.button(texts.security.changeEmail).click();
    await expect(account.title).toHaveText(texts.signIn.interruptedTitle);
    const source = await page.content();
    expect(source).toContain('moi@example.vn');
    expect(source).not.toContain(PASSWORD);
    await expect(page.getByRole('link', { name: texts.signIn.forgotten })).toHaveAttribute('target', '_blank');
    const beside = new AccountPages(await page.context().newPage(), 'vi', room.mailbox);
    await beside.signIn(email, PASSWORD);
    await expect(beside.title).toHaveText(texts.overview.title);
    await account.button(texts.resend.send).click();
    await expect(account.title).toHaveText(texts.security.title);
    await expect(account.errors).toBeVisible();
  });

  test('signing in leads on to a page of this site, and to no other', async ({ page, room, account }) => {
    const email = newAddress('song');
    await account.begin({ ...READER, email });
    for (const [asked, gone] of [
      [fondsListAddress('vi'), fondsListAddress('vi')],
      ['//example.com/x', accountAddress('vi')],
      ['/\\example.com/x', accountAddress('vi')],
      ['/%09/example.com', accountAddress('vi')],
      ['https://example.com', accountAddress('vi')],
    ] as const) {
      await page.context().clearCookies();
      await account.signIn(email, PASSWORD, asked);
      await expect(page).toHaveURL(room.url + gone);
      await page.goto(signInAddress('vi', asked));
      await expect(page).toHaveURL(room.url + gone);
    }
  });

  test('a forgotten password is chosen anew by a link that works once', async ({ page, account }) => {
    const email = newAddress('song');
    await account.begin({ ...READER, email });
    await account.signOut();
    await account.open('forgotten');
    await account.field(texts.fields.email).fill(email);
    await account.button(texts.forgotten.send).click();
    await expect(account.title).toHaveText(texts.forgotten.sentTitle);
    await account.followLetter(email, 'newPassword');
    const link = page.url();
    await account.choosePassword('mưa rơi trên bến cũ');
    await expect(account.title).toHaveText(texts.overview.title);
    const again = await page.goto(link);
    expect(again?.status()).toBe(410);
    await expect(account.title).toHaveText(texts.choosePassword.badTitle);
  });

  test('another e-mail address holds once its letter was followed, and not by looking at the link', async ({
    page,
    room,
    account,
  }) => {
    const [email, other] = [newAddress('song'), newAddress('moi')];
    await account.begin({ ...READER, email });
    await account.open('security');
    await account.field(texts.security.emailNew).fill(other);
    await page.locator('#emailPassword').fill(PASSWORD);
    await account.button(texts.security.changeEmail).click();
    await expect(account.done).toHaveText(texts.security.done['email-sent']);
    const link = await room.mailbox.linkTo(other, accountAddress('vi', 'verify'));
    await page.goto(link);
    await account.open('security');
    await expect(page.locator('main')).toContainText(texts.security.emailNow(email));
    await page.goto(link);
    await account.button(texts.changedEmail.send).click();
    await expect(account.title).toHaveText(texts.changedEmail.doneTitle);
    await page.context().clearCookies();
    await account.signIn(other, PASSWORD);
    await expect(account.title).toHaveText(texts.overview.title);
  });

  test('a session that was ended elsewhere is over at the next page', async ({ page, browser, room, account }) => {
    const email = newAddress('song');
    await account.begin({ ...READER, email });
    const elsewhere = await browser.newContext({ baseURL: room.url, javaScriptEnabled: false });
    const library = await elsewhere.newPage();
    await library.goto(signInAddress('vi'));
    await library.locator('#email').fill(email);
    await library.locator('#password').fill(PASSWORD);
    await library.locator('main .btn.main').click();
    await expect(library.locator('h1')).toHaveText(texts.overview.title);

    await account.open('security');
    await page.locator('.sessions button').click();
    await expect(account.done).toHaveText(texts.security.done['session-ended']);
    await library.goto(accountAddress('vi'));
    await expect(library.locator('h1')).toHaveText(texts.signIn.title);
    await elsewhere.close();
  });

  test("the staff's pages of people are not there for readers", async ({ page, account }) => {
    await account.begin({ ...READER, email: newAddress('song') });
    const nothing = await page.goto('/khong-co-trang-nay');
    expect(nothing?.status()).toBe(404);
    const main = await page.locator('main').innerHTML();
    for (const address of [
      deskAddress('vi', 'readers'),
      deskAddress('vi', 'readers', 'khongco'),
      deskAddress('vi', 'colleagues'),
      deskAddress('vi', 'colleagues', 'khongco'),
    ]) {
      const answer = await page.goto(address);
      expect(answer?.status()).toBe(404);
      expect(await page.locator('main').innerHTML()).toBe(main);
    }
  });
});

test.describe('every page of accounts is sound, by day, by night and on a phone, in both languages', () => {
  test.use({ viewport: WIDE, colorScheme: 'light' });
  test.beforeEach(() => test.slow());

  test('for guests', async ({ page }) => {
    const places = ['register', 'signIn', 'signOut', 'forgotten', 'verify', 'newPassword', 'invitation'] as const;
    for (const place of places) await expectSound(page, accountAddress('vi', place));
    await expectSound(page, `${accountAddress('vi', 'register')}?sent=yes`);
    await expectSound(page, `${accountAddress('vi', 'forgotten')}?sent=yes`);
    await expectSound(page, tokenAddress('vi', 'change-email', 'khongco'));
  });

  test('for readers', async ({ page, account }) => {
    await account.begin({ ...READER, email: newAddress('song') });
    await expectSound(page, accountAddress('vi'));
    for (const place of ['security', 'secondFactor', 'signOut'] as const) {
      await expectSound(page, accountAddress('vi', place));
    }
  });

  test('for staff', async ({ page, room, account, people }) => {
    await account.begin({ ...READER, email: newAddress('song') });
    await account.signOut();
    const boss = { name: 'Trần Quản Trị', email: newAddress('quan-tri'), roles: ['administrator', 'desk'] as const };
    const invitation = await room.invite(boss);
    await expectSound(page, invitation);
    await page.goto(invitation);
    await account.choosePassword(PASSWORD);
    await account.setUpSecondStep();
    await expectSound(page, accountAddress('vi'));
    await expectSound(page, deskAddress('vi', 'readers'));
    await people.openReaders();
    await people.names.first().click();
    await expectSound(page, new URL(page.url()).pathname);
    await expectSound(page, deskAddress('vi', 'colleagues'));
    await people.openColleagues();
    await people.names.first().click();
    await expectSound(page, new URL(page.url()).pathname);
  });
});

async function expectSound(page: Page, address: string): Promise<void> {
  for (const lang of ['vi', 'en'] as const) {
    const answer = await page.goto(addressIn(lang, address));
    await expect(page.locator('html')).toHaveAttribute('lang', lang);
    await expectOpenToEveryone(page, (await answer?.text()) ?? '');
  }
}
