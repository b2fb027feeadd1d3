import type { Locator, Page } from '@playwright/test';
import { queueAddress } from '../../../src/i18n/addresses.ts';
import type { Lang } from '../../../src/i18n/languages.ts';
import { t } from '../../../src/i18n/translate.ts';
import type { Queue } from '../../../src/requests/desk.ts';

/** The queues of the desk. */
export class QueuePage {
  private readonly page: Page;
  private readonly lang: Lang;

  constructor(page: Page, lang: Lang) {
    this.page = page;
    this.lang = lang;
  }

  async open(query = ''): Promise<void> {
    await this.page.goto(queueAddress(this.lang, query));
  }

  get rows(): Locator {
    return this.page.locator('[data-row]');
  }

  row(number: string): Locator {
    return this.rows.filter({ hasText: number });
  }

  get find(): Locator {
    return this.page.getByRole('searchbox', { name: this.texts.search });
  }

  async search(words: string): Promise<void> {
    await this.find.fill(words);
    await this.find.press('Enter');
  }

  queue(name: Queue): Locator {
    return this.page.getByRole('navigation', { name: this.texts.queues }).getByRole('link', {
      name: new RegExp(`^${this.texts.names[name]}\\s`),
    });
  }

  async count(name: Queue): Promise<number> {
    return Number(await this.queue(name).locator('.n').innerText());
  }

  get texts() {
    return t(this.lang).desk.queue;
  }
}
