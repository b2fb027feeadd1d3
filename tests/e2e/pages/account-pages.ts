import type { Locator, Page } from '@playwright/test';
import { accountAddress, signInAddress, type AccountPlace } from '../../../src/i18n/addresses.ts';
import type { Lang } from '../../../src/i18n/languages.ts';
import { t } from '../../../src/i18n/translate.ts';
import { Authenticator } from '../authenticator.ts';
import type { Mailbox } from '../mailbox.ts';

export interface NewReader {
  name: string;
  email: string;
  identityNumber: string;
  password: string;
}

/** Registering, signing in, and the pages of one's own account. */
export class AccountPages {
  private readonly page: Page;
  private readonly lang: Lang;
  private readonly mailbox: Mailbox;

  constructor(page: Page, lang: Lang, mailbox: Mailbox) {
    this.page = page;
    this.lang = lang;
    this.mailbox = mailbox;
  }

  async open(place?: AccountPlace): Promise<void> {
    await this.page.goto(accountAddress(this.lang, place));
  }

  get title(): Locator {
    return this.page.locator('h1');
  }

  get errors(): Locator {
    return this.page.locator('.error-summary');
  }

  get done(): Locator {
    return this.page.locator('.done');
  }

  /** A field by its label, as a reader finds it. */
  field(label: string): Locator {
    return this.page.locator('main').getByLabel(label, { exact: true });
  }

  button(name: string): Locator {
    return this.page.locator('main').getByRole('button', { name, exact: true });
  }

  /** From the empty form to the letter. */
  async register(reader: NewReader): Promise<void> {
    await this.open('register');
    await this.typeRegistration(reader);
  }

  /** On the form to register, however it was come to. */
  async typeRegistration(reader: Omit<NewReader, 'password'>): Promise<void> {
    const { fields, register } = t(this.lang).account;
    await this.page.locator('#name').fill(reader.name);
    await this.page.locator('#identityNumber').fill(reader.identityNumber);
    await this.field(fields.email).fill(reader.email);
    await this.page.locator('#privacyVersion').check();
    await this.button(register.send).click();
  }

  /** Follows the link of a letter that leads to one of these pages. */
  async followLetter(email: string, place: AccountPlace): Promise<void> {
    await this.page.goto(await this.mailbox.linkTo(email, accountAddress(this.lang, place)));
  }

  async choosePassword(password: string, repeated = password): Promise<void> {
    const { fields } = t(this.lang).account;
    await this.field(fields.newPassword).fill(password);
    await this.field(fields.repeated).fill(repeated);
    await this.page.locator('main .btn.main').click();
  }

  /** An account with its password, signed in. */
  async begin(reader: NewReader): Promise<void> {
    await this.register(reader);
    await this.followLetter(reader.email, 'verify');
    await this.choosePassword(reader.password);
  }

  async signIn(email: string, password: string, next?: string): Promise<void> {
    await this.page.goto(signInAddress(this.lang, next));
    await this.typeSignIn(email, password);
  }

  /** On whatever page asks for it. */
  async typeSignIn(email: string, password: string): Promise<void> {
    const { fields, signIn } = t(this.lang).account;
    await this.field(fields.email).fill(email);
    await this.field(fields.password).fill(password);
    await this.button(signIn.send).click();
  }

  async typeCode(code: string): Promise<void> {
    const { fields, secondStep } = t(this.lang).account;
    await this.field(fields.codeOrRecovery).fill(code);
    await this.button(secondStep.send).click();
  }

  async signOut(): Promise<void> {
    await this.open('signOut');
    await this.button(t(this.lang).account.signOut.send).click();
  }

  /** On the page that sets the second step up. @param password for readers, who prove anew who they are */
  async setUpSecondStep(password?: string): Promise<{ phone: Authenticator; codes: string[] }> {
    const { fields, secondStep } = t(this.lang).account;
    const phone = new Authenticator(await this.page.locator('code.secret').innerText());
    await this.field(fields.code).fill(await phone.code());
    if (password !== undefined) await this.field(fields.currentPassword).fill(password);
    await this.button(secondStep.setUp).click();
    const codes = this.page.locator('.codes code');
    await codes.first().waitFor();
    return { phone, codes: await codes.allInnerTexts() };
  }
}
