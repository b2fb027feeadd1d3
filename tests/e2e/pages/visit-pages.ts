import type { Locator, Page } from '@playwright/test';
import { readingRoomAddress, visitAddress, visitCalendarAddress } from '../../../src/i18n/addresses.ts';
import type { Lang } from '../../../src/i18n/languages.ts';
import { dayInVietnam } from '../../../src/platform/vietnam-time.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** The reader's side of visits: the calendar, a seat, its form, the page of a visit. */
export class VisitPages {
  private readonly page: Page;
  private readonly lang: Lang;

  constructor(page: Page, lang: Lang) {
    this.page = page;
    this.lang = lang;
  }

  /** A month in which sessions are open and files can still be asked for, whatever day it is. */
  async openCalendar(query: Record<string, string> = {}): Promise<void> {
    const month = dayInVietnam(new Date(Date.now() + 30 * DAY_MS)).slice(0, 7);
    await this.page.goto(readingRoomAddress(this.lang, new URLSearchParams({ month, ...query })));
  }

  async open(id: string, place?: 'form' | 'slip'): Promise<void> {
    await this.page.goto(visitAddress(this.lang, id, place));
  }

  /** Of the sessions with free seats, in order of the days. */
  get freeSessions(): Locator {
    return this.page.locator('.month .free a');
  }

  /** The reader's own visits on the calendar. */
  get ownSessions(): Locator {
    return this.page.locator('.month .own a');
  }

  seat(seatClass: string, name = 'seatClass'): Locator {
    return this.page.locator(`main input[name="${name}"][value="${seatClass}"]`);
  }

  button(name: string): Locator {
    return this.page.locator(`main button[name="${name}"]:not(.visually-hidden)`);
  }

  field(id: string): Locator {
    return this.page.locator(`main #${id}`);
  }

  get files(): Locator {
    return this.page.locator('.file-choices > li');
  }

  get chosenFiles(): Locator {
    return this.page.locator('.file-choices input[type="checkbox"]:checked');
  }

  get held(): Locator {
    return this.page.locator('.held');
  }

  get errors(): Locator {
    return this.page.locator('.error-summary');
  }

  get done(): Locator {
    return this.page.locator('main .done');
  }

  get heading(): Locator {
    return this.page.locator('h1');
  }

  get state(): Locator {
    return this.page.locator('.visit-page .state h2');
  }

  get items(): Locator {
    return this.page.locator('.visit-page .case-items > li');
  }

  get sheets(): Locator {
    return this.page.locator('.sheet');
  }

  /** On the page of a session: a seat is taken. @returns the id of the visit */
  async hold(seatClass = 'standard'): Promise<string> {
    await this.seat(seatClass).check();
    await this.button('hold').click();
    await this.page.waitForURL(/\/(soan|form)/);
    return this.idHere();
  }

  /** The id of the visit whose page this is. */
  idHere(): string {
    const parts = new URL(this.page.url()).pathname.split('/');
    return parts[parts.indexOf(parts.includes('visits') ? 'visits' : 'luot-doc') + 1] ?? '';
  }

  /** What the form needs besides files. */
  async fillIn(subject: string): Promise<void> {
    await this.page.locator('input[name="purpose"]').nth(1).check();
    await this.field('subject').fill(subject);
  }

  async calendarFile(id: string): Promise<{ type: string; text: string }> {
    const answer = await this.page.request.get(visitCalendarAddress(this.lang, id));
    return { type: answer.headers()['content-type'] ?? '', text: await answer.text() };
  }
}
