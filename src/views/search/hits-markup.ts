import { cartAddress, recordAddress } from '../../i18n/addresses.ts';
import { titleText } from '../../i18n/describe-record.ts';
import type { Lang } from '../../i18n/languages.ts';
import { t } from '../../i18n/translate.ts';
import type { SearchAnswer, SearchHit } from '../../search/answer.ts';
import { wordsForPages } from '../../search/words-for-pages.ts';
import type { Standing } from '../cart/standing.ts';
import { html, type Markup } from '../markup.ts';
import { describeHit, searchContext } from './describe-hit.ts';
import { groupByFonds } from './group-hits.ts';
import { hitMarkup, TO_CART } from './hit-markup.ts';

/** Who sees the results, and where: what the buttons of the hits depend on. */
export interface HitsPlace {
  standing: Standing;
  /** Path and parameters of the page, to come back to. */
  here: string;
}

/** The hits of a page, under their fonds where the reader wants them so; before them the form of all their buttons. */
export function hitsMarkup(lang: Lang, answer: SearchAnswer, { standing, here }: HitsPlace): Markup[] {
  const form = html`<form
    id="${TO_CART}"
    method="post"
    action="${cartAddress(lang)}"
    data-to-cart="${t(lang).cart.buttons.inCart}"
    data-to-room="${t(lang).cart.buttons.pickSession}"
  >
    <input type="hidden" name="back" value="${here}" />
  </form>`;
  return [form, ...listMarkup(lang, answer, standing)];
}

function listMarkup(lang: Lang, answer: SearchAnswer, standing: Standing): Markup[] {
  const context = searchContext(answer.params)?.toString();
  const words = wordsForPages(answer);
  const list = (hits: readonly SearchHit[], level: 3 | 4) =>
    hits.map((hit) => hitMarkup(describeHit(lang, hit, context, words, standing), level));
  if (!answer.params.grouped) return list(answer.hits, 3);
  return groupByFonds(answer.hits).flatMap(({ fonds, hits }) => {
    const link = html`<a href="${recordAddress(lang, fonds.id, context)}">${titleText(lang, fonds)}</a>`;
    return [html`<h3 class="group">${link}</h3>`, ...list(hits, 4)];
  });
}
