import { expect, test } from './at-the-desk.ts';
import { READER_NAME, value } from './desk-room.ts';
import { DeskCasePage } from './pages/desk-case-page.ts';
import { WAYS_IN_PAIRS } from './ways-to-read.ts';
import { t } from '../../src/i18n/translate.ts';
import { expectAccessible, expectNoSidewaysScroll } from './sound-page.ts';

for (const [at, { way, lang, viewport, javaScriptEnabled }] of WAYS_IN_PAIRS.entries()) {
  test.describe(way, () => {
    test.use({ lang, viewport, javaScriptEnabled, who: 'an' });
    // A whole day: some thirty pages, five of them examined.
    test.describe.configure({ timeout: 180_000 });

    test('a request is found, taken, asked about, proposed on, approved by another, sent and revoked', async ({
      page,
      browser,
      room,
      queue,
      deskCase,
    }) => {
      // What examines a page is a script itself.
      const expectSound = async (): Promise<void> => {
        if (!javaScriptEnabled) return;
        await expectAccessible(page);
        await expectNoSidewaysScroll(page);
      };
      const { desk, words } = t(lang);
      const { case: texts, queue: queueTexts } = desk;
      const sent = await room.send(`Thủy nông vùng ngập số ${at}`);

      await queue.open('queue=new');
      await queue.search(`vung ngap so ${at}`);
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
      await expect(page.locator('.sheet')).toContainText(sent.number);
      await expect(page.getByRole('button', { name: texts.preview.send })).toHaveCount(0);

      const approver = await browser.newContext({ viewport, javaScriptEnabled, baseURL: room.url });
      await room.signIn(approver, 'chi');
      const theirs = new DeskCasePage(await approver.newPage(), lang);
      await theirs.open(sent.id);
      await expect(theirs.presence).toContainText(room.nameOf('an'));
      await theirs.choose(0);
      await theirs.press('confirm');
      await expect(theirs.said).toHaveText(texts.done.confirm!);
      await expect(theirs.items.nth(0)).toContainText(texts.items.states['granted-with-conditions']);

      await deskCase.open(sent.id);
      await expect(deskCase.presence).toContainText(room.nameOf('chi'));
      await page.getByRole('link', { name: texts.letters.preview }).click();
      await expect(page.locator('.sheet')).toContainText(sent.number);
      await expect(page.locator('.sheet')).toContainText(READER_NAME);
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
      await grant.locator('button[value="revoke"]').click();
      await expect(theirs.problems).toContainText(texts.refusals.problems.missing!);
      await grant.locator('textarea').fill('Phát hiện thông tin đời tư.');
      await grant.locator('button[value="revoke"]').click();
      await expect(theirs.said).toHaveText(texts.done.revoke!);
      await expect(grant).toContainText(texts.grant.states.revoked);
      await approver.close();

      await deskCase.open(sent.id);
      await expectSound();
    });
  });
}
