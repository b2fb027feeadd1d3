import { deskVisitAddress, readerCardAddress, roomDeskAddress, unitAddress } from '../../src/i18n/addresses.ts';
import { partialDateText } from '../../src/i18n/dates.ts';
import { t } from '../../src/i18n/translate.ts';
import { dayAfter } from '../../src/requests/calendar-days.ts';
import { value } from '../contract/requests/request-room.ts';
import { expect, test, WIDE } from './at-the-counter.ts';
import type { RoomDesk } from './room-desk-room.ts';
import { expectOpenToEveryone } from './sound-page.ts';
import { WAYS_FAR_APART } from './ways-to-read.ts';

for (const { way, lang, viewport, javaScriptEnabled } of WAYS_FAR_APART) {
  test.describe(`a file at the counter, ${way}`, () => {
    test.use({ lang, viewport, javaScriptEnabled });

    test('goes from the stack to its reader and back by scans, and nobody leaves with it', async ({
      page,
      room,
      counter,
    }) => {
      const { counter: texts, retrieval, visit, visitRefusals } = t(lang).room;
      const booked = await room.book(2);
      const { name } = booked.reader;
      await counter.open('readingRoom');
      await page.getByRole('link', { name: t(lang).room.day.arriveThis(name) }).click();
      await counter.arrive();
      await expect(counter.done).toContainText(visit.done.arrive ?? '');

      await counter.button(visit.printSlips).click();
      await expect(page.locator('.slip')).toHaveCount(2);
      const [slip, other] = value(await room.delivery.itemsOf(room.officer, booked.id));
      const { slipNumber, record } = slip!;
      await expect(page.locator('.slip', { hasText: slipNumber ?? '' })).toContainText(record.title);

      await counter.open('retrieval');
      await page.getByRole('button', { name: retrieval.pullThis(record.title) }).click();
      await page.getByRole('button', { name: retrieval.shelveThis(record.title) }).click();
      await expect(counter.done).toContainText(retrieval.done.shelve ?? '');

      await counter.open('counter');
      await expect(counter.code).toBeFocused();
      await counter.scan(slipNumber ?? '');
      await counter.issue({ sheets: 'mười', pages: '80' }, name);
      await expect(counter.problem).toContainText(t(lang).room.refusals.fields.sheets);
      await expect(page.getByLabel(texts.issue.pages, { exact: true })).toHaveValue('80');
      await counter.issue({ sheets: '40', pages: '80' }, name);
      await expect(counter.done).toContainText(texts.done.issue ?? '');
      await expect(page.getByRole('table', { name: texts.out })).toContainText(record.title);

      await counter.openVisit(booked.id);
      await expect(page.locator('.visit-actions')).toContainText(visitRefusals.stillHolding('1'));
      await expect(counter.button(visit.completeButton)).toHaveCount(0);

      await counter.open('counter');
      await counter.scan((slipNumber ?? '').toLowerCase().replaceAll('-', ' '));
      await counter.giveBack('39', '', name);
      await expect(counter.problem).toContainText(t(lang).room.refusals.problems['needs-a-note']);
      await expect(page.locator('#sheets')).toHaveValue('39');
      await counter.giveBack('39', 'Thiếu tờ 12, đã lập biên bản', name);
      await expect(counter.done).toContainText(texts.done['return-difference'] ?? '');
      await counter.button(texts.reshelve).first().click();
      await expect(counter.done).toContainText(texts.done.reshelve ?? '');

      await page.goto(unitAddress(lang, record.unitId));
      await expect(page.locator('.counter-panel').first()).toContainText(t(lang).room.unit.places.stack);
      await expect(page.getByRole('row', { name: new RegExp(name) })).toContainText('Thiếu tờ 12');
      await counter.openVisit(booked.id);
      await counter.button(visit.completeButton).click();
      await expect(page.locator('.case-standing')).toContainText(t(lang).room.states.visits.completed);
      expect(value(await room.delivery.item(room.officer, other!.id)).state).toBe('cancelled');
    });
  });
}

/** Every page of the room's staff, with something on it. */
const PAGES: Record<string, (room: RoomDesk) => Promise<string>> = {
  async 'a day'(room) {
    await room.book(1);
    return roomDeskAddress('vi', 'readingRoom');
  },
  async 'a day on which a reader is looked for'(room) {
    const { id } = await room.newReader();
    return roomDeskAddress('vi', 'readingRoom', new URLSearchParams({ reader: id }));
  },
  'a visit': async (room) => deskVisitAddress('vi', (await withSlip(room)).visit.id),
  'a visit on paper': async (room) => deskVisitAddress('vi', (await room.book(1)).id, 'slip'),
  'the closures': async () => roomDeskAddress('vi', 'closures'),
  async 'the list along the shelves'(room) {
    await withSlip(room);
    return roomDeskAddress('vi', 'retrieval');
  },
  'the counter': async () => roomDeskAddress('vi', 'counter'),
  async 'the counter with a file that can be handed out'(room) {
    const { id } = await readyFile(room);
    return roomDeskAddress('vi', 'counter', new URLSearchParams({ item: id }));
  },
  async 'a unit'(room) {
    const { record } = await readyFile(room);
    return `${unitAddress('vi', record.unitId)}?day=01/11/2026`;
  },
  'a card that is yet to be issued': async (room) => readerCardAddress('vi', (await room.newReader()).id),
};

test.describe('every page of the reading room’s staff', () => {
  test.use({ viewport: WIDE, colorScheme: 'light' });

  for (const [kind, addressOf] of Object.entries(PAGES)) {
    test(`is open to everyone who works there: ${kind}`, async ({ page, room }) => {
      const answer = await page.goto(await addressOf(room));
      expect(answer?.status()).toBe(200);
      expect(answer?.headers()['cache-control']).toBe('no-store');
      await expectOpenToEveryone(page, (await answer?.text()) ?? '');
    });
  }
});

test.describe('booking for somebody who telephones', () => {
  test.use({ viewport: WIDE });

  test('finds the reader, keeps what was typed when a file is none, and books', async ({ page, room, counter }) => {
    const { walkIn } = t('vi').room.day;
    const reader = await room.newReader();
    const file = room.files.at(-1)!;
    await counter.open('readingRoom');
    await page.getByLabel(walkIn.find, { exact: true }).fill(`${reader.id.replace('reader-', '')}@example.vn`);
    await counter.button(walkIn.findButton).click();
    await page.getByRole('link', { name: walkIn.chooseThis(reader.name), exact: true }).click();
    await page.locator('#book-half').selectOption(room.session.half);
    await page.getByLabel(walkIn.purpose).selectOption('study');
    await page.getByLabel(walkIn.subject).fill('Lịch sử làng');
    await page.locator('#files').fill('khong-co-ho-so-nay');
    await counter.button(walkIn.book).click();
    await expect(counter.problem).toContainText(walkIn.unknownFile('khong-co-ho-so-nay'));
    await expect(page.getByLabel(walkIn.subject)).toHaveValue('Lịch sử làng');
    await page.locator('#files').fill(`${room.url}/ho-so/${file.id}?q=x`);
    await counter.button(walkIn.book).click();
    await expect(counter.done).toContainText(t('vi').room.visit.done.booked ?? '');
    await expect(page.getByRole('table', { name: t('vi').room.visit.items.heading })).toContainText(file.title);
  });
});

test.describe('another desk was faster', () => {
  test.use({ viewport: WIDE, javaScriptEnabled: false });

  test('and what was typed for what cannot be done any more is still there to be read', async ({
    page,
    room,
    counter,
  }) => {
    const { visit, refusals } = t('vi').room;
    const booked = await room.book(1);
    await counter.openVisit(booked.id);
    await page.getByText(visit.callOff, { exact: true }).first().click();
    await page.locator('#call-off-reason').fill('Máy lạnh hỏng,\nđã gọi cho độc giả');
    const { version } = value(await room.visitDesk.open(room.officer, booked.id));
    value(await room.visitDesk.callOff(room.officer, booked.id, { version, reason: 'Phòng đọc mất điện' }));
    await counter.button(visit.callOff).click();
    await expect(counter.problem).toContainText(refusals.stale);
    await expect(page.getByRole('region', { name: t('vi').form.leftWords })).toContainText('đã gọi cho độc giả');

    const { id } = await withSlip(room);
    await counter.open('counter', { item: id });
    await page.getByText(t('vi').room.retrieval.trouble, { exact: true }).click();
    await page.locator('#words').fill('Không thấy trên giá 3');
    const now = value(await room.delivery.item(room.officer, id));
    value(await room.delivery.drop(room.officer, id, { version: now.version }));
    await counter.button(t('vi').room.retrieval.notFound).click();
    await expect(page.getByRole('region', { name: t('vi').form.leftWords })).toContainText('Không thấy trên giá 3');
  });
});

test.describe('closing the room', () => {
  test.use({ viewport: WIDE });

  test('asks what becomes of every visit that it hits, and does it', async ({ page, room, counter }) => {
    const { closures } = t('vi').room;
    const day = dayAfter(room.session.day, 3);
    const booked = await room.book(1, day);
    await counter.open('closures');
    await page.getByLabel(closures.kinds.closed, { exact: true }).check();
    await page.getByLabel(closures.from, { exact: true }).fill(partialDateText('vi', day));
    await page.getByLabel(closures.label, { exact: true }).fill('Kiểm kê kho');
    await counter.button(closures.look).click();
    await expect(page.getByRole('heading', { name: closures.affected('1') })).toBeVisible();
    await counter.button(closures.save).click();
    await expect(counter.problem).toContainText(closures.noChoice(booked.reader.name));
    await page.getByLabel(closures.callOff, { exact: true }).check();
    await counter.button(closures.save).click();
    await expect(counter.done).toContainText(closures.saved);
    await expect(page.getByRole('row', { name: /Kiểm kê kho/ })).toBeVisible();
    expect(value(await room.visitDesk.open(room.officer, booked.id)).state).toBe('cancelled-by-staff');
  });
});

test.describe('a reader’s card', () => {
  test.use({ viewport: WIDE });

  test('is issued, printed with a code, and opens its reader’s visit at the counter', async ({
    page,
    room,
    counter,
  }) => {
    const { card, counter: texts } = t('vi').room;
    const booked = await room.book(1);
    await page.goto(readerCardAddress('vi', booked.reader.id));
    await page.getByLabel(card.announcedDays).fill('6');
    await counter.button(card.issue).click();
    await counter.button(card.print).click();
    const sheet = page.locator('.card-sheet');
    await expect(sheet.locator('svg')).toBeVisible();
    const number = await sheet.locator('.case-number').innerText();
    await counter.open('counter');
    await counter.scan(number);
    await expect(page.getByRole('heading', { name: texts.readerFound(booked.reader.name) })).toBeVisible();
    await expect(page.getByRole('heading', { name: new RegExp(booked.number) })).toBeVisible();
    await counter.scan('TD-khong-co');
    await expect(counter.problem).toContainText(texts.unknown('TD-khong-co'));
  });
});

/** A file to be fetched for a reader who is here. */
async function withSlip(room: RoomDesk) {
  const booked = await room.book(1);
  await room.receive(booked);
  const { delivery, officer } = room;
  const [item] = value(await delivery.itemsOf(officer, booked.id));
  value(await delivery.printSlips(officer, [item!.id]));
  return value(await delivery.item(officer, item!.id));
}

/** One that stands on the reading room's shelf. */
async function readyFile(room: RoomDesk) {
  const { delivery, officer } = room;
  const { id, version } = await withSlip(room);
  const pulled = value(await delivery.pull(officer, id, { version }));
  value(await delivery.shelve(officer, id, pulled));
  return value(await delivery.item(officer, id));
}
