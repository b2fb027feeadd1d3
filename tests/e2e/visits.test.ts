import { randomUUID } from 'node:crypto';
import { expect, test } from './visit-visitor.ts';
import { expectAccessible, expectNoSidewaysScroll } from './sound-page.ts';
import { WAYS_FAR_APART } from './ways-to-read.ts';
import { accountAddress, searchAddress, visitAddress } from '../../src/i18n/addresses.ts';
import { t } from '../../src/i18n/translate.ts';
import type { Page } from '@playwright/test';

const PASSWORD = 'con đò chiều thứ bảy';
const OPEN_ON_PAPER = '?level=file&access=open&online=no';

function newReader() {
  const email = `tran-${randomUUID().slice(0, 8)}@example.vn`;
  return { name: 'Trần Văn Bến', identityNumber: '001099054321', email, password: PASSWORD };
}

for (const { way, lang, viewport, javaScriptEnabled } of WAYS_FAR_APART) {
  test.describe(way, () => {
    test.use({ lang, viewport, javaScriptEnabled });
    test.setTimeout(120_000);
    const { cart, visit: texts } = t(lang);

    test('a reader books a seat with the files they found, changes both, and gives them up', async ({
      page,
      account,
      visiting,
    }) => {
      const reader = newReader();
      const sound = () => soundPage(page, javaScriptEnabled);
      await account.begin(reader);
      await account.signOut();

      await page.goto(searchAddress(lang) + OPEN_ON_PAPER);
      await page.getByRole('button', { name: cart.buttons.book }).first().click();
      if (javaScriptEnabled) await page.getByRole('link', { name: cart.buttons.pickSession }).click();
      await expect(visiting.heading).toHaveText(texts.rooms.title);
      await expect(page.locator('.in-cart')).toContainText('1');
      await sound();
      await visiting.openCalendar({ view: 'list' });
      await sound();
      await visiting.freeSessions.last().click();
      await account.typeSignIn(reader.email, PASSWORD);
      await expect(visiting.heading).toContainText(/\d{4}$/);
      await sound();

      const id = await visiting.hold();
      await expect(visiting.chosenFiles).toHaveCount(1);
      await expect(visiting.held.getByRole('timer')).toHaveCount(javaScriptEnabled ? 1 : 0);
      await sound();
      await visiting.field('note').fill('Đến muộn nửa giờ');
      await visiting.button('send').click();
      await expect(visiting.errors).toContainText(texts.problems.purpose);
      await expect(visiting.field('note')).toHaveValue('Đến muộn nửa giờ');
      await sound();
      await visiting.fillIn('Nghề dệt chiếu ở Bạch Sa');
      await visiting.button('send').click();
      await expect(visiting.heading).toHaveText(/LD-\d{4}-\w{4}-\w{4}/);
      await expect(visiting.state).toContainText(texts.names.states.requested);
      await expect(visiting.items).toHaveCount(1);
      await sound();

      const file = await visiting.calendarFile(id);
      expect(file.type).toBe('text/calendar; charset=utf-8');
      expect(file.text).toContain('STATUS:TENTATIVE');
      await visiting.open(id, 'slip');
      await expect(visiting.sheets).toHaveCount(2);
      await expect(visiting.sheets.last().locator('tbody tr')).toHaveCount(1);
      await sound();

      await visiting.open(id);
      await page.getByRole('link', { name: texts.follow.now.change }).click();
      await visiting.field('reference').fill('không có số này');
      await visiting.button('add').click();
      await expect(visiting.errors).toContainText('không có số này');
      const other = await anotherFile(page, lang);
      await visiting.open(id);
      await page.getByRole('link', { name: texts.follow.now.change }).click();
      await visiting.field('reference').fill(other);
      await visiting.button('add').click();
      await expect(visiting.chosenFiles).toHaveCount(2);
      await sound();
      await visiting.button('save-files').click();
      await expect(visiting.done).toHaveText(texts.follow.done.changed);
      await expect(visiting.items).toHaveCount(2);

      await page.getByRole('link', { name: texts.follow.now.move }).click();
      await expect(visiting.ownSessions).toHaveCount(1);
      await sound();
      await visiting.freeSessions.first().click();
      await sound();
      await visiting.button('move').click();
      await expect(visiting.done).toHaveText(texts.follow.done.moved);
      await expect(visiting.items).toHaveCount(2);
      await visiting.button('cancel').click();
      await expect(visiting.errors).toContainText(texts.follow.cancel.unsure);
      await visiting.field('sure').check();
      await visiting.button('cancel').click();
      await expect(visiting.done).toHaveText(texts.follow.done.cancelled);
      await page.goto(accountAddress(lang));
      await expect(page.locator('[aria-labelledby="own-visits"] summary')).toHaveText(texts.lists.over('2'));
      await sound();
    });
  });
}

test.describe('seats', () => {
  const { visit: texts } = t('vi');

  test('whoever finds none left waits for one, and stops waiting', async ({ page, account, visiting }) => {
    await account.begin(newReader());
    await visiting.openCalendar({ seat: 'large-table', people: '2' });
    const session = await visiting.freeSessions.first().getAttribute('href');
    await page.goto(session!);
    await visiting.hold('large-table');
    await account.signOut();

    await account.begin(newReader());
    await page.goto(session!);
    await expect(visiting.seat('large-table')).toHaveCount(0);
    await visiting.seat('large-table', 'wait-for').check();
    await visiting.button('wait').click();
    const own = page.locator('.part', { has: page.locator('#own-visits') });
    await expect(own).toContainText(texts.lists.first);
    await own.getByRole('button', { name: texts.lists.stop }).click();
    await expect(own).toContainText(texts.lists.news.stopped);
    await expect(own).not.toContainText(texts.lists.first);
  });

  test('a seat whose time ran out is held again, and nothing typed is lost', async ({
    page,
    account,
    visiting,
    room,
  }) => {
    await account.begin(newReader());
    await visiting.openCalendar();
    await visiting.freeSessions.nth(4).click();
    const id = await visiting.hold();
    await visiting.fillIn('Lịch sử đắp đê');
    await room.seats.letRunOut(id);
    await visiting.button('send').click();
    await expect(visiting.errors).toContainText(texts.problems.holdOver);
    await visiting.button('again').click();
    await expect(visiting.held).toContainText(texts.form.held.heading);
    await expect(visiting.field('subject')).toHaveValue('Lịch sử đắp đê');
    await visiting.button('send').dblclick();
    await expect(visiting.heading).toHaveText(/LD-/);
    await page.goto(accountAddress('vi'));
    await expect(page.locator('.own-list a[href^="/luot-doc/"]')).toHaveCount(1);
  });

  test('a visit is as if it were not there for anybody else', async ({ page, account, visiting }) => {
    await account.begin(newReader());
    await visiting.openCalendar();
    await visiting.freeSessions.nth(6).click();
    const id = await visiting.hold();
    await visiting.fillIn('Sổ xã viên');
    await visiting.button('send').click();
    await expect(visiting.heading).toHaveText(/LD-/);
    await account.signOut();
    await page.goto(visitAddress('vi', id));
    await expect(page).toHaveURL(/dang-nhap/);
    await account.begin(newReader());
    for (const place of [undefined, 'form', 'slip'] as const) {
      expect((await page.goto(visitAddress('vi', id, place)))?.status()).toBe(404);
    }
    expect((await visiting.calendarFile(id)).type).toContain('text/html');
  });
});

/** The address of an open file on paper, the second one of a list: as a reader copies it. */
async function anotherFile(page: Page, lang: 'vi' | 'en'): Promise<string> {
  await page.goto(searchAddress(lang) + OPEN_ON_PAPER);
  const href = await page.locator('.hit h3 a').nth(1).getAttribute('href');
  return new URL(href!, page.url()).href;
}

/** Everyone can use this page as it is now, on this screen; the program that looks needs scripts to run. */
async function soundPage(page: Page, hasScripts: boolean): Promise<void> {
  await expectNoSidewaysScroll(page);
  if (hasScripts) await expectAccessible(page);
}
