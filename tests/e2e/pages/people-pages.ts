import type { Locator, Page } from '@playwright/test';
import { deskAddress } from '../../../src/i18n/addresses.ts';
import type { Lang } from '../../../src/i18n/languages.ts';
import { t } from '../../../src/i18n/translate.ts';
import type { Role } from '../../../src/readers/account.ts';

/** Readers and colleagues, as staff see them. */
export class PeoplePages {
  private readonly page: Page;
  private readonly lang: Lang;

  constructor(page: Page, lang: Lang) {
    this.page = page;
    this.lang = lang;
  }

  async openReaders(): Promise<void> {
    await this.page.goto(deskAddress(this.lang, 'readers'));
  }

  async openColleagues(): Promise<void> {
    await this.page.goto(deskAddress(this.lang, 'colleagues'));
  }

  async find(text: string): Promise<void> {
    const { readers } = t(this.lang).people;
    await this.page.locator('main').getByLabel(readers.search, { exact: true }).fill(text);
    await this.page.locator('main').getByRole('button', { name: readers.find, exact: true }).click();
  }

  get names(): Locator {
    return this.page.locator('table.people tbody th a');
  }

  /** Something that stands behind a line which folds out. */
  deed(name: string): Locator {
    return this.page.locator('details.deed', { has: this.page.locator('summary', { hasText: name }) });
  }

  /** Presses a button that has to be looked for first. */
  async doDeed(name: string): Promise<void> {
    const deed = this.deed(name);
    await deed.locator('summary').click();
    await deed.getByRole('button', { name, exact: true }).click();
  }

  async invite(person: { name: string; email: string; roles: readonly Role[] }): Promise<void> {
    const { account, people } = t(this.lang);
    const form = this.page.locator('.invite');
    await form.getByLabel(account.fields.name, { exact: true }).fill(person.name);
    await form.getByLabel(account.fields.email, { exact: true }).fill(person.email);
    for (const role of person.roles) await form.getByLabel(people.roles[role], { exact: true }).check();
    await form.getByRole('button', { name: people.colleagues.send }).click();
  }
}
