import { FIVE_WORDS, LONG_LABEL } from './document-room.ts';
import type { DocumentName, DocumentRoom } from './document-room.ts';
import { expect, PHONE, test, WIDE } from './document-reader.ts';
import { expectAccessible, expectNoSidewaysScroll, expectOpenToEveryone, expectSoundMarkup } from './sound-page.ts';
import { documentPageAddress, documentSearchAddress, queryAddress, recordAddress } from '../../src/i18n/addresses.ts';
import { t } from '../../src/i18n/translate.ts';
import type { Lang } from '../../src/i18n/languages.ts';

const KINDS: Record<string, DocumentName> = {
  'a PDF with its text': 'report',
  'a scan read by machine': 'scan',
  'a photograph': 'photo',
  'a page that waits to be read': 'waiting',
  'a page in Chinese and Arabic': 'han',
  'a Word document': 'docx',
  'an old Word document': 'doc',
  'a plain text': 'text',
};

type Address = (room: DocumentRoom, lang: Lang) => string;

const PAGES: [string, Address][] = [
  ...Object.entries(KINDS).map(([name, document]): [string, Address] => [
    `${name}, with words marked`,
    ({ documents }, lang) => documentPageAddress(lang, documents[document], 1, 'đê'),
  ]),
  ['a page in the middle', ({ documents }, lang) => documentPageAddress(lang, documents.report, 30)],
  ['words found inside', ({ documents }, lang) => documentSearchAddress(lang, documents.report, 'đê')],
  ['nothing found inside', ({ documents }, lang) => documentSearchAddress(lang, documents.waiting, 'xyz')],
  ['nothing looked for inside', ({ documents }, lang) => documentSearchAddress(lang, documents.docx)],
  ['a search that found pages', (_, lang) => queryAddress(lang, FIVE_WORDS)],
  ['a record with documents', ({ records }, lang) => recordAddress(lang, records.scans)],
];

for (const [name, address] of PAGES) {
  test.describe(name, () => {
    test.use({ viewport: WIDE, colorScheme: 'light' });

    test('is open to everyone, by day, by night and on a phone', async ({ page, room }) => {
      const answer = await page.goto(address(room, 'vi'));
      expect(answer?.status()).toBe(200);
      await expectOpenToEveryone(page, (await answer?.text()) ?? '');
    });

    test('is as open in English', async ({ page, room }) => {
      const answer = await page.goto(address(room, 'en'));
      expect(answer?.status()).toBe(200);
      await expectSoundMarkup(page, (await answer?.text()) ?? '');
      await expectAccessible(page);
      await page.setViewportSize(PHONE);
      await expectNoSidewaysScroll(page);
    });
  });
}

test('the enlarged page is open to everyone too', async ({ page, reader, room }) => {
  for (const [viewport, colorScheme] of [
    [WIDE, 'light'],
    [PHONE, 'dark'],
  ] as const) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize(viewport);
    await reader.open(room.documents.report, 1, 'đê');
    await reader.zoomButton.click();
    await expect(reader.zoomed.locator('.state')).toBeHidden();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
  }
});

test('a long name fits a phone', async ({ page, reader, room }) => {
  await page.setViewportSize(PHONE);
  await reader.open(room.documents.scan);
  await expect(reader.title).toHaveText(LONG_LABEL);
  await expectNoSidewaysScroll(page);
});

test.describe('a reader with a keyboard alone', () => {
  test.use({ viewport: WIDE });
  const { document: texts } = t('vi');

  test('turns pages by arrows and by links, and not while typing', async ({ page, reader, room }) => {
    await reader.open(room.documents.report, 2);
    await page.keyboard.press('ArrowRight');
    await expect(page).toHaveURL(/\/3$/);
    // The address is there before the script that listens.
    await page.waitForLoadState();
    await page.keyboard.press('ArrowLeft');
    await expect(page).toHaveURL(/\/2$/);
    await page.getByRole('search', { name: texts.inside }).getByRole('searchbox').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.type('kè');
    await expect(page).toHaveURL(/\/2$/);
    await reader.next.focus();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/3$/);
  });

  test('comes to everything by Tab, and sees where', async ({ page, reader, room }) => {
    await reader.open(room.documents.report, 2, 'kè');
    const wanted = await page
      .locator('main :is(a[href], button:not([hidden]), input:not([type=hidden]))')
      .evaluateAll((all) => all.filter((at) => at.checkVisibility()).length);
    const seen = new Set<string>();
    for (let step = 0; step < wanted + 40; step++) {
      await page.keyboard.press('Tab');
      const at = await page.evaluate(() => {
        const element = document.activeElement;
        if (!element?.closest('main')) return undefined;
        const holders = [element, ...(element.closest('.ask-field') ? [element.closest('.ask-field')!] : [])];
        const isMarked = holders.some((holder) => getComputedStyle(holder).outlineStyle !== 'none');
        const all = [...document.querySelectorAll('main *')];
        return { name: `${all.indexOf(element)} ${element.outerHTML.slice(0, 100)}`, isMarked };
      });
      if (!at) continue;
      expect(at.isMarked, at.name).toBe(true);
      seen.add(at.name);
    }
    expect(seen.size).toBe(wanted);
  });

  test('enlarges a page, moves it, turns on, and comes back to where they were', async ({ page, reader, room }) => {
    await reader.open(room.documents.report, 2);
    await reader.zoomButton.focus();
    await page.keyboard.press('Enter');
    await expect(reader.zoomed.locator('.state')).toBeHidden();
    await expect(reader.zoomed.getByRole('application')).toBeFocused();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('+');
    await expect(page).toHaveURL(/\/2$/);
    await page.keyboard.press('Escape');
    await expect(reader.zoomed).toBeHidden();
    await expect(reader.zoomButton).toBeFocused();
    await page.keyboard.press('Enter');
    await reader.zoomed.getByRole('link', { name: texts.next }).press('Enter');
    await expect(page).toHaveURL(/\/3#zoom$/);
    await expect(reader.zoomed.locator('.state')).toBeHidden();
    await page.keyboard.press('Escape');
    await expect(page).toHaveURL(/\/3$/);
  });
});

test('an image that cannot be had enlarged says so, and another try begins anew', async ({
  page,
  reader,
  room,
  faults,
}) => {
  await reader.open(room.documents.report, 4);
  await page.route('**/info.json', (route) => route.fulfill({ status: 503 }));
  await reader.zoomButton.click();
  await expect(reader.zoomed.locator('.state')).toHaveText(t('vi').document.zoomFailed);
  await page.keyboard.press('Escape');
  await page.unroute('**/info.json');
  await reader.zoomButton.click();
  await expect(reader.zoomed.locator('.state')).toBeHidden();
  expect(faults.splice(0)).toEqual([expect.stringContaining('503')]);
});

test.describe('on a slow line', () => {
  test.use({ viewport: PHONE });

  for (const deviceScaleFactor of [1, 3]) {
    test.describe(`with a screen of fineness ${deviceScaleFactor}`, () => {
      test.use({ deviceScaleFactor });

      test('the first page is readable for 250 kB with its image, 25 kB of them script', async ({ page, room }) => {
        const fetched = new Map<string, { url: string; script: boolean; bytes: number }>();
        const line = await page.context().newCDPSession(page);
        await line.send('Network.enable');
        line.on('Network.responseReceived', ({ requestId, type, response }) => {
          fetched.set(requestId, { url: response.url, script: type === 'Script', bytes: 0 });
        });
        line.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
          const what = fetched.get(requestId);
          if (what) what.bytes = encodedDataLength;
        });
        await page.goto(documentPageAddress('vi', room.documents.scan, 1), { waitUntil: 'networkidle' });
        const all = [...fetched.values()];
        const told = all.map(({ url, bytes }) => `${bytes} ${url}`).join('\n');
        expect(bytesOf(all), told).toBeGreaterThan(50_000);
        expect(bytesOf(all), told).toBeLessThanOrEqual(250_000);
        expect(bytesOf(all.filter(({ script }) => script)), told).toBeLessThanOrEqual(25_000);
      });
    });
  }

  test('the next page is fetched once somebody reads on, and not before', async ({ page, reader, room }) => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    const isNext = (path: string) => path.startsWith(`/iiif/${room.documents.report}/3/full/`);
    await page.goto(documentPageAddress('vi', room.documents.report, 2), { waitUntil: 'networkidle' });
    expect(asked.filter(isNext)).toEqual([]);
    await page.mouse.wheel(0, 200);
    await expect.poll(() => asked.filter(isNext).length).toBe(1);
    await reader.next.click();
    await expect(reader.image).toBeVisible();
    expect(asked.filter(isNext).length).toBeLessThanOrEqual(2);
  });
});

function bytesOf(fetched: readonly { bytes: number }[]): number {
  return fetched.reduce((sum, { bytes }) => sum + bytes, 0);
}
