import { homeAddress } from '../../i18n/addresses.ts';
import type { Lang } from '../../i18n/languages.ts';
import { t } from '../../i18n/translate.ts';
import type { ArchiveContent } from '../../platform/content.ts';
import { html, trusted, type Markup } from '../markup.ts';
import type { MenuLink } from './menu.ts';

export interface HeaderPlace {
  /** Where one can go from here: everybody, and who asks. */
  links: readonly MenuLink[];
  /** The same page in the other language; the other home where there is none. */
  counterpart?: string;
}

/** The header of every page: whose it is, and where one can go. */
export function headerMarkup(content: ArchiveContent, lang: Lang, { links, counterpart }: HeaderPlace): Markup {
  const { arms, name, place } = content.profile;
  const texts = t(lang).frame;
  const otherLang: Lang = lang === 'vi' ? 'en' : 'vi';
  const other = { href: counterpart ?? homeAddress(otherLang), text: texts.otherLanguage, lang: otherLang };
  // It stands in the page twice, and is put together once.
  const menu = trusted(menuMarkup(links, other).markup);
  return html`<header class="top">
    <div class="wrap">
      <a class="brand" href="${homeAddress(lang)}"
        >${arms !== undefined && html`<span class="arms">${trusted(arms)}</span>`}<span
          ><b>${name[lang]}</b><span class="place">${place[lang]}</span></span
        ></a
      >
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

function menuMarkup(links: readonly MenuLink[], other: { href: string; text: string; lang: Lang }): Markup {
  return html`<ul>
    ${links.map(({ href, text, current, follow }) => {
      const mark = current && html`aria-current="page"`;
      const rel = follow === false && html`rel="nofollow"`;
      return html`<li><a href="${href}" ${rel} ${mark}>${text}</a></li>`;
    })}
    <li><a href="${other.href}" lang="${other.lang}" hreflang="${other.lang}">${other.text}</a></li>
  </ul>`;
}
