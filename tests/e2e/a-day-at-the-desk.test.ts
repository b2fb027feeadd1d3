import { expect, PHONE, test, WIDE } from './at-the-desk.ts';
import { READER_NAME, value } from './desk-room.ts';
import { DeskCasePage } from './pages/desk-case-page.ts';
import { expectAccessible, expectNoSidewaysScroll } from './sound-page.ts';
import { deskCaseAddress, requestAddress } from '../../src/i18n/addresses.ts';
import { partialDateText } from '../../src/i18n/dates.ts';
import { t } from '../../src/i18n/translate.ts';

const { desk, words } = t('en');
const { case: texts, queue: queueTexts } = desk;

/** The plain way, in every language, screen and with or without a script: the-whole-way.test.ts. */
test.describe('on a phone, in English', () => {
  test.use({ lang: 'en', viewport: PHONE, who: 'an' });
  // A whole day: some thirty pages, five of them examined.
  test.describe.configure({ timeout: 120_000 });

  test('a request is found, taken, asked about, proposed on, approved by another, sent and revoked', async ({
    page,
    browser,
    room,
    queue,
    deskCase,
  }) => {
    const expectSound = async (): Promise<void> => {
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
    };
    const sent = await room.send('Thủy nông vùng ngập');

    await queue.open('queue=new');
    await queue.search('thuy nong vung ngap');
    await expect(queue.row(sent.number)).toHaveCount(1);
    await expect(queue.row(sent.number)).toContainText(words.access.conditional);
    await queue.row(sent.number).getByRole('link').click();
    await expect(deskCase.state).toHaveText(queueTexts.states.submitted);
    await expectSound();

    await deskCase.press('claim');
    await expect(deskCase.said).toHaveText(texts.done.claim!);
    await expect(deskCase.state).toHaveText(queueTexts.states['in-review']);

    await deskCase.unfold(texts.notes.add);
    await deskCase.field('note-text').fill('Đã hỏi phòng bảo quản: hồ sơ còn tốt.');
    await deskCase.press('note');
    await expect(deskCase.part(texts.notes.heading)).toContainText('hồ sơ còn tốt');
    await expect(deskCase.part(texts.messages.heading)).not.toContainText('hồ sơ còn tốt');

    await deskCase.unfold(texts.messages.askHeading);
    await deskCase.press('ask');
    await expect(deskCase.problems).toContainText(texts.refusals.problems.missing!);
    await deskCase.field('ask-text').fill('Xin cho biết tên xã năm 1957.');
    await deskCase.press('ask');
    await expect(deskCase.state).toHaveText(queueTexts.states['awaiting-applicant']);
    await expect(deskCase.part(texts.clock.heading)).toContainText(texts.clock.stopped);

    const asked = value(await room.requests.ownCase(sent.reader, sent.id));
    value(await room.requests.reply(sent.reader, sent.id, { version: asked.version, text: 'Xã Đồng Bông.' }));
    await deskCase.open(sent.id);
    await expect(deskCase.part(texts.messages.heading)).toContainText('Xã Đồng Bông.');

    await deskCase.choose(0);
    await deskCase.outcome('refused');
    await deskCase.field('decision-words').fill('Tài liệu đang được giải mật.');
    await deskCase.press('propose');
    await expect(deskCase.problems).toContainText(texts.refusals.problems.missing!);
    await expect(deskCase.field('decision-words')).toHaveValue('Tài liệu đang được giải mật.');
    await expect(deskCase.items.nth(0).getByRole('checkbox')).toBeChecked();
    await expectSound();
    await deskCase.outcome('granted-with-conditions');
    await deskCase.field('decision-onSiteOnly').check();
    await deskCase.press('propose');
    await expect(deskCase.items.nth(0)).toContainText(texts.items.states.proposed);
    await expect(deskCase.items.nth(0)).toContainText(texts.decide.onSiteOnly);
    await deskCase.choose(1);
    if (!(await deskCase.field('decision-words').isVisible())) await deskCase.unfold(texts.decide.propose);
    await deskCase.outcome('granted');
    await deskCase.press('propose');
    await expect(deskCase.items.nth(1)).toContainText(texts.items.states.proposed);
    // Of the open file one archivist decides; of the conditional one an approver who did not propose it.
    await deskCase.choose(1);
    await deskCase.press('confirm');
    await expect(deskCase.items.nth(1)).toContainText(texts.items.states.granted);
    await expect(deskCase.button('confirm')).toHaveCount(0);
    // What is proposed can be read as the letter it would be, and is sent by nobody yet.
    await page.getByRole('link', { name: texts.letters.preview }).click();
    await expect(page.locator('.letter-sheet')).toContainText(sent.number);
    await expect(page.getByRole('button', { name: texts.preview.send })).toHaveCount(0);

    const approver = await browser.newContext({ viewport: PHONE, baseURL: room.url });
    await room.signIn(approver, 'chi');
    const theirs = new DeskCasePage(await approver.newPage(), 'en');
    await theirs.open(sent.id);
    await expect(theirs.presence).toContainText(room.nameOf('an'));
    await theirs.choose(0);
    await theirs.press('confirm');
    await expect(theirs.said).toHaveText(texts.done.confirm!);
    await expect(theirs.items.nth(0)).toContainText(texts.items.states['granted-with-conditions']);

    await deskCase.open(sent.id);
    await expect(deskCase.presence).toContainText(room.nameOf('chi'));
    await page.getByRole('link', { name: texts.letters.preview }).click();
    await expect(page.locator('.letter-sheet')).toContainText(sent.number);
    await expect(page.locator('.letter-sheet')).toContainText(READER_NAME);
    await expectSound();
    await page.getByRole('button', { name: texts.preview.send }).click();
    await expect(deskCase.said).toHaveText(texts.done.issue!);
    await expect(deskCase.state).toHaveText(queueTexts.states.decided);
    await expect(deskCase.part(texts.letters.heading).getByRole('link')).toHaveCount(2);
    expect(await room.requests.ownGrants(sent.reader)).toContainEqual(
      expect.objectContaining({ caseId: sent.id, state: 'active', onSiteOnly: true }),
    );

    await theirs.open(sent.id);
    const grant = theirs.items.nth(0).locator('.grant');
    await grant.locator('summary').click();
    await grant.locator('button[value^="revoke:"]').click();
    await expect(theirs.problems).toContainText(texts.refusals.problems.missing!);
    await grant.locator('textarea').fill('Phát hiện thông tin đời tư.');
    await grant.locator('button[value^="revoke:"]').click();
    await expect(theirs.said).toHaveText(texts.done.revoke!);
    await expect(grant).toContainText(texts.grant.states.revoked);
    await approver.close();

    await deskCase.open(sent.id);
    await expectSound();
  });

  test('a request is handed over to a colleague, who is told, and its time is extended by an approver', async ({
    page,
    browser,
    room,
    queue,
    deskCase,
  }) => {
    const sent = await room.send('Chuyển tay và gia hạn');
    await deskCase.open(sent.id);
    await deskCase.press('claim');
    await deskCase.unfold(texts.hold.handOver);
    await deskCase.press('hand-over');
    await expect(deskCase.problems).toContainText(texts.refusals.noColleague);
    // An archivist's work is an archivist's: nobody else is offered.
    await expect(deskCase.field('hand-over-to').locator('option')).toContainText([
      texts.hold.choose,
      room.nameOf('binh'),
      room.nameOf('dung'),
    ]);
    await deskCase.field('hand-over-to').selectOption(room.nameOf('binh'));
    await deskCase.press('hand-over');
    await expect(deskCase.said).toHaveText(texts.done['hand-over']!);
    await expect(deskCase.part(texts.hold.heading)).toContainText(room.nameOf('binh'));
    await expect(deskCase.button('ask')).toHaveCount(0);
    await expectNoSidewaysScroll(page);
    await queue.open('queue=mine');
    await expect(queue.row(sent.number)).toHaveCount(0);
    const led = await room.mailbox.linkTo('binh@thu.example', deskCaseAddress('vi', sent.id));

    const office = await browser.newContext({ viewport: PHONE, baseURL: room.url });
    await room.signIn(office, 'chi');
    const theirs = new DeskCasePage(await office.newPage(), 'en');
    await theirs.open(sent.id);
    const due = value(await room.requests.ownCase(sent.reader, sent.id)).dueOn ?? '';
    await theirs.unfold(texts.extend.heading);
    await theirs.field('extend-workingDays').fill('nhiều');
    await theirs.field('extend-reason').fill('Kho đang sửa.');
    await theirs.press('extend');
    await expect(theirs.problems).toContainText(texts.refusals.badNumber);
    await expect(theirs.field('extend-reason')).toHaveValue('Kho đang sửa.');
    await theirs.field('extend-workingDays').fill('3');
    await theirs.press('extend');
    await expect(theirs.said).toHaveText(texts.done.extend!);
    await expect(theirs.part(texts.clock.heading)).toContainText(texts.clock.extension('3', 'Kho đang sửa.'));
    const later = value(await room.requests.ownCase(sent.reader, sent.id)).dueOn ?? '';
    expect(later > due).toBe(true);
    await office.close();

    const next = await browser.newContext({ viewport: WIDE, baseURL: room.url });
    await room.signIn(next, 'binh');
    const followed = await next.newPage();
    await followed.goto(led);
    await expect(new DeskCasePage(followed, 'vi').button('ask')).toHaveCount(1);
    await next.close();

    const home = await browser.newContext({ viewport: PHONE, baseURL: room.url });
    await room.signIn(home, sent.reader);
    const own = await home.newPage();
    await own.goto(requestAddress('en', sent.id));
    await expect(own.locator('main')).toContainText('Kho đang sửa.');
    await expect(own.locator('main')).toContainText(partialDateText('en', later));
    await expectAccessible(own);
    await home.close();
  });
});
