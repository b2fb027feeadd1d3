import type { Locator, Page } from '@playwright/test';
import { searchAddress } from '../../../src/i18n/addresses.ts';
import { t } from '../../../src/i18n/translate.ts';
import type { Lang } from '../../../src/i18n/languages.ts';
import type { FacetName } from '../../../src/search/query.ts';

/** Results with the filters beside them, or behind a button on a phone. */
export class SearchPage {
  private readonly page: Page;
  private readonly lang: Lang;

  constructor(page: Page, lang: Lang) {
    this.page = page;
    this.lang = lang;
  }

  /** @param query as it stands in the address, after the question mark */
  async open(query = ''): Promise<void> {
    await this.page.goto(`${searchAddress(this.lang)}${query === '' ? '' : `?${query}`}`);
  }

  get box(): Locator {
    return this.page.locator('#search-form').getByLabel(t(this.lang).frame.askLabel);
  }

  get heading(): Locator {
    return this.page.locator('#results-count');
  }

  get hits(): Locator {
    return this.page.getByRole('article');
  }

  get titles(): Locator {
    return this.hits.getByRole('heading').getByRole('link');
  }

  /** Pages of documents beneath the hits. */
  get passages(): Locator {
    return this.hits.locator('.pages').getByRole('link');
  }

  get chips(): Locator {
    return this.page.getByRole('list', { name: t(this.lang).search.chosen }).getByRole('listitem');
  }

  facet(name: FacetName): Locator {
    return this.page.getByRole('group', { name: t(this.lang).words.facets[name], exact: true });
  }

  /** The number in the heading: `1.234 kết quả` → 1234. */
  async total(): Promise<number> {
    const text = await this.heading.locator('span').innerText();
    return Number(text.replace(/\D/g, ''));
  }

  /** On a phone the filters stand behind a button; on a wide screen they are open already. */
  async showFilters(): Promise<void> {
    const button = this.page.locator('.filters > summary');
    const isClosed = (await this.page.locator('.filters').getAttribute('open')) === null;
    if (isClosed && (await button.isVisible())) await button.click();
  }

  /** Ticks a value; where there is no script, the button has to be pressed too. */
  async filter(facet: FacetName, label: string, hasScript: boolean): Promise<void> {
    await this.showFilters();
    await this.facet(facet).getByLabel(label).check();
    if (!hasScript) await this.apply();
  }

  async apply(): Promise<void> {
    await this.page.locator('.filters > button').click();
  }
}
