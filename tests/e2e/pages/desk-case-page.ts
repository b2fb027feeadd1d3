import type { Locator, Page } from '@playwright/test';
import { deskCaseAddress } from '../../../src/i18n/addresses.ts';
import type { Lang } from '../../../src/i18n/languages.ts';
import { t } from '../../../src/i18n/translate.ts';

/** One case on the desk's screen. */
export class DeskCasePage {
  private readonly page: Page;
  private readonly lang: Lang;

  constructor(page: Page, lang: Lang) {
    this.page = page;
    this.lang = lang;
  }

  async open(id: string): Promise<void> {
    await this.page.goto(deskCaseAddress(this.lang, id));
  }

  get state(): Locator {
    return this.page.locator('.case-standing b');
  }

  get presence(): Locator {
    return this.page.locator('[data-presence]');
  }

  /** What the page says of what was done just now. */
  get said(): Locator {
    return this.page.locator('.done');
  }

  get problems(): Locator {
    return this.page.locator('.error-summary');
  }

  get items(): Locator {
    return this.page.locator('.items > .item');
  }

  /** As it would be sent. */
  get letter(): Locator {
    return this.page.locator('.letter-sheet').first();
  }

  part(heading: string): Locator {
    return this.page.getByRole('region', { name: heading, exact: true });
  }

  /** Something that is folded away until it is wanted. */
  async unfold(heading: string): Promise<void> {
    await this.page.locator('summary', { hasText: new RegExp(`^\\s*${heading}\\s*$`) }).click();
  }

  field(name: string): Locator {
    return this.page.locator(`[name="${name}"]`);
  }

  async choose(...items: number[]): Promise<void> {
    for (const item of items) await this.items.nth(item).getByRole('checkbox').check();
  }

  async outcome(outcome: string): Promise<void> {
    await this.page.locator(`[name="decision-outcome"][value="${outcome}"]`).check();
  }

  /** What may be done with a grant has its id behind it: `revoke:ID`. */
  button(action: string): Locator {
    return this.page.locator(`button[name="do"]:is([value="${action}"], [value^="${action}:"])`);
  }

  async press(action: string): Promise<void> {
    await this.button(action).click();
  }

  get events(): Locator {
    return this.part(this.texts.history.heading).locator('.events li');
  }

  get texts() {
    return t(this.lang).desk.case;
  }
}
