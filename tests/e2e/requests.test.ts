import { randomUUID } from 'node:crypto';
import { expect, PAPER, test } from './request-visitor.ts';
import { expectAccessible, expectNoSidewaysScroll } from './sound-page.ts';
import { WAYS_FAR_APART_TOO } from './ways-to-read.ts';
import { accountAddress, requestAddress, searchAddress } from '../../src/i18n/addresses.ts';
import { t } from '../../src/i18n/translate.ts';
import { dayInVietnam } from '../../src/platform/vietnam-time.ts';
import type { Page } from '@playwright/test';

const PASSWORD = 'con đò chiều thứ bảy';
const DAY_MS = 24 * 60 * 60 * 1000;

function newReader() {
  const email = `nguyen-${randomUUID().slice(0, 8)}@example.vn`;
  return { name: 'Nguyễn Thị Sông', identityNumber: '001099012345', email, password: PASSWORD };
}

for (const { way, lang, viewport, javaScriptEnabled } of WAYS_FAR_APART_TOO) {
  test.describe(way, () => {
    test.use({ lang, viewport, javaScriptEnabled });
    test.setTimeout(120_000);
    const { cart, request: texts } = t(lang);

    test('a reader asks for what they found, follows it, answers, and learns what was decided', async ({
      page,
      room,
      account,
      asking,
    }) => {
      const reader = newReader();
      const sound = () => soundPage(page, javaScriptEnabled);

      await page.goto(`${searchAddress(lang)}?level=file&access=conditional`);
      await page.getByRole('button', { name: cart.buttons.ask }).first().click();
      if (javaScriptEnabled) await expect(page.getByRole('link', { name: cart.buttons.inCart })).toBeVisible();
      await page.goto(`${searchAddress(lang)}?level=file&access=open&online=no`);
      await page.locator('.hit h3 a').first().click();
      await sound();
      await asking.ask(cart.buttons.book).click();
      if (javaScriptEnabled) await expect(page.locator('.state').getByText(cart.buttons.pickSession)).toBeFocused();
      await asking.openCart();
      await expect(asking.lines).toHaveCount(2);
      await sound();
      await asking.button('remove').last().click();
      await expect(asking.lines).toHaveCount(1);
      await page.getByRole('button', { name: cart.undo }).click();
      await expect(asking.lines).toHaveCount(2);
      await expect(asking.button('compose')).toHaveCount(0);

      await account.begin(reader);
      const draft = await asking.compose();
      await expect(page.locator('.asked > li')).toHaveCount(2);
      await sound();
      await asking.field('reason-1').fill('Tìm đơn của ông nội tôi');
      await asking.button('next').click();
      await sound();
      await page.locator('input[name="purpose"]').nth(2).check();
      await asking.field('subject').fill('Nghề dệt chiếu ở Bạch Sa');
      await asking.button('next').click();
      await asking.field('evidence').check();
      await asking.field('words-own-data').fill('Tôi là người đứng đơn');
      await asking.upload('own-data', PAPER);
      await expect(page.locator('.files a')).toHaveText(PAPER.name);
      await sound();
      await asking.button('next').click();
      await expect(page.locator('.answers')).toContainText('Nghề dệt chiếu ở Bạch Sa');
      await sound();

      await asking.button('send').click();
      await expect(asking.errors).toBeFocused();
      await expect(asking.errors).toContainText(texts.problems.agreed);
      await expect(asking.field('subject')).toHaveValue('Nghề dệt chiếu ở Bạch Sa');
      await sound();
      await asking.field('agreed').check();
      await asking.button('send').click();
      await expect(asking.number).toHaveText(/^YC-\d{4}-\w{4}-\w{4}$/);
      const number = await asking.number.innerText();
      await sound();
      const pdf = await page.request.get(
        (await page.getByRole('link', { name: texts.receipt.pdf }).getAttribute('href'))!,
      );
      expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-');

      await room.staff.ask(draft, 'Ông nội bạn tên là gì?');
      await asking.open(draft);
      await expect(asking.state).toContainText(texts.follow.states['awaiting-applicant']);
      await expect(page.locator('.messages')).toContainText('Ông nội bạn tên là gì?');
      await sound();
      await asking.button('reply').click();
      await expect(asking.errors).toContainText(texts.follow.messages.empty);
      await asking.field('text').fill('Ông tên là Nguyễn Văn Thông.');
      await asking.field('file').setInputFiles(PAPER);
      await asking.button('reply').click();
      await expect(asking.done).toHaveText(texts.follow.done.replied);
      await expect(page.locator('.messages .reader')).toContainText(PAPER.name);

      await room.staff.confirmReader(reader.email);
      const untilDay = dayInVietnam(new Date(Date.now() + 30 * DAY_MS));
      const conditions = { untilDay, onSiteOnly: true, noDownload: true, maxViews: 5 };
      await room.staff.decide(draft, [
        { outcome: 'granted-with-conditions', words: 'Xin giữ kín tên người trong đơn.', conditions },
        { outcome: 'refused', reason: 'fragile', words: '', opensOn: '2034' },
      ]);
      await asking.open(draft);
      await expect(asking.state).toContainText(texts.follow.outcomes.partly);
      const [granted, refused] = await page.locator('.case-items > li').all();
      await expect(granted!).toContainText(texts.follow.items.onSite);
      await expect(refused!).toContainText('2034');
      await expect(refused!).toContainText(texts.follow.items.remedy);
      await sound();
      await asking.button('appeal').click();
      await expect(asking.errors.getByRole('link')).toHaveCount(2);
      await page.locator('input[name="appeal-items"]').last().check();
      await asking.field('appeal-text').fill('Tôi chỉ cần xem một trang.');
      await asking.button('appeal').click();
      await expect(asking.done).toHaveText(texts.follow.done.appealed);
      await expect(asking.state).toContainText(texts.follow.states['under-appeal']);

      await page.goto(accountAddress(lang));
      await expect(page.getByRole('link', { name: number })).toBeVisible();
      await sound();
    });
  });
}

test.describe('nothing typed is lost, and nothing is anybody else’s', () => {
  test('a form changed in another window overwrites nothing and keeps what was typed', async ({
    page,
    account,
    asking,
  }) => {
    await account.begin(newReader());
    await page.goto(`${searchAddress('vi')}?level=file&access=conditional`);
    await page
      .getByRole('button', { name: t('vi').cart.buttons.ask })
      .first()
      .click();
    const draft = await asking.compose();
    const form = `${requestAddress('vi', draft, 'form')}?step=purpose`;
    const other = await page.context().newPage();
    await page.goto(form);
    await other.goto(form);
    await other.locator('#subject').fill('viết ở cửa sổ kia');
    await other.locator('button[name="next"]').click();
    await other.waitForURL(/step=evidence/);

    await page.locator('#subject').fill('viết ở cửa sổ này');
    const [answer] = await Promise.all([
      page.waitForResponse((response) => response.request().method() === 'POST'),
      asking.button('next').click(),
    ]);
    expect(answer.status()).toBe(409);
    await expect(asking.errors).toContainText('viết ở cửa sổ kia');
    await expect(asking.field('subject')).toHaveValue('viết ở cửa sổ này');
    await asking.button('next').click();
    await page.waitForURL(/step=evidence/);
    await page.goto(form);
    await expect(asking.field('subject')).toHaveValue('viết ở cửa sổ này');
  });

  test('a form is saved while it is typed', async ({ page, account, asking }) => {
    await account.begin(newReader());
    await page.goto(`${searchAddress('vi')}?level=file&access=conditional`);
    await page
      .getByRole('button', { name: t('vi').cart.buttons.ask })
      .first()
      .click();
    await asking.compose();
    let isAway = true;
    await page.route('**/soan', (route) => {
      if (!isAway || route.request().method() !== 'POST') return route.continue();
      isAway = false;
      return route.abort();
    });
    await asking.field('reason-1').fill('chưa bấm gì cả');
    await expect(page.locator('[data-autosave-state]')).toHaveText(t('vi').request.form.autosave.failed);
    await expect(page.locator('[data-autosave-state]')).toHaveText(t('vi').request.form.autosave.saved);
    await page.reload();
    await expect(asking.field('reason-1')).toHaveValue('chưa bấm gì cả');
    await asking.button('next').click();
    await page.waitForURL(/step=purpose/);
  });

  test('a request pressed twice is one, and is as if it were not there for anybody else', async ({
    page,
    account,
    asking,
    browser,
    baseURL,
  }) => {
    await account.begin(newReader());
    await page.goto(`${searchAddress('vi')}?level=file&access=open&online=no`);
    await page
      .getByRole('button', { name: t('vi').cart.buttons.book })
      .first()
      .click();
    const draft = await asking.compose();
    await page.goto(`${requestAddress('vi', draft, 'form')}?step=all`);
    await page.locator('input[name="purpose"]').first().check();
    await asking.field('subject').fill('Sổ xã viên');
    await asking.field('agreed').check();
    await asking.field('file').setInputFiles(PAPER);
    await asking.button('send').click();
    await expect(asking.errors).toContainText(t('vi').request.problems.files.noGround);
    await asking.field('file-for').selectOption('own-data');
    await asking.field('file').setInputFiles(PAPER);
    await asking.button('send').dblclick();
    await expect(asking.number).toBeVisible();
    await asking.open(draft);
    await expect(page.locator('.files a')).toHaveText([PAPER.name]);
    await page.goto(accountAddress('vi'));
    await expect(page.locator('.own-list li')).toHaveCount(1);

    const stranger = await browser.newContext({ baseURL });
    const guest = await stranger.newPage();
    await guest.goto(requestAddress('vi', draft));
    await expect(guest).toHaveURL(/dang-nhap/);
    await stranger.close();
    await account.signOut();
    await account.begin(newReader());
    for (const place of [undefined, 'form', 'receipt'] as const) {
      expect((await page.goto(requestAddress('vi', draft, place)))?.status()).toBe(404);
    }
  });
});

/** Everyone can use this page as it is now, on this screen; the program that looks needs scripts to run. */
async function soundPage(page: Page, hasScripts: boolean): Promise<void> {
  await expectNoSidewaysScroll(page);
  if (hasScripts) await expectAccessible(page);
}
