import { expect, PHONE, test, WIDE } from './at-the-desk.ts';
import { addressIn } from './page-kinds.ts';
import { plantOnce } from './planted-figures.ts';
import { expectNoSidewaysScroll, expectOpenToEveryone, expectSoundMarkup } from './sound-page.ts';
import { t } from '../../src/i18n/translate.ts';

const { registers, figures } = t('vi');
const YEAR = 'from=01/01/2025&until=31/12/2025';

const PAGES: Record<string, { address: string; status: number }> = {
  'the list of registers': { address: '/can-bo/so', status: 200 },
  // One day: a whole page of it is two thousand cells to examine one by one, three times.
  'a register with an entry that was corrected': {
    address: '/can-bo/so/deliveries?from=MENDED_ON&until=MENDED_ON',
    status: 200,
  },
  'a register asked for days that are none': { address: '/can-bo/so/readers?from=mai', status: 422 },
  'the report of a year': { address: '/can-bo/bao-cao?year=2025&part=year', status: 200 },
  'a report of a year that is none': { address: '/can-bo/bao-cao?year=nay', status: 422 },
  'the public figures': { address: '/so-lieu?year=2025', status: 200 },
};

for (const [kind, { address, status }] of Object.entries(PAGES)) {
  test.describe(kind, () => {
    test.use({ viewport: WIDE, colorScheme: 'light' });

    for (const lang of ['vi', 'en'] as const) {
      test(`can be read by everyone it is for, in ${lang === 'vi' ? 'Vietnamese' : 'English'}`, async ({
        page,
        room,
      }) => {
        const { mendedOn } = await plantOnce(room.db);
        const answer = await page.goto(addressIn(lang, address).replaceAll('MENDED_ON', mendedOn));
        expect(answer?.status()).toBe(status);
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

test.describe('a register', () => {
  test.use({ viewport: WIDE });

  test('shows a correction beneath the entry that it names, and the figures follow it', async ({ page, room }) => {
    const { deliveryId, pages } = await plantOnce(room.db);
    const sum = async () => {
      const rows = await room.db.selectFrom('use_count').select('value').where('measure', '=', 'pages').execute();
      return rows.reduce((all, { value }) => all + value, 0);
    };
    const before = await sum();
    await page.goto(`/can-bo/so/deliveries?${YEAR}&correct=${deliveryId}`);
    await page.getByLabel(registers.correction.fields['pages'] ?? '').fill(String(pages + 5));
    await page.getByRole('button', { name: registers.correction.save }).click();
    // Without a reason nothing is written, and nothing that was typed is lost.
    await expect(page.getByRole('alert')).toBeVisible();
    await expect(page.getByLabel(registers.correction.fields['pages'] ?? '')).toHaveValue(String(pages + 5));
    expect(await sum()).toBe(before);
    await page.getByLabel(registers.correction.why).fill('Đếm lại');
    await page.getByRole('button', { name: registers.correction.save }).click();
    await expect(page.getByRole('status')).toHaveText(registers.correction.done);
    const change = registers.correction.change(registers.columns.pages, String(pages), String(pages + 5));
    await expect(page.locator('.mended', { hasText: change })).toHaveCount(1);
    expect(await sum()).toBe(before + 5);
  });

  test('comes as a file with the same entries, and is there for nobody else', async ({ page, room }) => {
    await plantOnce(room.db);
    await page.goto(`/can-bo/so/deliveries?${YEAR}`);
    const shown = await page.locator('.register tbody tr:not(.mended)').count();
    const link = await page.getByRole('link', { name: registers.csv }).getAttribute('href');
    const file = await page.request.get(link ?? '');
    expect(file.headers()['content-type']).toBe('text/csv; charset=utf-8');
    expect(file.headers()['cache-control']).toBe('no-store');
    const [head = '', ...lines] = (await file.text()).trim().split('\r\n');
    expect(head).toContain(registers.columns.sheetsOut);
    expect(lines).toHaveLength(shown);
    const workbook = await page.request.get((link ?? '').replace('.csv', '.xlsx'));
    expect((await workbook.body()).subarray(0, 2).toString()).toBe('PK');
    expect((await page.request.get('/can-bo/so/nothing')).status()).toBe(404);
    expect((await page.request.get(`/can-bo/so/deliveries/tep.pdf?${YEAR}`)).status()).toBe(404);
  });

  test.describe('for a reader', () => {
    test.use({ who: 'reader' });
    test('is not there, and neither is a report; the public figures are', async ({ page }) => {
      for (const address of [
        '/can-bo/so',
        '/can-bo/so/readers',
        '/can-bo/so/readers/tep.csv',
        '/can-bo/bao-cao',
        '/can-bo/bao-cao/tep.xlsx',
      ]) {
        expect((await page.request.get(address)).status(), address).toBe(404);
      }
      expect((await page.request.get('/so-lieu')).status()).toBe(200);
      expect((await page.request.get('/so-lieu?year=1999')).status()).toBe(404);
    });
  });

  test.describe('for the administrator', () => {
    test.use({ who: 'quang' });
    test('is not there, since it names readers; a report is, since it names nobody', async ({ page, room }) => {
      await plantOnce(room.db);
      expect((await page.request.get('/can-bo/so/readers')).status()).toBe(404);
      const answer = await page.goto('/can-bo/bao-cao?year=2025&part=year');
      expect(answer?.status()).toBe(200);
      await expect(page.getByRole('heading', { name: figures.use })).toBeVisible();
      expect(await answer?.text()).not.toContain('Người tên');
    });
  });
});
