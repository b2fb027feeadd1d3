import { searchAddress } from '../../i18n/addresses.ts';
import type { Lang } from '../../i18n/languages.ts';
import { t } from '../../i18n/translate.ts';
import type { SearchAnswer } from '../../search/answer.ts';
import { numberedPages } from '../frame/numbered-pages.ts';
import type { Markup } from '../markup.ts';
import { lastPageOf } from './last-page.ts';

/** The way to the other pages of an answer; past the last number the cursor goes on. */
export function pagesMarkup(lang: Lang, answer: SearchAnswer): Markup {
  const { params, next } = answer;
  const texts = t(lang).search;
  const byCursor = params.cursor !== undefined;
  const last = lastPageOf(answer);
  const address = (page: number) => searchAddress(lang, { ...params, page, cursor: undefined });
  const isLast = byCursor || params.page >= last;
  const more = next && isLast ? searchAddress(lang, { ...params, page: 1, cursor: next }) : undefined;
  return numberedPages(lang, {
    label: texts.pages,
    current: params.page,
    last: byCursor ? 1 : last,
    address,
    first: byCursor ? { href: address(1), text: texts.first } : undefined,
    more: more ? { href: more, text: texts.more } : undefined,
  });
}
