import type { Lang } from '../../i18n/languages.ts';
import { numberText } from '../../i18n/numbers.ts';
import { t } from '../../i18n/translate.ts';
import { html, type Markup } from '../markup.ts';
import { pageList } from './page-list.ts';

export interface NumberedPages {
  /** Names the list for those who do not see it. */
  label: string;
  current: number;
  last: number;
  address: (page: number) => string;
  /** Links before and after the numbers. */
  first?: { href: string; text: string };
  more?: { href: string; text: string };
}

/** Links to the pages of a list; nothing where there is one page only. */
export function numberedPages(lang: Lang, { label, current, last, address, first, more }: NumberedPages): Markup {
  const texts = t(lang).search;
  const pages = pageList(current, last);
  if (pages.length === 0 && !first && !more) return html``;
  const step = (page: number, rel: 'prev' | 'next', name: string, sign: string) =>
    html`<li><a href="${address(page)}" rel="${rel}" aria-label="${name}">${sign}</a></li>`;
  const before = pages.length > 0 && current > 1 && step(Math.min(current - 1, last), 'prev', texts.previous, '‹');
  const after = pages.length > 0 && current < last && step(current + 1, 'next', texts.next, '›');
  return html`<nav class="pager" aria-label="${label}">
    <ul>
      ${first && html`<li><a href="${first.href}">${first.text}</a></li>`}${before}
      ${pages.map((page) => html`<li>${pageMarkup(lang, page, current, address)}</li>`)}
      ${after}${more && html`<li><a href="${more.href}" rel="next">${more.text}</a></li>`}
    </ul>
  </nav>`;
}

function pageMarkup(lang: Lang, page: number | 'gap', current: number, address: (page: number) => string): Markup {
  if (page === 'gap') return html`<span class="gap">…</span>`;
  const number = numberText(lang, page);
  if (page === current) return html`<span aria-current="page">${number}</span>`;
  return html`<a href="${address(page)}" aria-label="${t(lang).search.page(number)}">${number}</a>`;
}
