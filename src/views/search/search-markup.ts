import type { Lang } from '../../i18n/languages.ts';
import { t } from '../../i18n/translate.ts';
import type { SearchAnswer } from '../../search/answer.ts';
import { askBox } from '../frame/ask-box.ts';
import { html, type Markup } from '../markup.ts';
import { chipsMarkup } from './chips-markup.ts';
import { chosenFilters } from './chosen-filters.ts';
import { facetGroups } from './facet-groups.ts';
import { filtersMarkup } from './filters-markup.ts';
import { keptFields } from './kept-fields.ts';
import { resultsMarkup, type ResultsPlace } from './results-markup.ts';

/** Everything on a results page between its header and its footer. */
export function searchMarkup(lang: Lang, answer: SearchAnswer, place: ResultsPlace): Markup {
  const { params } = answer;
  const { title } = t(lang).search;
  const chips = chosenFilters(lang, answer);
  const groups = facetGroups(answer);
  return html`<main id="main" class="wrap page-body search-page">
    <h1 class="visually-hidden">${params.q ? `${title}: ${params.q}` : title}</h1>
    ${askBox(lang, { value: params.q, form: 'search-form', hidden: keptFields(params, groups) })}
    <div id="search-state" aria-busy="false">
      ${chipsMarkup(lang, chips, answer)}
      <div class="cols">
        ${filtersMarkup(lang, answer, groups, chips.length)}${resultsMarkup(lang, answer, chips, place)}
      </div>
    </div>
    <p class="visually-hidden" role="status" id="search-news"></p>
  </main>`;
}
