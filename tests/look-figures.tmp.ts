import { chromium } from '@playwright/test';
import { findChromium } from '/work/wt/figures/tests/harness/chromium.ts';
import { openDeskRoom } from '/work/wt/figures/tests/e2e/desk-room.ts';
import { plantYear } from '/work/wt/figures/tests/contract/statistics/planted-year.ts';
import { noteHeld } from '/work/wt/figures/src/statistics/storage/held.ts';

const room = await openDeskRoom();
console.log(room.url);
await plantYear(room.db, 2026, 160, 5);
await room.db.updateTable('account').set({ id: 'x1', email: 'x', email_key: 'x' }).where('id', '=', 'reader-lan').execute();
const rows = await room.db.selectFrom('use_count').select(['day', 'purpose', 'is_foreign']).where('measure', '=', 'visits').limit(60).execute();
for (const { day } of rows)
  for (const measure of ['record-views', 'document-views', 'searches', 'downloads'])
    await room.db.insertInto('use_count').values({ day, measure, purpose: '', is_foreign: 0, value: 37 }).onConflict((c) => c.doNothing()).execute();
for (const month of ['03', '06', '09'])
  await noteHeld(room.db, `2026-${month}-28`, { fonds: 5, centimetres: 1250 + Number(month), files: 900 + Number(month) * 20, described: 500, online: 100 + Number(month) * 9, 'online-pages': 4000 });
const browser = await chromium.launch(await findChromium());
const shots: [string, string][] = [
  ['so', '/can-bo/so'],
  ['so-readers', '/can-bo/so/readers?from=2026-01-01&until=2026-12-31'],
  ['so-deliveries', '/can-bo/so/deliveries?from=2026-01-01&until=2026-12-31'],
  ['so-copies', '/en/staff/registers/copies?from=2026-01-01&until=2026-12-31'],
  ['so-wrong', '/can-bo/so/requests?from=mai&until=2026-12-31'],
  ['bao-cao', '/can-bo/bao-cao?year=2026&part=year'],
  ['bao-cao-thang', '/en/staff/reports?year=2026&part=m3'],
  ['so-lieu', '/so-lieu'],
  ['figures', '/en/figures?year=2026'],
];
for (const width of [1280, 360]) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, locale: 'vi-VN', baseURL: room.url });
  await room.signIn(context, 'an');
  const page = await context.newPage();
  for (const [name, path] of shots) {
    const answer = await page.goto(path);
    console.log(width, name, answer?.status(), await page.evaluate(() => document.documentElement.scrollWidth));
    await page.screenshot({ path: `/tmp/figures/${name}-${width}.png`, fullPage: width === 1280 ? name !== 'x' : true, clip: undefined });
    if (width === 1280 && ['so-readers', 'so-deliveries', 'bao-cao'].includes(name)) await page.pdf({ path: `/tmp/figures/${name}.pdf`, preferCSSPageSize: true });
  }
  if (width === 1280) {
    await page.goto('/can-bo/so/deliveries?from=2026-01-01&until=2026-12-31');
    await page.getByRole('link', { name: /Đính chính dòng 3$/ }).click();
    await page.screenshot({ path: '/tmp/figures/correct-1280.png', fullPage: false });
    await page.getByLabel('Số trang').fill('321');
    await page.getByRole('button', { name: 'Ghi đính chính' }).click();
    console.log(page.url());
    await page.locator('.form').first().screenshot({ path: '/tmp/figures/correct-refused.png' }).catch(() => 0);
    await page.getByLabel('Lý do đính chính').fill('Đếm lại thấy 321 trang');
    await page.getByRole('button', { name: 'Ghi đính chính' }).click();
    console.log(page.url());
    await page.screenshot({ path: '/tmp/figures/corrected-1280.png', fullPage: false });
  }
  await context.close();
}
await browser.close();
await room.close();
