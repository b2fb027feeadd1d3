import { AxeBuilder } from '@axe-core/playwright';
import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { PHONE, WIDE } from './reading-room.ts';

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** Headings in order, landmarks told apart, nothing outside them. */
const GOOD_PRACTICE = 'best-practice';

/** Everyone can use the page as it is now, as far as a program can tell. */
export async function expectAccessible(page: Page): Promise<void> {
  // No page here holds another in a frame: without a second page to put results together it takes a fifth less.
  const axe = new AxeBuilder({ page }).setLegacyMode(true);
  const { violations } = await axe.withTags([...WCAG, GOOD_PRACTICE]).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
}

/**
 * The page that was sent is sound, and open to everyone by day on a wide screen and by night on a phone: both layouts and
 * both sets of colours in two looks, of which each takes a second.
 */
export async function expectOpenToEveryone(page: Page, source: string): Promise<void> {
  await expectSoundMarkup(page, source);
  await page.setViewportSize(WIDE);
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize(PHONE);
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize(WIDE);
}

/** Nothing sticks out at the side, so that nobody has to scroll in two directions (WCAG 1.4.10). */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const sticksOut = await page.evaluate(() => {
    const wide = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= wide) return [];
    const all = [...document.body.querySelectorAll('*')];
    return all.filter((at) => at.getBoundingClientRect().right > wide + 1).map((at) => at.outerHTML.slice(0, 150));
  });
  expect(sticksOut).toEqual([]);
}

/**
 * What was sent is HTML as it stands: the browser had to close, move or invent nothing, no id stands twice,
 * and there is one heading of the first level in one main part.
 */
export async function expectSoundMarkup(page: Page, source: string): Promise<void> {
  const found = await page.evaluate((html) => {
    const parsed = new DOMParser().parseFromString(html, 'text/html');
    const elements = [...parsed.querySelectorAll('*')];
    const written = html.replace(/<!--[\s\S]*?-->/g, '').replace(/(<(script|style)\b[^>]*>)[\s\S]*?<\/\2>/g, '$1');
    const mended = [...new Set(elements.map(({ localName }) => localName))].filter((name) => {
      const tags = written.match(new RegExp(`<${name}(?=[\\s/>])`, 'gi'))?.length ?? 0;
      return tags !== elements.filter(({ localName }) => localName === name).length;
    });
    const ids = elements.map(({ id }) => id).filter((id) => id !== '');
    const labels = [...parsed.querySelectorAll('[for]')].map((label) => label.getAttribute('for') ?? '');
    const named = [...parsed.querySelectorAll('[aria-labelledby]')].map(
      (at) => at.getAttribute('aria-labelledby') ?? '',
    );
    return {
      mended,
      twice: ids.filter((id, at) => ids.indexOf(id) !== at),
      leadNowhere: [...labels, ...named].filter((id) => !parsed.getElementById(id)),
      mains: parsed.querySelectorAll('main').length,
      firstHeadings: parsed.querySelectorAll('h1').length,
    };
  }, source);
  expect(found).toEqual({ mended: [], twice: [], leadNowhere: [], mains: 1, firstHeadings: 1 });
}
