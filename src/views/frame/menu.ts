import {
  figuresAddress,
  fondsListAddress,
  newsAddress,
  pageAddress,
  readingRoomAddress,
  searchAddress,
} from '../../i18n/addresses.ts';
import type { Lang } from '../../i18n/languages.ts';
import { t } from '../../i18n/translate.ts';
import type { ArchiveContent } from '../../platform/content.ts';
import { KNOWN_PAGES } from './known-pages.ts';

export interface MenuLink {
  text: string;
  href: string;
  /** False: programs that follow links need not. */
  follow?: boolean;
}

/** The links of the header; pages the archive has not written are left out. */
export function mainMenu(content: ArchiveContent, lang: Lang): MenuLink[] {
  const { frame } = t(lang);
  return [
    { text: frame.search, href: searchAddress(lang) },
    { text: frame.fonds, href: fondsListAddress(lang) },
    { text: frame.book, href: readingRoomAddress(lang) },
    ...pageLink(content, lang, KNOWN_PAGES.visit, frame.visit),
    ...pageLink(content, lang, KNOWN_PAGES.guide, frame.guide),
  ];
}

/** The links of the footer: every page the archive has written, its figures, its news. */
export function footerLinks(content: ArchiveContent, lang: Lang): { text: string; href: string }[] {
  const pages = content.pages(lang).map((page) => ({ text: page.title, href: pageAddress(lang, page.slug) }));
  const figures = { text: t(lang).figures.public.title, href: figuresAddress(lang) };
  const news = content.news(lang).length > 0 ? [{ text: t(lang).frame.news, href: newsAddress(lang) }] : [];
  return [...pages, figures, ...news];
}

/** A link to one of the archive's own pages, or nothing where it has not been written in this language. */
export function pageLink(content: ArchiveContent, lang: Lang, slug: string, text: string) {
  return content.page(slug, lang) ? [{ text, href: pageAddress(lang, slug) }] : [];
}
