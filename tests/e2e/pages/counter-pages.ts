import { expect, type Locator, type Page } from '@playwright/test';
import { deskVisitAddress, roomDeskAddress, type RoomDeskPlace } from '../../../src/i18n/addresses.ts';
import type { Lang } from '../../../src/i18n/languages.ts';
import { t } from '../../../src/i18n/translate.ts';

/** The reading room as its staff work in it: the day, a visit, the list along the shelves, the counter. */
export class CounterPages {
  private readonly page: Page;
  private readonly lang: Lang;

  constructor(page: Page, lang: Lang) {
    this.page = page;
    this.lang = lang;
  }

  async open(place: RoomDeskPlace, query: Record<string, string> = {}): Promise<void> {
    await this.page.goto(roomDeskAddress(this.lang, place, new URLSearchParams(query)));
  }

  async openVisit(id: string): Promise<void> {
    await this.page.goto(deskVisitAddress(this.lang, id));
  }

  /** The field for codes has the focus, as after every step at the counter. */
  get code(): Locator {
    return this.page.locator('#code');
  }

  /** As a scanner does that types: letters into whatever has the focus, then Enter. */
  async scan(code: string): Promise<void> {
    await expect(this.code).toBeFocused();
    await this.page.keyboard.type(code);
    await this.page.keyboard.press('Enter');
    await this.page.waitForLoadState();
  }

  button(name: string): Locator {
    return this.page.locator('main').getByRole('button', { name, exact: true });
  }

  get done(): Locator {
    return this.page.locator('.done');
  }

  get problem(): Locator {
    return this.page.getByRole('alert');
  }

  async arrive(): Promise<void> {
    const { room, account } = t(this.lang);
    await this.page.getByLabel(account.identityKinds.citizen, { exact: true }).check();
    await this.page.getByLabel(room.visit.nation, { exact: true }).selectOption('VN');
    await this.button(room.visit.arriveButton).click();
  }

  async issue(counts: { sheets: string; pages: string }, reader: string): Promise<void> {
    const { issue } = t(this.lang).room.counter;
    await this.page.getByLabel(issue.sheets, { exact: true }).fill(counts.sheets);
    await this.page.getByLabel(issue.pages, { exact: true }).fill(counts.pages);
    await this.page.getByLabel(issue.taker(reader), { exact: true }).check();
    await this.button(issue.button).click();
  }

  async giveBack(sheets: string, note: string, reader: string): Promise<void> {
    const texts = t(this.lang).room.counter.return;
    await this.page.getByLabel(texts.sheets, { exact: true }).fill(sheets);
    await this.page.locator('#note').fill(note);
    await this.page.getByLabel(texts.giver(reader), { exact: true }).check();
    await this.button(texts.button).click();
  }
}
