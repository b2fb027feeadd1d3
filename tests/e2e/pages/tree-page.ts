import type { Locator, Page } from '@playwright/test';
import { treeAddress } from '../../../src/i18n/addresses.ts';
import type { Lang } from '../../../src/i18n/languages.ts';
import { t } from '../../../src/i18n/translate.ts';

/** The tree beneath a record: links without a script, a WAI-ARIA tree with one. */
export class TreePage {
  private readonly page: Page;
  private readonly lang: Lang;

  constructor(page: Page, lang: Lang) {
    this.page = page;
    this.lang = lang;
  }

  async open(id: string, query = ''): Promise<void> {
    await this.page.goto(`${treeAddress(this.lang, id)}${query}`);
  }

  get whole(): Locator {
    return this.page.locator('#tree');
  }

  get nodes(): Locator {
    return this.page.locator('#tree a.node');
  }

  /** Everything the arrow keys step through. */
  get items(): Locator {
    return this.page.getByRole('treeitem');
  }

  /** The nodes of which something beneath was found. */
  get nodesWithHits(): Locator {
    return this.page.locator('#tree li:has(> .hits)');
  }

  /** Back to the search whose hits the branches count. */
  get toResults(): Locator {
    return this.page.locator('main').getByRole('link', { name: t(this.lang).record.backToSearch });
  }

  /** The + beside a node. */
  get closed(): Locator {
    return this.page.locator('#tree a.toggle', { hasText: '+' });
  }

  get opened(): Locator {
    return this.page.locator('#tree a.toggle', { hasText: '−' });
  }
}
