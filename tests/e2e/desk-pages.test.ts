import { expect, PHONE, test, WIDE } from './at-the-desk.ts';
import { value } from './desk-room.ts';
import { addressIn } from './page-kinds.ts';
import { expectNoSidewaysScroll, expectOpenToEveryone, expectSoundMarkup } from './sound-page.ts';
import { deskAddress, requestAddress } from '../../src/i18n/addresses.ts';
import { t } from '../../src/i18n/translate.ts';

const { desk, frame } = t('vi');

const PAGES: Record<string, { who: 'an' | 'quang'; address: string }> = {
  'the queues': { who: 'an', address: '/can-bo' },
  'a queue that is narrowed': { who: 'an', address: '/can-bo?queue=open&access=conditional&from=2020-01-01' },
  'an empty queue': { who: 'an', address: '/can-bo?q=qqzzxx' },
  'the calendar, for one who changes it': { who: 'an', address: '/can-bo/lich' },
  'letters that could not be sent': { who: 'quang', address: '/can-bo/thu' },
  // Narrowed: a whole page of it is a thousand words to examine one by one, three times.
  'the log': { who: 'quang', address: '/can-bo/nhat-ky?action=case.submit' },
  'the log, asked for a day that is none': { who: 'quang', address: '/can-bo/nhat-ky?from=mai&action=case.submit' },
};

for (const [kind, { who, address }] of Object.entries(PAGES)) {
  test.describe(kind, () => {
    test.use({ who, viewport: WIDE, colorScheme: 'light' });

    for (const lang of ['vi', 'en'] as const) {
      test(`is open to everyone who works there, in ${lang === 'vi' ? 'Vietnamese' : 'English'}`, async ({
        page,
        room,
      }) => {
        await room.send('Một yêu cầu để xem');
        const answer = await page.goto(addressIn(lang, address));
        expect(answer?.status()).toBe(address.includes('from=mai') ? 422 : 200);
        expect(answer?.headers()['cache-control']).toBe('no-store');
        await expect(page.locator('html')).toHaveAttribute('lang', lang);
        const source = (await answer?.text()) ?? '';
        if (lang === 'vi') return expectOpenToEveryone(page, source);
        // The same view with other words: what depends on words.
        await expectSoundMarkup(page, source);
        await page.setViewportSize(PHONE);
        await expectNoSidewaysScroll(page);
      });
    }
  });
}

test.describe('the queues', () => {
  test.use({ viewport: WIDE });

  test('count what is in them, and a request moves from one to the next', async ({ room, queue, deskCase }) => {
    const sent = await room.send('Đếm trong các nhóm');
    await queue.open('queue=new');
    const before = { new: await queue.count('new'), mine: await queue.count('mine') };
    await queue.row(sent.number).getByRole('link').click();
    await deskCase.press('claim');
    await queue.open('queue=mine');
    await expect(queue.row(sent.number)).toHaveCount(1);
    expect(await queue.count('new')).toBe(before.new - 1);
    expect(await queue.count('mine')).toBe(before.mine + 1);
  });

  test('keep a filter under a name, and forget it', async ({ page, queue }) => {
    await queue.open('queue=open&access=conditional&sort=-changed');
    await page.getByRole('button', { name: desk.queue.save }).click();
    await expect(page.getByRole('alert')).toContainText(desk.queue.saveNameMissing);
    await page.getByLabel(desk.queue.saveName).fill('Có điều kiện');
    await page.getByRole('button', { name: desk.queue.save }).click();
    await queue.open();
    await page.getByRole('link', { name: 'Có điều kiện', exact: true }).click();
    await expect(page).toHaveURL(/access=conditional&sort=-changed$/);
    await page.getByRole('button', { name: desk.queue.forgetNamed('Có điều kiện') }).click();
    await expect(page.getByRole('link', { name: 'Có điều kiện', exact: true })).toHaveCount(0);
  });

  test('are walked with j and k and opened with Enter, while letters typed into a box stay letters', async ({
    page,
    room,
    queue,
    deskCase,
  }) => {
    await room.send('Đi bằng phím, một');
    await room.send('Đi bằng phím, hai');
    await queue.open('queue=new&sort=-submitted');
    await page.keyboard.press('/');
    await expect(queue.find).toBeFocused();
    await page.keyboard.type('jk/');
    await expect(queue.find).toHaveValue('jk/');
    await queue.find.blur();
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    const second = queue.rows.nth(1).getByRole('link');
    await expect(second).toBeFocused();
    await page.keyboard.press('k');
    await expect(queue.rows.nth(0).getByRole('link')).toBeFocused();
    await page.keyboard.press('j');
    const number = await second.innerText();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toContainText(number.trim());
    await expect(deskCase.state).toBeVisible();
  });

  test('leave single letters alone for those who switch them off', async ({ page, room, queue }) => {
    await room.send('Không dùng phím');
    await queue.open();
    await page.getByText(desk.queue.keysTitle, { exact: true }).click();
    await page.getByLabel(desk.queue.keysOn).uncheck();
    await page.reload();
    await page.locator('body').press('j');
    await expect(queue.rows.first().getByRole('link')).not.toBeFocused();
  });
});

test.describe('the calendar', () => {
  test('keeps what was typed when a day is none, and counts open requests anew when it is one', async ({
    page,
    room,
  }) => {
    const sent = await room.send('Tính lại theo lịch');
    const due = value(await room.requests.ownCase(sent.reader, sent.id)).dueOn ?? '';
    await page.goto(deskAddress('vi', 'calendar'));
    const { calendar } = desk;
    const save = page.getByRole('button', { name: calendar.save });
    await page.getByLabel(calendar.day, { exact: true }).fill('31/02/2027');
    await page.getByLabel(calendar.label, { exact: true }).fill('Nghỉ kiểm kê');
    await page.getByLabel(calendar.kinds.closure).check();
    await save.click();
    await expect(page.getByRole('alert')).toContainText(calendar.errors.day);
    await expect(page.getByLabel(calendar.label, { exact: true })).toHaveValue('Nghỉ kiểm kê');
    await page.getByLabel(calendar.day, { exact: true }).fill(due);
    await save.click();
    await expect(page.locator('.done')).toBeVisible();
    await expect(page.getByRole('row', { name: /Nghỉ kiểm kê/ })).toBeVisible();
    const moved = value(await room.requests.ownCase(sent.reader, sent.id)).dueOn ?? '';
    expect(moved > due).toBe(true);

    const [year, month, day] = due.split('-');
    await page.getByRole('button', { name: calendar.removeDay(`${day}/${month}/${year}`) }).click();
    await expect(page.getByRole('row', { name: /Nghỉ kiểm kê/ })).toHaveCount(0);
    expect(value(await room.requests.ownCase(sent.reader, sent.id)).dueOn).toBe(due);
  });
});

test.describe('letters that could not be sent', () => {
  test.use({ who: 'quang', lang: 'en', viewport: PHONE, javaScriptEnabled: false });

  test('are shown with what the mail server said, and reach their reader once sent again', async ({ page, room }) => {
    const { deadMail } = t('en').desk;
    const sent = await room.send('Thư không đến nơi');
    const recipient = `ben-do-${sent.id}@thu.example`;
    await room.giveUpLetter({ recipient, caseId: sent.id, number: sent.number, error: '550 5.1.1 No such mailbox' });
    await page.goto(deskAddress('en', 'mail'));
    const row = page.getByRole('row', { name: recipient });
    await expect(row).toContainText('550 5.1.1 No such mailbox');
    await expect(row).toContainText(deadMail.letters['case-message']);
    // What is in it is between the archive and its reader.
    await expect(page.locator('main')).not.toContainText(sent.number);
    await expectNoSidewaysScroll(page);
    await row.getByRole('button').click();
    await expect(page.locator('.done')).toHaveText(deadMail.resent);
    await expect(page.getByRole('row', { name: recipient })).toHaveCount(0);
    expect(await room.mailbox.linkTo(recipient, requestAddress('vi', sent.id))).toBe(requestAddress('vi', sent.id));
  });
});

test.describe('the log', () => {
  test.use({ who: 'quang' });

  test('tells the administrator who did what, without a word of what readers wrote', async ({ page, room }) => {
    const sent = await room.send('Chữ này không vào nhật ký');
    const { version } = value(await room.requests.ownCase(sent.reader, sent.id));
    value(await room.requests.claim(room.actorOf('an'), sent.id, { version }));
    await page.goto(`${deskAddress('vi', 'log')}?subject=case:${sent.id}`);
    const rows = page.locator('.desk-table tbody tr');
    await expect(rows.first()).toContainText(room.nameOf('an'));
    await expect(rows.first()).toContainText('claim');
    await expect(page.locator('main')).not.toContainText('Chữ này không vào nhật ký');
    await expect(page.getByRole('navigation', { name: desk.menu.label })).not.toContainText(desk.menu.queues);
    await expect(page.getByRole('navigation', { name: frame.mainNav })).toBeVisible();
  });
});
