import { FIVE_WORDS, FOUND_ON, REPORT_PAGES } from './document-room.ts';
import { expect, test, WIDE } from './document-reader.ts';
import { documentPageAddress } from '../../src/i18n/addresses.ts';
import { WAYS_TO_READ } from './ways-to-read.ts';
import { t } from '../../src/i18n/translate.ts';

for (const { way, lang, viewport, javaScriptEnabled } of WAYS_TO_READ) {
  test.describe(way, () => {
    test.use({ lang, viewport, javaScriptEnabled });

    test('a reader types five words, stands on their page, reads on, looks closer, cites it and takes it away', async ({
      page,
      room,
      home,
      search,
      reader,
      inside,
    }) => {
      const { document: texts } = t(lang);
      await home.open();
      await home.ask(FIVE_WORDS);
      const passage = search.passages.first();
      await expect(passage).toHaveText(`${texts.page} ${FOUND_ON}`);
      await passage.click();

      await expect(page).toHaveURL(new RegExp(`/${FOUND_ON}\\?q=[^#]+#hit$`));
      await expect(reader.place).toHaveText(texts.pageOf(String(FOUND_ON), String(REPORT_PAGES)));
      await expect(reader.hit).toBeInViewport();
      await expect(reader.words).toContainText(FIVE_WORDS);
      expect(await reader.marks.allInnerTexts()).toEqual(FIVE_WORDS.split(' '));
      await expect(reader.boxes).toHaveCount(1);
      await expect.poll(() => reader.shownFrom()).toMatch(/^\/iiif\/.*\.webp$/);

      await reader.next.click();
      await expect(reader.place).toHaveText(texts.pageOf(String(FOUND_ON + 1), String(REPORT_PAGES)));
      await expect(reader.hit).toHaveText('kè');
      await reader.previous.click();

      if (javaScriptEnabled) {
        await reader.zoomButton.click();
        await expect(reader.zoomed.locator('canvas').first()).toBeVisible();
        await expect(reader.zoomed.locator('.state')).toBeHidden();
        await reader.zoomed.getByRole('button', { name: texts.zoomIn, exact: true }).click();
        await reader.zoomed.getByRole('button', { name: texts.zoomClose }).click();
        await expect(reader.zoomed).toBeHidden();
      } else {
        const large = await page.request.get((await reader.largeImage.getAttribute('href')) ?? '');
        expect(large.headers()['content-type']).toBe('image/jpeg');
      }

      await reader.lookInside('ben yen lenh');
      await expect(inside.pages).toHaveText([`${texts.page} ${FOUND_ON}`, `${texts.page} ${FOUND_ON + 3}`]);
      await expect(inside.places.first().locator('mark')).toHaveText(['bến', 'Yên', 'Lệnh']);
      await inside.pages.last().click();
      await expect(reader.hit).toBeInViewport();
      await expect(reader.hit).toHaveText('Bến');

      const address = documentPageAddress(lang, room.documents.report, FOUND_ON + 3);
      await expect(reader.citation).toContainText(lang === 'vi' ? `trang ${FOUND_ON + 3}.` : `page ${FOUND_ON + 3}.`);
      await expect(page.getByRole('link', { name: room.url + address })).toBeVisible();
      const ris = await page.request.get((await reader.citationIn('RIS').getAttribute('href')) ?? '');
      expect(await ris.text()).toMatch(new RegExp(`SP {2}- ${FOUND_ON + 3}\r\n[^]*UR {2}- ${room.url}${address}\r\n`));
      const file = await page.request.get((await reader.download.getAttribute('href')) ?? '');
      expect(file.headers()['content-disposition']).toContain('attachment');
      expect((await file.body()).subarray(0, 5).toString()).toBe('%PDF-');
    });
  });
}

test.describe('turning pages', () => {
  test.use({ viewport: WIDE });

  test('to a page that the document does not have leads to the nearest and says so', async ({ page, reader, room }) => {
    const { document: texts } = t('vi');
    await reader.open(room.documents.report, 5);
    await reader.goTo('12');
    await expect(page).toHaveURL(new RegExp(`/${room.documents.report}/12$`));
    await reader.goTo('99');
    await expect(reader.place).toHaveText(texts.pageOf(String(REPORT_PAGES), String(REPORT_PAGES)));
    await expect(page.getByText(texts.noSuchPage('99', String(REPORT_PAGES)))).toBeVisible();
    const typed = '<b>x</b>';
    await page.goto(`/tai-lieu/${room.documents.report}?page=${encodeURIComponent(typed)}`);
    await expect(page.getByText(texts.noSuchPage(typed, String(REPORT_PAGES)))).toBeVisible();
  });

  test('leads to every page from every page, a part of the list at a time', async ({ page, reader, room }) => {
    await reader.open(room.documents.report, 30);
    await expect(reader.thumbnails).toHaveCount(24);
    await expect(reader.thumbnails.first()).toContainText('25');
    await expect(page.locator('.thumbnails ol [aria-current=page]')).toContainText('30');
    await page
      .getByRole('list', { name: t('vi').document.blocks })
      .getByRole('link')
      .last()
      .click();
    await expect(reader.thumbnails).toHaveCount(REPORT_PAGES - 48);
    await reader.thumbnails.last().click();
    await expect(page).toHaveURL(new RegExp(`/${REPORT_PAGES}$`));
    await expect(reader.next).toHaveCount(0);
  });

  test('goes on to the next document of the record after the last page', async ({ page, reader, room }) => {
    await reader.open(room.documents.photo);
    const { document: texts } = t('vi');
    const on = page.getByRole('navigation', { name: texts.turn, exact: true });
    await on.getByRole('link', { name: texts.nextDocument }).click();
    await expect(page).toHaveURL(new RegExp(`/tai-lieu/${room.documents.waiting}/1$`));
    await on.getByRole('link', { name: texts.previousDocument }).click();
    await expect(page).toHaveURL(new RegExp(`/tai-lieu/${room.documents.photo}/1$`));
  });

  test('keeps the words marked, until the reader has had enough', async ({ page, reader, room }) => {
    await reader.open(room.documents.report, 2, 'cống');
    await reader.next.click();
    await expect(reader.marks.first()).toHaveText('cống');
    await page.getByRole('link', { name: t('vi').document.unmark }).click();
    await expect(reader.marks).toHaveCount(0);
    await expect(page).toHaveURL(/\/3$/);
  });

  test('is the same page in the other language, marks kept', async ({ page, reader, room }) => {
    await reader.open(room.documents.report, 3, 'cống');
    await page.getByRole('link', { name: 'English' }).click();
    await expect(page).toHaveURL(`/en/documents/${room.documents.report}/3?q=c%E1%BB%91ng`);
    await expect(reader.marks.first()).toBeVisible();
  });
});

test.describe('what is said of a text', () => {
  const { sources, quality } = t('vi').document;

  test('is where it comes from, and how far to trust it', async ({ reader, room }) => {
    const { documents } = room;
    await reader.open(documents.report);
    await expect(reader.source).toHaveCount(0);
    await reader.open(documents.scan);
    await expect(reader.source).toHaveText(`${sources.ocr} ${quality.fair}`);
    await reader.open(documents.scan, 2);
    await expect(reader.source).toHaveText(sources.scan);
    await reader.open(documents.han);
    await expect(reader.source).toHaveText(`${sources.ocr} ${quality.poor}`);
    for (const kind of ['none', 'waiting', 'failed'] as const) {
      await reader.open(documents[kind === 'none' ? 'photo' : kind]);
      await expect(reader.source).toHaveText(sources[kind]);
      await expect(reader.image).toHaveAttribute('alt', t('vi').document.imageAltAlone('1', '1'));
    }
  });

  test('is said of a search inside too: what could not be searched yet', async ({ inside, room }) => {
    const { document: texts } = t('vi');
    await inside.open(room.documents.waiting, 'đê');
    await expect(inside.count).toHaveText(texts.insideNone('đê'));
    await expect(inside.notes).toHaveText([texts.insideWaiting('1')]);
  });
});

test('what is not open is as if it were not there, at every address', async ({ page, room }) => {
  const { errors } = t('vi');
  const closed = [room.documents.closed, 'khongcotailieu'].flatMap((id) =>
    ['', '/1', '/1?q=ai', '/tim?q=ai', '/2'].map((rest) => `/tai-lieu/${id}${rest}`),
  );
  const missing = [`/tai-lieu/${room.documents.report}/0`, `/tai-lieu/${room.documents.report}/61`];
  const bodies = new Set<string>();
  for (const address of [...closed, ...missing, '/khong-co-gi']) {
    const answer = await page.request.get(address);
    expect(answer.status(), address).toBe(404);
    bodies.add(await answer.text());
  }
  expect(bodies.size).toBe(1);
  expect([...bodies][0]).toContain(errors[404].title);
  for (const id of [room.documents.closed, 'khongcotailieu']) {
    expect((await page.request.get(`/tai-lieu/${id}/1/trich-dan.ris`)).status()).toBe(404);
  }
});

test('a record leads to its documents and says that they can be read', async ({ page, record, reader, room }) => {
  const { access, document: texts } = t('vi');
  await record.open(room.records.report);
  await expect(record.access).toContainText(access.ways.online);
  const json = await page.locator('script[type="application/ld+json"]').textContent();
  expect(JSON.parse(json ?? '')).toMatchObject({
    associatedMedia: [{ encodingFormat: 'application/pdf', url: `${room.url}/tai-lieu/${room.documents.report}/1` }],
  });
  await expect(page.locator(`link[href="/iiif/${room.documents.report}/manifest.json"]`)).toHaveCount(1);
  await record.access.getByRole('link', { name: texts.read }).click();
  await expect(reader.place).toHaveText(texts.pageOf('1', String(REPORT_PAGES)));
  await record.open(room.records.scans);
  await expect(page.locator('.documents h3')).toHaveCount(5);
  await record.open(room.records.closed);
  await expect(page.locator('.documents')).toHaveCount(0);
});

test('a page is printed as its text, without what is only good for moving about', async ({ page, reader, room }) => {
  await reader.open(room.documents.scan);
  await page.emulateMedia({ media: 'print' });
  await expect(reader.title).toBeVisible();
  await expect(reader.words).toBeVisible();
  await expect(reader.source).toBeVisible();
  await expect(reader.citation).toBeVisible();
  await expect(page.getByRole('navigation')).toHaveCount(0);
  await expect(page.getByRole('button')).toHaveCount(0);
});
