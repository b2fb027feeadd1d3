import type { Locator, Page } from '@playwright/test';
import { documentSearchAddress } from '../../../src/i18n/addresses.ts';
import type { Lang } from '../../../src/i18n/languages.ts';

/** The pages of one document on which words stand. */
export class InsidePage {
  private readonly page: Page;
  private readonly lang: Lang;

  constructor(page: Page, lang: Lang) {
    this.page = page;
    this.lang = lang;
  }

  async open(id: string, q: string): Promise<void> {
    await this.page.goto(documentSearchAddress(this.lang, id, q));
  }

  get count(): Locator {
    return this.page.locator('#inside-count');
  }

  /** `Trang 3`, each a link to the words on it. */
  get pages(): Locator {
    return this.page.locator('.listing').getByRole('heading', { level: 3 }).getByRole('link');
  }

  get places(): Locator {
    return this.page.locator('.listing .snip');
  }

  get notes(): Locator {
    return this.page.locator('.inside-page .note');
  }
}
