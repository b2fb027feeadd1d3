import type { Page } from '@playwright/test';
import { homeAddress } from '../../../src/i18n/addresses.ts';
import { t } from '../../../src/i18n/translate.ts';
import type { Lang } from '../../../src/i18n/languages.ts';

/** The front door: a box to ask, and what the archive holds. */
export class HomePage {
  private readonly page: Page;
  private readonly lang: Lang;

  constructor(page: Page, lang: Lang) {
    this.page = page;
    this.lang = lang;
  }

  async open(): Promise<void> {
    await this.page.goto(homeAddress(this.lang));
  }

  get box() {
    return this.page.locator('main').getByLabel(t(this.lang).frame.askLabel);
  }

  async ask(words: string): Promise<void> {
    await this.box.fill(words);
    await this.page
      .locator('main')
      .getByRole('button', { name: t(this.lang).frame.askButton })
      .click();
  }
}
