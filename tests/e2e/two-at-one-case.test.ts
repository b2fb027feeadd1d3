import { expect, test } from './at-the-desk.ts';
import { value } from './desk-room.ts';
import { deskCaseAddress, signInAddress } from '../../src/i18n/addresses.ts';
import { t } from '../../src/i18n/translate.ts';

const { desk } = t('vi');
const { case: texts } = desk;

test.describe('two who have one request open', () => {
  test('cannot overwrite each other: nothing is written, everything typed is kept, what changed is shown', async ({
    room,
    page,
    deskCase,
  }) => {
    const sent = await room.send('Hai người một việc');
    await deskCase.open(sent.id);
    await deskCase.press('claim');
    await deskCase.unfold(texts.messages.askHeading);
    await deskCase.field('ask-text').fill('Câu hỏi viết dở.');

    const own = value(await room.requests.ownCase(sent.reader, sent.id));
    value(await room.requests.withdraw(sent.reader, sent.id, { version: own.version }));
    const [answer] = await Promise.all([page.waitForResponse(/yeu-cau/), deskCase.press('ask')]);
    expect(answer.status()).toBe(409);
    const changed = page.getByRole('alert');
    await expect(changed).toContainText(texts.changedTitle);
    await expect(changed).toContainText(texts.history.actions.withdraw!);
    await expect(changed).not.toContainText(texts.history.actions.claim!);
    expect(value(await room.requests.ownCase(sent.reader, sent.id)).messages).toEqual([]);
  });

  test('keeps a decision that was being written when the other one was faster', async ({ room, page, deskCase }) => {
    const sent = await room.send('Đề xuất viết dở');
    await deskCase.open(sent.id);
    await deskCase.press('claim');
    await deskCase.choose(0, 1);
    await deskCase.outcome('refused');
    await deskCase.field('decision-words').fill('Lời viết dở.');
    const { version } = value(await room.requests.ownCase(sent.reader, sent.id));
    const asking = { body: 'Sở Nội vụ', question: 'Có ý kiến gì?', answerBy: null, isBinding: false };
    value(await room.requests.consult(room.actorOf('an'), sent.id, { version, ...asking }));
    await deskCase.press('propose');
    await expect(page.getByRole('alert')).toContainText(texts.history.actions.consult!);
    await expect(deskCase.part(texts.consult.heading)).toContainText('Sở Nội vụ');

    await deskCase.unfold(texts.consult.record);
    await deskCase.press('record-opinion');
    await expect(deskCase.problems).toContainText(texts.refusals.noAnswer);
    await deskCase.field('record-opinion-consents').first().check();
    await deskCase.field('record-opinion-opinion').fill('Nhất trí.');
    await deskCase.press('record-opinion');
    await expect(deskCase.part(texts.consult.heading)).toContainText('Nhất trí.');
  });
});

test('one who presses a button twice is not told that somebody else was there', async ({ room, page, deskCase }) => {
  const sent = await room.send('Bấm hai lần');
  await deskCase.open(sent.id);
  const before = await page.context().newPage();
  await before.goto(page.url());
  await deskCase.press('claim');
  await before.locator('button[name="do"][value="claim"]').click();
  await expect(before).toHaveURL(/done=claim/);
  await expect(before.getByText(texts.changedTitle)).toHaveCount(0);
});

test.describe('what is half typed in one place', () => {
  test.use({ javaScriptEnabled: false });

  test('is still there after something was done in another, without a script', async ({ room, deskCase }) => {
    const sent = await room.send('Viết dở nhiều chỗ');
    await deskCase.open(sent.id);
    await deskCase.press('claim');
    await deskCase.choose(1);
    await deskCase.outcome('refused');
    await deskCase.field('decision-words').fill('Lời viết dở.');
    await deskCase.unfold(texts.messages.askHeading);
    await deskCase.field('ask-text').fill('Câu hỏi viết dở.');
    await deskCase.unfold(texts.notes.add);
    await deskCase.field('note-text').fill('Đã xem bản gốc.');
    await deskCase.press('note');
    await expect(deskCase.said).toHaveText(texts.done.note!);
    await expect(deskCase.part(texts.notes.heading)).toContainText('Đã xem bản gốc.');
    await expect(deskCase.field('note-text')).toHaveValue('');
    await expect(deskCase.field('ask-text')).toHaveValue('Câu hỏi viết dở.');
    await expect(deskCase.field('ask-text')).toBeVisible();
    await expect(deskCase.field('decision-words')).toHaveValue('Lời viết dở.');
    await expect(deskCase.items.nth(1).getByRole('checkbox')).toBeChecked();
    await deskCase.press('propose');
    await expect(deskCase.problems).toContainText(texts.refusals.problems.missing!);
    await expect(deskCase.field('ask-text')).toHaveValue('Câu hỏi viết dở.');
    await deskCase.press('ask');
    await expect(deskCase.part(texts.messages.heading)).toContainText('Câu hỏi viết dở.');
    await expect(deskCase.field('decision-words')).toHaveCount(0);
  });
});

test.describe('who proposed', () => {
  test.use({ who: 'dung' });

  test('never approves, though an approver too, not even by a form of their own making', async ({
    room,
    page,
    deskCase,
  }) => {
    const sent = await room.send('Bốn mắt');
    await deskCase.open(sent.id);
    await deskCase.press('claim');
    await deskCase.choose(0);
    await deskCase.outcome('granted');
    await deskCase.press('propose');
    await expect(deskCase.items.nth(0)).toContainText(texts.items.states.proposed);
    await expect(deskCase.button('confirm')).toHaveCount(0);

    const version = await deskCase.field('version').first().inputValue();
    const itemId = await deskCase.items.nth(0).getByRole('checkbox').inputValue();
    const answer = await page.request.post(deskCaseAddress('vi', sent.id), {
      form: { do: 'confirm', version, item: itemId },
      headers: { origin: room.url },
    });
    expect(answer.status()).toBe(403);
    expect(await answer.text()).toContain('Cần một người khác duyệt');
    const own = value(await room.requests.ownCase(sent.reader, sent.id));
    expect(own.items.map(({ state }) => state)).toEqual(['pending', 'pending']);
  });
});

for (const who of ['reader', 'quang'] as const) {
  test.describe(who === 'reader' ? 'a reader' : 'the administrator', () => {
    test.use({ who });

    test('finds no request of the desk, and can do nothing to one', async ({ room, page }) => {
      const sent = await room.send(`Không phải việc của ${who}`);
      const address = deskCaseAddress('vi', sent.id);
      const none = await page.goto(deskCaseAddress('vi', 'khongcoyeucau'));
      const there = await page.goto(address);
      expect([none?.status(), there?.status()]).toEqual([404, 404]);
      const form = { do: 'claim', version: '1' };
      const answer = await page.request.post(address, { form, headers: { origin: room.url } });
      expect(answer.status()).toBe(404);
      expect(value(await room.requests.ownCase(sent.reader, sent.id)).state).toBe('submitted');
    });
  });
}

test.describe('a guest', () => {
  test.use({ who: 'nobody' });

  test('is asked to sign in, whether there is such a request or not', async ({ room, page }) => {
    const sent = await room.send('Chưa đăng nhập');
    for (const id of [sent.id, 'khongcoyeucau']) {
      const answer = await page.request.get(deskCaseAddress('vi', id), { maxRedirects: 0 });
      expect(answer.status()).toBe(303);
      expect(answer.headers().location).toBe(signInAddress('vi', deskCaseAddress('vi', id)));
    }
  });
});
