import type { Lang } from '../../i18n/languages.ts';
import { numberText } from '../../i18n/numbers.ts';
import { t } from '../../i18n/translate.ts';
import type { ArchiveContent } from '../../platform/content.ts';
import type { SearchAnswer, SearchParams } from '../../search/answer.ts';
import { SORTS } from '../../search/query.ts';
import { html, type Markup } from '../markup.ts';
import { changed, type Chip } from './chosen-filters.ts';
import { emptyMarkup } from './empty-markup.ts';
import { hitsMarkup, type HitsPlace } from './hits-markup.ts';
import { lastPageOf } from './last-page.ts';
import { notesMarkup } from './notes-markup.ts';
import { pagesMarkup } from './pages-markup.ts';

export interface ResultsPlace extends HitsPlace {
  content: ArchiveContent;
}

/** How many were found, how they are sorted, and the hits of this page. `chips`: what is chosen. */
export function resultsMarkup(
  lang: Lang,
  answer: SearchAnswer,
  chips: readonly Chip[],
  { content, ...place }: ResultsPlace,
): Markup {
  const { params, total } = answer;
  return html`<section class="results" aria-labelledby="results-count">
    <div class="sum">
      <h2 id="results-count">${countMarkup(lang, answer)}</h2>
      ${total > 1 && orderMarkup(lang, params)}
    </div>
    ${notesMarkup(lang, answer)}${hitsMarkup(lang, answer, place)}
    ${total === 0 && emptyMarkup(lang, answer, chips, content)}${pagesMarkup(lang, answer)}
  </section>`;
}

function countMarkup(lang: Lang, answer: SearchAnswer): Markup {
  const { search } = t(lang);
  const { params, total, totalIsExact } = answer;
  const last = lastPageOf(answer);
  const page = () => search.pageOf(numberText(lang, params.page), numberText(lang, last));
  const isNumbered = last > 1 && params.page <= last && params.cursor === undefined;
  return html`<span>${search.results(numberText(lang, total), totalIsExact)}</span>${
      isNumbered && html`<small>${page()}</small>`
    }`;
}

function orderMarkup(lang: Lang, params: SearchParams): Markup {
  const { search, words } = t(lang);
  const { grouped } = params;
  return html`<ul aria-label="${search.sortBy}">
      <li aria-hidden="true">${search.sortBy}</li>
      ${SORTS.map((sort) => {
        const current = sort === params.sort && html` aria-current="true"`;
        return html`<li><a href="${changed(lang, params, { sort })}" ${current}>${words.sorts[sort]}</a></li>`;
      })}
    </ul>
    <a href="${changed(lang, params, { grouped: !grouped })}">${grouped ? search.ungroup : search.groupByFonds}</a>`;
}
