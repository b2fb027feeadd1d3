import type { Locator, Page } from '@playwright/test';
import { cartAddress, recordAddress, requestAddress } from '../../../src/i18n/addresses.ts';
import type { Lang } from '../../../src/i18n/languages.ts';
import { t } from '../../../src/i18n/translate.ts';

/** The reader's side of requests: the cart, the form with its steps, the receipt, the page of a request. */
export class RequestPages {
  private readonly page: Page;
  private readonly lang: Lang;

  constructor(page: Page, lang: Lang) {
    this.page = page;
    this.lang = lang;
  }

  async openCart(): Promise<void> {
    await this.page.goto(cartAddress(this.lang));
  }

  async openRecord(id: string): Promise<void> {
    await this.page.goto(recordAddress(this.lang, id));
  }

  async open(id: string): Promise<void> {
    await this.page.goto(requestAddress(this.lang, id));
  }

  /** The button of a record's page. */
  ask(words: string): Locator {
    return this.page.locator('.state').getByRole('button', { name: words, exact: true });
  }

  /** The lines of the cart, by title. */
  get lines(): Locator {
    return this.page.locator('.cart-lines > li');
  }

  get errors(): Locator {
    return this.page.locator('.error-summary');
  }

  get done(): Locator {
    return this.page.locator('.done');
  }

  get heading(): Locator {
    return this.page.locator('h1');
  }

  /** What stands at the head of the page of a request. */
  get state(): Locator {
    return this.page.locator('.case-page .state h2');
  }

  get number(): Locator {
    return this.page.locator('.case-number');
  }

  /** What was decided, file by file. */
  get caseItems(): Locator {
    return this.page.locator('.case-items > li');
  }

  /** PDFs of letters, the oldest first. */
  get letters(): Locator {
    return this.page
      .getByRole('navigation', { name: t(this.lang).request.follow.letters.heading })
      .getByRole('listitem');
  }

  /** A button that does something, by the name under which it is sent: labels differ by state. */
  button(name: string): Locator {
    return this.page.locator(`main button[name="${name}"]:not(.visually-hidden)`);
  }

  field(id: string): Locator {
    return this.page.locator(`main #${id}`);
  }

  step(step: keyof ReturnType<typeof t>['request']['form']['steps']): Locator {
    return this.page.getByRole('link', { name: t(this.lang).request.form.steps[step] });
  }

  /** From the cart to the first page of the form. @returns the id of the draft */
  async compose(): Promise<string> {
    await this.openCart();
    await this.button('compose').click();
    await this.page.waitForURL(/\/(soan|form)/);
    return this.openId;
  }

  /** Of the request that is on the screen. */
  get openId(): string {
    return idIn(this.page.url());
  }

  async upload(ground: string, file: { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
    await this.field('file-for').selectOption(ground);
    await this.field('file').setInputFiles(file);
    await this.button('upload').click();
  }
}

/** `/yeu-cau/ID/soan?step=items` → ID */
function idIn(address: string): string {
  const parts = new URL(address).pathname.split('/');
  return parts[parts.indexOf(parts.includes('requests') ? 'requests' : 'yeu-cau') + 1] ?? '';
}
