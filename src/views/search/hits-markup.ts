import { recordAddress } from '../../i18n/addresses.ts';
import { titleText } from '../../i18n/describe-record.ts';
import type { Lang } from '../../i18n/languages.ts';
import type { SearchAnswer, SearchHit } from '../../search/answer.ts';
import { wordsForPages } from '../../search/words-for-pages.ts';
import { html, type Markup } from '../markup.ts';
import { describeHit, searchContext } from './describe-hit.ts';
import { groupByFonds } from './group-hits.ts';
import { hitMarkup } from './hit-markup.ts';

/** The hits of a page, under their fonds where the reader wants them so. */
export function hitsMarkup(lang: Lang, answer: SearchAnswer): Markup[] {
  const context = searchContext(answer.params)?.toString();
  const words = wordsForPages(answer);
  const list = (hits: readonly SearchHit[], level: 3 | 4) =>
    hits.map((hit) => hitMarkup(describeHit(lang, hit, context, words), level));
  if (!answer.params.grouped) return list(answer.hits, 3);
  return groupByFonds(answer.hits).flatMap(({ fonds, hits }) => {
    const link = html`<a href="${recordAddress(lang, fonds.id, context)}">${titleText(lang, fonds)}</a>`;
    return [html`<h3 class="group">${link}</h3>`, ...list(hits, 4)];
  });
}
