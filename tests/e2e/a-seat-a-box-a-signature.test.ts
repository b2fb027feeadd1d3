import type { APIRequestContext, Browser, Page } from '@playwright/test';
import { expect, test } from './at-the-counter.ts';
import { VisitPages } from './pages/visit-pages.ts';
import type { RoomDesk } from './room-desk-room.ts';
import { expectAccessible, expectNoSidewaysScroll } from './sound-page.ts';
import { WAYS_FAR_APART, WAYS_TO_READ } from './ways-to-read.ts';
import { registerAddress, reportFileAddress, searchAddress } from '../../src/i18n/addresses.ts';
import type { Lang } from '../../src/i18n/languages.ts';
import { t } from '../../src/i18n/translate.ts';
import { value } from '../contract/requests/request-room.ts';

/** `npm test` goes two of the eight ways, which share no value; WHOLE_WAY=all goes them all. */
const WAYS = process.env.WHOLE_WAY === 'all' ? WAYS_TO_READ : WAYS_FAR_APART;

for (const { way, lang, viewport, javaScriptEnabled } of WAYS) {
  test.describe(way, () => {
    test.use({ lang, viewport, javaScriptEnabled });
    test.setTimeout(300_000);

    test('a seat, a box, a signature: from the cart to the figures of the year, which change by exactly this visit', async ({
      page,
      room,
      counter,
      browser,
    }) => {
      const { cart } = t(lang);
      const texts = t(lang).room;
      const sound = async (shown: Page): Promise<void> => {
        if (javaScriptEnabled) await expectAccessible(shown);
        await expectNoSidewaysScroll(shown);
      };
      const before = await figuresOf(page.request, lang);
      const { reading, name } = await readersWindow(browser, room, { lang, viewport, javaScriptEnabled });
      const visiting = new VisitPages(reading, lang);

      await reading.goto(`${searchAddress(lang)}?level=file&access=open&online=no`);
      await reading.getByRole('button', { name: cart.buttons.book }).first().click();
      if (javaScriptEnabled) await reading.getByRole('link', { name: cart.buttons.pickSession }).click();
      await visiting.openCalendar({ view: 'list' });
      await visiting.freeSessions.last().click();
      const id = await visiting.hold();
      await visiting.fillIn('Nghề dệt chiếu ở Bạch Sa');
      await visiting.button('send').click();
      await expect(visiting.heading).toHaveText(/LD-\d{4}-\w{4}-\w{4}/);
      await sound(reading);

      await counter.open('readingRoom');
      await sound(page);
      await counter.openVisit(id);
      await page.locator('button[name="do"][value="confirm"]').click();
      await expect(page.locator('.case-standing')).toContainText(texts.states.visits.confirmed);
      await room.letItBeTheDay(id);
      await counter.openVisit(id);
      await counter.button(texts.visit.printSlips).click();
      await expect(page.locator('.slip')).toHaveCount(1);
      await sound(page);
      const [slip] = value(await room.delivery.itemsOf(room.officer, id));
      const { record, slipNumber } = slip!;
      await counter.open('retrieval');
      await sound(page);
      await page.getByRole('button', { name: texts.retrieval.pullThis(record.title) }).click();
      await page.getByRole('button', { name: texts.retrieval.shelveThis(record.title) }).click();
      await counter.openVisit(id);
      await counter.arrive();

      await counter.open('counter');
      await counter.scan(slipNumber ?? '');
      await expect(counter.button(texts.counter.issue.button)).toBeVisible();
      await sound(page);
      await counter.issue({ sheets: '40', pages: '77' }, name);
      await expect(counter.done).toContainText(texts.counter.done.issue ?? '');
      await visiting.open(id);
      await expect(visiting.items).toHaveCount(1);
      await counter.open('counter');
      await counter.scan(slipNumber ?? '');
      await counter.giveBack('40', '', name);
      await counter.button(texts.counter.reshelve).first().click();
      await counter.openVisit(id);
      await counter.button(texts.visit.completeButton).click();
      await expect(page.locator('.case-standing')).toContainText(texts.states.visits.completed);

      await page.goto(registerAddress(lang, 'deliveries'));
      await expect(page.locator('main')).toContainText(record.title);
      await sound(page);
      await counter.open('reports');
      await sound(page);
      const after = await figuresOf(page.request, lang);
      expect(differences(before, after)).toEqual([1, 1, 1, 77]);
    });
  });
}

/** A reader at their own screen, in the same way as the desk. */
async function readersWindow(
  browser: Browser,
  room: RoomDesk,
  { lang, ...way }: { lang: Lang; viewport: { width: number; height: number }; javaScriptEnabled: boolean },
): Promise<{ reading: Page; name: string }> {
  const context = await browser.newContext({ baseURL: room.url, locale: lang === 'vi' ? 'vi-VN' : 'en-GB', ...way });
  const { name } = await room.signInReader(context);
  return { reading: await context.newPage(), name };
}

/** The lines of the year's report about the reading room, in order: visits, persons, files, pages … */
async function figuresOf(request: APIRequestContext, lang: Lang): Promise<number[]> {
  const file = await request.get(reportFileAddress(lang, 'csv', ''));
  expect(file.status()).toBe(200);
  const rows = (await file.text()).trim().split(/\r?\n/);
  const column = t(lang).figures.now;
  return rows.filter((row) => row.split(',').at(-2) === column).map((row) => Number(row.split(',').at(-1)));
}

function differences(before: readonly number[], after: readonly number[]): number[] {
  return after.map((count, at) => count - (before[at] ?? 0)).filter((difference) => difference !== 0);
}
