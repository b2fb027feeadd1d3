import sansLatin from '@fontsource/be-vietnam-pro/files/be-vietnam-pro-latin-400-normal.woff2?url';
import sansVietnamese from '@fontsource/be-vietnam-pro/files/be-vietnam-pro-vietnamese-400-normal.woff2?url';
import { otherLanguageAddress } from '../../i18n/addresses.ts';
import { dayInVietnam } from '../../i18n/dates.ts';
import type { Lang } from '../../i18n/languages.ts';
import { t } from '../../i18n/translate.ts';
import { GUEST } from '../../readers/actor.ts';
import { html, type Markup } from '../markup.ts';
import siteStyles from '../style/site.css?url';
import { footerMarkup } from './footer-markup.ts';
import { headMarkup, linksMarkup } from './head-markup.ts';
import { headerMarkup } from './header-markup.ts';
import { noticesMarkup } from './notices.ts';
import { ownMenu } from './own-menu.ts';

export interface FramedPage {
  lang: Lang;
  title: string;
  description?: string;
  /** Path of the one address this page is to be known by; its own without parameters when not given. */
  canonical?: string;
  /** For pages that are a view of something found elsewhere: searches, parts of a tree, errors. */
  unlisted?: boolean;
  /** There is no such page in the other language: its home stands in. */
  untranslated?: boolean;
  /** An error: it has no address of its own to be known by. */
  alone?: boolean;
}

/** What stands round a page, the same on most: written as text, it costs nearly nothing (views/markup.ts). */
export interface FrameMarkup {
  head: Markup;
  before: Markup;
  after: Markup;
}

const LINKS = { fonts: [sansLatin, sansVietnamese], styles: siteStyles };
const PLAIN = linksMarkup({ ...LINKS, coloured: false });
const COLOURED = linksMarkup({ ...LINKS, coloured: true });

/** @param url of the page, as it was asked for */
export async function frameMarkup(locals: App.Locals, url: URL, page: FramedPage): Promise<FrameMarkup> {
  const { lang, title, description, canonical = url.pathname, unlisted = false, untranslated, alone } = page;
  const { cart, content, config } = locals.services;
  const { profile } = content;
  const { pathname } = url;
  const origin = config.publicUrl ?? url.origin;
  const hasCounterpart = !alone && !untranslated;
  const here = alone ? undefined : pathname + url.search;
  // A page that says that all went wrong may come before anybody knows who asks.
  const visitor = locals.visitor ?? { actor: GUEST };
  const inCart = visitor.actor.kind === 'staff' ? 0 : await cart.count(visitor);
  const own = ownMenu(lang, visitor.actor, { here, inCart });
  const counterpart = hasCounterpart ? otherLanguageAddress(url) : undefined;
  const head = headMarkup(lang, {
    title: `${title} – ${title === profile.name[lang] ? profile.place[lang] : profile.name[lang]}`,
    description,
    unlisted,
    canonical: alone ? undefined : wholeAddress(canonical, origin),
    translated:
      hasCounterpart && !unlisted ? wholeAddress(otherLanguageAddress(new URL(canonical, origin)), origin) : undefined,
    links: profile.colours === undefined ? PLAIN : COLOURED,
  });
  const before = html`<a class="skip" href="#main">${t(lang).frame.skip}</a>
    ${headerMarkup(content, lang, { pathname, own, counterpart })}${noticesMarkup(profile, dayInVietnam(new Date()), lang)}`;
  return { head, before, after: footerMarkup(content, lang) };
}

/** @param path percent-encoded, from the root */
function wholeAddress(path: string, origin: string): string {
  if (path !== lastWhole.path || origin !== lastWhole.origin) {
    lastWhole = { path, origin, address: new URL(path, origin).href };
  }
  return lastWhole.address;
}

/** Searches, of which there are many, are all known by one address. */
let lastWhole = { path: '', origin: '', address: '' };
