import type { Locator, Page } from '@playwright/test';
import { recordAddress } from '../../../src/i18n/addresses.ts';
import { t } from '../../../src/i18n/translate.ts';
import type { Lang } from '../../../src/i18n/languages.ts';

/** One record: how it can be seen, what it is, where it stands, how to cite it. */
export class RecordPage {
  private readonly page: Page;
  private readonly lang: Lang;

  constructor(page: Page, lang: Lang) {
    this.page = page;
    this.lang = lang;
  }

  async open(id: string): Promise<void> {
    await this.page.goto(recordAddress(this.lang, id));
  }

  get title(): Locator {
    return this.page.getByRole('heading', { level: 1 });
  }

  /** `Các phông › Ủy ban hành chính › Mục lục số 02`, as links. */
  get way(): Locator {
    return this.page.getByRole('navigation', { name: t(this.lang).record.breadcrumb }).getByRole('link');
  }

  get access(): Locator {
    return this.page.getByRole('region', { name: t(this.lang).access.heading });
  }

  get citation(): Locator {
    return this.page.locator('#citation');
  }

  get wholeTree(): Locator {
    return this.page.getByRole('link', { name: t(this.lang).record.wholeTree });
  }

  get backToSearch(): Locator {
    return this.page.getByRole('link', { name: t(this.lang).record.backToSearch });
  }

  citationIn(format: 'RIS' | 'BibTeX' | 'CSL-JSON'): Locator {
    return this.page.getByRole('link', { name: format, exact: true });
  }
}
