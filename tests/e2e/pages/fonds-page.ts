import type { Locator, Page } from '@playwright/test';
import { fondsListAddress } from '../../../src/i18n/addresses.ts';
import type { FondsOrder } from '../../../src/catalogue/catalogue.ts';
import { t } from '../../../src/i18n/translate.ts';
import type { Lang } from '../../../src/i18n/languages.ts';

/** The list of everything the archive holds, topmost records only. */
export class FondsPage {
  private readonly page: Page;
  private readonly lang: Lang;

  constructor(page: Page, lang: Lang) {
    this.page = page;
    this.lang = lang;
  }

  async open(): Promise<void> {
    await this.page.goto(fondsListAddress(this.lang));
  }

  get titles(): Locator {
    return this.page.locator('.listing').getByRole('heading', { level: 2 });
  }

  async orderBy(order: FondsOrder): Promise<void> {
    await this.page.getByRole('link', { name: t(this.lang).browse.orders[order], exact: true }).click();
  }
}
