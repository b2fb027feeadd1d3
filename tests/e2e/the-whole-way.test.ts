import { randomUUID } from 'node:crypto';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { expect, PAPER, test, type RequestRoom } from './request-visitor.ts';
import { DeskCasePage } from './pages/desk-case-page.ts';
import { PeoplePages } from './pages/people-pages.ts';
import { QueuePage } from './pages/queue-page.ts';
import type { WorkingRole } from './request-staff.ts';
import { expectAccessible, expectNoSidewaysScroll } from './sound-page.ts';
import { WAYS_FAR_APART, WAYS_TO_READ } from './ways-to-read.ts';
import { cartAddress, queryAddress, requestAddress } from '../../src/i18n/addresses.ts';
import { t } from '../../src/i18n/translate.ts';

const TITLE = 'Quyết toán công trường Hoàng Xá năm 1955';
/** Stands on its first page and in no finding aid. */
const WORDS = 'Công trường mở ngày 14 tháng 2';
const PASSWORD = 'con đò chiều thứ bảy';
const QUESTION = 'Xin cho biết tên người có trong danh sách.';
const ANSWER = 'Ông nội tôi là Hoàng Văn Lễ.';
const WHY_REVOKED = 'Phát hiện thông tin đời tư của người khác.';

/** WHOLE_WAY=all walks it in every way; otherwise in two that have nothing in common. */
const WAYS = process.env.WHOLE_WAY === 'all' ? WAYS_TO_READ : WAYS_FAR_APART;

for (const { way, lang, viewport, javaScriptEnabled } of WAYS) {
  test.describe(way, () => {
    test.use({ lang, viewport, javaScriptEnabled });
    // Some forty pages by four people, most of them examined, and letters to wait for.
    test.setTimeout(300_000);
    const { account: accountTexts, cart, desk, people: peopleTexts, request: texts } = t(lang);

    /** Everyone can use this page as it is now, on this screen. What looks for faults is a script itself. */
    async function sound(page: Page): Promise<void> {
      await expectNoSidewaysScroll(page);
      if (javaScriptEnabled) await expectAccessible(page);
    }

    test('a file found is asked for, asked about, granted by two, read by its reader alone, and gone once revoked', async ({
      page,
      room,
      account,
      asking,
      browser,
    }) => {
      const email = `hoang-${randomUUID().slice(0, 8)}@example.vn`;
      const contexts: BrowserContext[] = [];
      const sitDown = async (role: WorkingRole): Promise<Page> => {
        const context = await browser.newContext({ viewport, javaScriptEnabled, baseURL: room.url });
        contexts.push(context);
        await room.staff.signIn(context, room.url, role);
        return context.newPage();
      };

      // The reader finds a closed file, puts it aside and comes back to it with an account.
      await page.goto(queryAddress(lang, `"${TITLE}"`));
      await page.getByRole('article').first().locator('button[name="add"]').click();
      if (javaScriptEnabled) await expect(page.getByRole('link', { name: cart.buttons.inCart })).toBeVisible();
      await sound(page);
      await asking.openCart();
      await expect(asking.lines).toHaveCount(1);
      await expect(asking.lines).toContainText(TITLE);
      await sound(page);
      await page.getByRole('link', { name: cart.register }).click();
      await account.typeRegistration({ name: 'Hoàng Thị Lan', identityNumber: '001099012345', email });
      await expect(account.title).toHaveText(accountTexts.register.sentTitle);
      await account.followLetter(email, 'verify');
      await account.choosePassword(PASSWORD);
      await expect(page).toHaveURL(room.url + cartAddress(lang));
      await expect(asking.lines).toHaveCount(1);

      // Staff confirm the account.
      const counter = await sitDown('desk');
      const readers = new PeoplePages(counter, lang);
      await readers.openReaders();
      await readers.find(email);
      await sound(counter);
      await readers.names.click();
      await counter.getByRole('button', { name: peopleTexts.reader.confirm, exact: true }).click();
      await expect(counter.locator('.done')).toHaveText(peopleTexts.reader.done.confirmed);
      await sound(counter);

      // The request, step by step, with a paper as evidence.
      await asking.button('compose').click();
      await page.waitForURL(/\/(soan|form)/);
      const id = asking.openId;
      await asking.field('reason-1').fill('Đối chiếu số ngày công của ông nội');
      await sound(page);
      await asking.button('next').click();
      await page.locator('input[name="purpose"]').first().check();
      await asking.field('subject').fill('Công trường Hoàng Xá');
      await sound(page);
      await asking.button('next').click();
      await asking.field('evidence').first().check();
      await asking.field('words-own-data').fill('Ông nội tôi có tên trong danh sách');
      await asking.upload('own-data', PAPER);
      await expect(page.locator('.files a')).toHaveText(PAPER.name);
      await sound(page);
      await asking.button('next').click();
      await expect(page.locator('.answers')).toContainText('Công trường Hoàng Xá');
      await sound(page);
      await asking.field('agreed').check();
      await asking.button('send').click();
      await expect(asking.number).toHaveText(/^YC-\d{4}-\w{4}-\w{4}$/);
      const number = await asking.number.innerText();
      await sound(page);
      await expectPdf(page, texts.receipt.pdf);

      // An archivist finds it among the new ones, takes it and asks.
      const hall = await sitDown('archivist');
      const queue = new QueuePage(hall, lang);
      const archivist = new DeskCasePage(hall, lang);
      await queue.open('queue=new');
      await queue.search(number);
      await sound(hall);
      await queue.row(number).getByRole('link').click();
      await expect(archivist.state).toHaveText(desk.queue.states.submitted);
      await archivist.press('claim');
      await expect(archivist.said).toHaveText(desk.case.done.claim!);
      await sound(hall);
      await archivist.items.nth(0).locator('.files a').click();
      await expect(hall.locator('main')).toContainText(WORDS);
      await sound(hall);
      const closed = (await hall.locator('main img').first().getAttribute('src')) ?? '';
      expect(await statuses(hall.context(), [closed])).toEqual([200]);
      expect(await statuses(page.context(), [hall.url(), closed])).toEqual([404, 404]);
      await archivist.open(id);
      await archivist.unfold(desk.case.messages.askHeading);
      await archivist.field('ask-text').fill(QUESTION);
      await archivist.press('ask');
      await expect(archivist.state).toHaveText(desk.queue.states['awaiting-applicant']);
      await expect(archivist.part(desk.case.clock.heading)).toContainText(desk.case.clock.stopped);

      // A letter leads the reader to the question; the clock runs again with the answer.
      await page.goto(await room.mailbox.linkTo(email, requestAddress(lang, id)));
      await expect(asking.state).toContainText(texts.follow.states['awaiting-applicant']);
      await expect(page.locator('.messages')).toContainText(QUESTION);
      await sound(page);
      await asking.field('text').fill(ANSWER);
      await asking.button('reply').click();
      await expect(asking.done).toHaveText(texts.follow.done.replied);

      // Who proposes may not approve; the letter goes once somebody else has.
      await archivist.open(id);
      await expect(archivist.part(desk.case.messages.heading)).toContainText(ANSWER);
      await archivist.choose(0);
      await archivist.outcome('granted-with-conditions');
      await archivist.field('decision-noDownload').check();
      await archivist.field('decision-words').fill('Không sao chụp.');
      await archivist.press('propose');
      await expect(archivist.items.nth(0)).toContainText(desk.case.items.states.proposed);
      await expect(archivist.button('confirm')).toHaveCount(0);
      await sound(hall);
      const office = await sitDown('approver');
      const approver = new DeskCasePage(office, lang);
      await approver.open(id);
      await approver.choose(0);
      await approver.press('confirm');
      await expect(approver.said).toHaveText(desk.case.done.confirm!);
      await sound(office);
      await archivist.open(id);
      await hall.getByRole('link', { name: desk.case.letters.preview }).click();
      await expect(hall.locator('.letter-sheet:lang(vi)')).toContainText(number);
      // Whoever asked in English is given a translation behind the letter.
      await expect(hall.locator('.letter-sheet:lang(en)')).toHaveCount(lang === 'en' ? 1 : 0);
      await sound(hall);
      await hall.getByRole('button', { name: desk.case.preview.send }).click();
      await expect(archivist.state).toHaveText(desk.queue.states.decided);

      // The reader learns it, has the letter, and reads the file from its record's button; nobody else does.
      await asking.open(id);
      await expect(asking.state).toContainText(texts.follow.outcomes.granted);
      await sound(page);
      await expectPdf(page, texts.follow.letters.kinds.decision);
      await page.goto(queryAddress(lang, `"${TITLE}"`));
      await page.locator('.hit h3 a').first().click();
      const record = page.url();
      await sound(page);
      await page.getByRole('link', { name: cart.buttons.granted }).first().click();
      await expect(page.locator('main')).toContainText(WORDS);
      await sound(page);
      const read = page.url();
      const image = (await page.locator('main img').first().getAttribute('src')) ?? '';
      expect(await statuses(page.context(), [read, image])).toEqual([200, 200]);
      expect(await statusesForNobody({ room, browser }, [read, image])).toEqual([404, 404]);

      // Revoked, it is gone at once.
      await approver.open(id);
      await approver.items.nth(0).locator('.grant summary').click();
      await approver.items.nth(0).locator('.grant textarea').fill(WHY_REVOKED);
      await approver.press('revoke');
      await expect(approver.said).toHaveText(desk.case.done.revoke!);
      expect(await statuses(page.context(), [read, image])).toEqual([404, 404]);
      const gone = await page.goto(read);
      expect(gone?.status()).toBe(404);
      await expect(page.locator('main')).not.toContainText(WORDS);
      await page.goto(record);
      await expect(page.getByRole('link', { name: cart.buttons.granted })).toHaveCount(0);
      await asking.open(id);
      await expect(page.locator('.case-items')).toContainText(WHY_REVOKED);
      await sound(page);
      for (const context of contexts) await context.close();
    });
  });
}

/** A link of the page leads to a PDF. */
async function expectPdf(page: Page, name: string): Promise<void> {
  const href = (await page.getByRole('link', { name }).first().getAttribute('href')) ?? '';
  const body = await (await page.request.get(href)).body();
  expect(body.subarray(0, 5).toString()).toBe('%PDF-');
}

async function statuses({ request }: BrowserContext, addresses: string[]): Promise<number[]> {
  const answers = await Promise.all(addresses.map((address) => request.get(address, { maxRedirects: 0 })));
  return answers.map((answer) => answer.status());
}

async function statusesForNobody(
  { room, browser }: { room: RequestRoom; browser: Browser },
  addresses: string[],
): Promise<number[]> {
  const stranger = await browser.newContext({ baseURL: room.url });
  const answered = await statuses(stranger, addresses);
  await stranger.close();
  return answered;
}
