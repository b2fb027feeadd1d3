import type { Locator, Page } from '@playwright/test';
import { documentPageAddress } from '../../../src/i18n/addresses.ts';
import { t } from '../../../src/i18n/translate.ts';
import type { Lang } from '../../../src/i18n/languages.ts';

/** A document, page by page: its image, the text of it, ways to go on, to look closer, to cite and to take away. */
export class ReaderPage {
  private readonly page: Page;
  private readonly lang: Lang;

  constructor(page: Page, lang: Lang) {
    this.page = page;
    this.lang = lang;
  }

  private get texts() {
    return t(this.lang).document;
  }

  async open(id: string, number = 1, q = ''): Promise<void> {
    await this.page.goto(documentPageAddress(this.lang, id, number, q));
  }

  get title(): Locator {
    return this.page.getByRole('heading', { level: 1 });
  }

  /** `Trang 3 trên 12` */
  get place(): Locator {
    return this.page.locator('main > .num').first();
  }

  get image(): Locator {
    return this.page.locator('.paper img');
  }

  /** Where the image that is seen came from; empty while there is none. */
  async shownFrom(): Promise<string> {
    return this.image.evaluate((image: HTMLImageElement) => {
      return image.complete && image.naturalWidth > 0 ? new URL(image.currentSrc).pathname : '';
    });
  }

  get words(): Locator {
    return this.page.locator('.words');
  }

  /** What is said of how the text came about. */
  get source(): Locator {
    return this.page.locator('.page-text .source');
  }

  get marks(): Locator {
    return this.words.locator('mark');
  }

  /** The place that links to a hit open at. */
  get hit(): Locator {
    return this.page.locator('mark#hit');
  }

  /** On the image. */
  get boxes(): Locator {
    return this.page.locator('.paper rect');
  }

  get next(): Locator {
    return this.page.getByRole('navigation', { name: this.texts.turn, exact: true }).locator('a[rel=next]');
  }

  get previous(): Locator {
    return this.page.getByRole('navigation', { name: this.texts.turn, exact: true }).locator('a[rel=prev]');
  }

  /** The number is typed as it is, whatever it is. */
  async goTo(number: string): Promise<void> {
    const form = this.page.locator('form.go:visible');
    const box = form.getByLabel(this.texts.page);
    await box.evaluate((input) => input.removeAttribute('max'));
    await box.fill(number);
    await form.getByRole('button').click();
  }

  get thumbnails(): Locator {
    return this.page.getByRole('navigation', { name: this.texts.thumbnails }).locator('ol a');
  }

  async lookInside(words: string): Promise<void> {
    const form = this.page.getByRole('search', { name: this.texts.inside });
    await form.getByRole('searchbox').fill(words);
    await form.getByRole('searchbox').press('Enter');
  }

  get zoomButton(): Locator {
    return this.page.getByRole('button', { name: this.texts.zoom, exact: true });
  }

  get largeImage(): Locator {
    return this.page.getByRole('link', { name: this.texts.largeImage });
  }

  get zoomed(): Locator {
    return this.page.getByRole('dialog');
  }

  get citation(): Locator {
    return this.page.locator('#citation');
  }

  citationIn(format: 'RIS' | 'BibTeX' | 'CSL-JSON'): Locator {
    return this.page.getByRole('link', { name: format, exact: true });
  }

  get download(): Locator {
    return this.page.locator('.page-details a[download]');
  }
}
