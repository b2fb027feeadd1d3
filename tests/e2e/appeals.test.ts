import { expect, PHONE, test, WIDE } from './at-the-desk.ts';
import { value, type DeskRoom, type SentCase } from './desk-room.ts';
import { DeskCasePage } from './pages/desk-case-page.ts';
import { RequestPages } from './pages/request-pages.ts';
import { expectAccessible, expectNoSidewaysScroll } from './sound-page.ts';
import { t } from '../../src/i18n/translate.ts';

const APPEAL = 'Tôi chỉ cần xem một trang.';

/** A request whose first file was refused by An and Chi, and whose reader does not agree. */
async function appealed(room: DeskRoom, subject: string): Promise<SentCase> {
  const sent = await room.send(subject);
  const { requests } = room;
  const [an, chi] = [room.actorOf('an'), room.actorOf('chi')];
  const { version, items } = value(await requests.ownCase(sent.reader, sent.id));
  const [first = '', second = ''] = items.map(({ id }) => id);
  const claimed = value(await requests.claim(an, sent.id, { version }));
  const refused = { outcome: 'refused', reason: 'fragile', words: 'Giấy đã giòn.' } as const;
  const decisions = [
    { itemId: first, decision: refused },
    { itemId: second, decision: { outcome: 'already-open', words: '' } as const },
  ];
  const proposed = value(await requests.propose(an, sent.id, { version: claimed.version, decisions }));
  const one = value(await requests.confirm(chi, sent.id, { version: proposed.version, itemIds: [first] }));
  const two = value(await requests.confirm(an, sent.id, { version: one.version, itemIds: [second] }));
  const issued = value(await requests.issue(an, sent.id, { version: two.version }));
  value(await requests.appeal(sent.reader, sent.id, { version: issued.version, itemIds: [first], text: APPEAL }));
  return sent;
}

test.describe('an appeal, with a script, on a wide screen', () => {
  test.use({ who: 'dung', viewport: WIDE });

  test('is decided by an approver who had no part in the decision, and by nobody else; it may stand', async ({
    page,
    browser,
    room,
    queue,
    deskCase,
  }) => {
    const { case: texts, queue: queues } = t('vi').desk;
    const sent = await appealed(room, 'Xem xét lại, giữ nguyên');
    const first = await browser.newContext({ baseURL: room.url });
    await room.signIn(first, 'chi');
    const theirs = new DeskCasePage(await first.newPage(), 'vi');
    await theirs.open(sent.id);
    await expect(theirs.state).toHaveText(queues.states['under-appeal']);
    for (const action of ['claim', 'uphold', 'vary']) await expect(theirs.button(action)).toHaveCount(0);
    await first.close();

    await queue.open('queue=appeals');
    await queue.row(sent.number).getByRole('link').click();
    await expect(deskCase.part(texts.messages.heading)).toContainText(APPEAL);
    await deskCase.press('claim');
    await deskCase.press('preview-uphold');
    await expect(deskCase.problems).toContainText(texts.refusals.problems.missing!);
    await expectAccessible(page);
    await deskCase.field('appeal-words').fill('Bản gốc không thể đưa ra.');
    await deskCase.press('preview-uphold');
    await expect(deskCase.letter).toContainText('Bản gốc không thể đưa ra.');
    await expect(deskCase.state).toHaveText(queues.states['under-appeal']);
    await expectAccessible(page);
    await deskCase.field('appeal-words').fill('Bản gốc không thể đưa ra nữa.');
    await deskCase.press('uphold');
    await expect(deskCase.part(texts.preview.answerTitle)).toContainText(texts.preview.answerChanged);
    await deskCase.press('uphold');
    await expect(deskCase.said).toHaveText(texts.done.uphold!);
    await expect(deskCase.state).toHaveText(queues.states.decided);
    await expect(deskCase.items.nth(0)).toContainText(texts.items.states.refused);
    await expect(deskCase.part(texts.letters.heading)).toContainText(texts.letters.kinds['appeal-decision']);
    await expectNoSidewaysScroll(page);
  });
});

test.describe('an appeal, without a script, on a phone, in English', () => {
  test.use({ who: 'dung', lang: 'en', viewport: PHONE, javaScriptEnabled: false });

  test('may bring another decision, which its reader finds with a letter and a permit', async ({
    page,
    browser,
    room,
    deskCase,
  }) => {
    const { desk, request } = t('en');
    const { case: texts } = desk;
    const sent = await appealed(room, 'Xem xét lại, quyết định khác');
    await deskCase.open(sent.id);
    await deskCase.press('claim');
    await deskCase.choose(0);
    await deskCase.field('appeal-words').fill('Có bản chụp để xem thay bản gốc.');
    await deskCase.unfold(texts.decide.vary);
    await deskCase.press('preview-vary');
    await expect(deskCase.problems).toContainText(texts.refusals.noOutcome);
    await expect(deskCase.field('appeal-words')).toHaveValue('Có bản chụp để xem thay bản gốc.');
    await deskCase.outcome('granted-with-conditions');
    await deskCase.field('decision-onSiteOnly').check();
    await deskCase.press('preview-vary');
    await expect(deskCase.letter).toContainText(t('vi').letter.outcomes['granted-with-conditions']);
    await expectNoSidewaysScroll(page);
    await deskCase.press('vary');
    await expect(deskCase.said).toHaveText(texts.done.vary!);
    await expect(deskCase.items.nth(0)).toContainText(texts.items.states['granted-with-conditions']);
    await expectNoSidewaysScroll(page);

    const home = await browser.newContext({ viewport: PHONE, javaScriptEnabled: false, baseURL: room.url });
    await room.signIn(home, sent.reader);
    const own = new RequestPages(await home.newPage(), 'en');
    await own.open(sent.id);
    await expect(own.state).toContainText(request.follow.outcomes.granted);
    await expect(own.caseItems.first()).toContainText(request.follow.items.onSite);
    const { receipt, decision, 'appeal-decision': anew } = request.follow.letters.kinds;
    await expect(own.letters).toContainText([receipt, decision, anew]);
    await expect(own.button('appeal')).toHaveCount(0);
    await home.close();
  });
});
