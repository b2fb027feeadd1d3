import { homeAddress } from '../../i18n/addresses.ts';
import type { Lang } from '../../i18n/languages.ts';
import { t } from '../../i18n/translate.ts';
import type { ArchiveContent } from '../../platform/content.ts';
import { html, trusted, type Markup } from '../markup.ts';
import { mainMenu, type MenuLink } from './menu.ts';
import { oncePerLanguage } from './once-per-language.ts';

export interface HeaderPlace {
  /** Of the page: its own link is marked. */
  pathname: string;
  /** Where who asks can go, beside everybody. */
  own: readonly MenuLink[];
  /** The same page in the other language; the other home where there is none. */
  counterpart?: string;
}

/** The header of every page: whose it is, and where one can go. */
export function headerMarkup(content: ArchiveContent, lang: Lang, { pathname, own, counterpart }: HeaderPlace): Markup {
  const texts = t(lang).frame;
  const otherLang: Lang = lang === 'vi' ? 'en' : 'vi';
  const other = { href: counterpart ?? homeAddress(otherLang), text: texts.otherLanguage, lang: otherLang };
  // It stands in the page twice, and is put together once.
  const menu = trusted(
    html`<ul>
      ${everybodysLinks(content, lang, pathname)}${own.map((link) => linkMarkup(link, link.href === pathname))}
      <li><a href="${other.href}" lang="${other.lang}" hreflang="${other.lang}">${other.text}</a></li>
    </ul>`.markup,
  );
  return html`<header class="top">
    <div class="wrap">
      ${brandMarkup(content, lang)}
      <nav class="nav wide" aria-label="${texts.mainNav}">${menu}</nav>
      <nav class="nav small" aria-label="${texts.mainNav}">
        <details>
          <summary class="btn">${texts.menu}</summary>
          ${menu}
        </details>
      </nav>
    </div>
  </header>`;
}

const brandMarkup = oncePerLanguage((content, lang) => {
  const { arms, name, place } = content.profile;
  return trusted(
    html`<a class="brand" href="${homeAddress(lang)}"
      >${arms !== undefined && html`<span class="arms">${trusted(arms)}</span>`}<span
        ><b>${name[lang]}</b><span class="place">${place[lang]}</span></span
      ></a
    >`.markup,
  );
});

/** The links that are there for everybody. */
function everybodysLinks(content: ArchiveContent, lang: Lang, pathname: string): Markup {
  const { plain, marked } = knownLinks(content, lang);
  return marked.get(pathname) ?? plain;
}

/** Written once with none of them marked, and once for each page that is one of them. */
const knownLinks = oncePerLanguage((content, lang) => {
  const links = mainMenu(content, lang);
  const written = (pathname?: string): Markup =>
    trusted(html`${links.map((link) => linkMarkup(link, link.href === pathname))}`.markup);
  return { plain: written(), marked: new Map(links.map(({ href }) => [href, written(href)])) };
});

function linkMarkup({ href, text, follow }: MenuLink, isCurrent: boolean): Markup {
  const mark = isCurrent && html`aria-current="page"`;
  const rel = follow === false && html`rel="nofollow"`;
  return html`<li><a href="${href}" ${rel} ${mark}>${text}</a></li>`;
}
