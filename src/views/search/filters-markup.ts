import { facetAddress } from '../../i18n/addresses.ts';
import type { Lang } from '../../i18n/languages.ts';
import { t } from '../../i18n/translate.ts';
import type { SearchAnswer } from '../../search/answer.ts';
import { html, type Markup } from '../markup.ts';
import { typedYear } from './explain-problem.ts';
import type { FacetGroup } from './facet-groups.ts';
import { facetValuesMarkup } from './facet-markup.ts';
import { histogramBars } from './histogram-bars.ts';
import { histogramMarkup, histogramTable } from './histogram-markup.ts';

/** Years and facets beside the results: fields of the form that the box belongs to. `chosen`: how many are. */
export function filtersMarkup(lang: Lang, answer: SearchAnswer, groups: readonly FacetGroup[], chosen: number): Markup {
  const texts = t(lang).search;
  return html`<aside aria-label="${texts.filters}">
    <details class="filters">
      <summary class="btn">${texts.filtersChosen(chosen)}</summary>
      ${yearsMarkup(lang, answer)} ${groups.map((group) => groupMarkup(lang, answer, group))}
      <button class="btn main" form="search-form" type="submit">${texts.apply}</button>
    </details>
  </aside>`;
}

function yearsMarkup(lang: Lang, answer: SearchAnswer): Markup {
  const texts = t(lang).search;
  const bars = histogramBars(answer.histogram, yearsMeant(answer));
  return html`<fieldset class="facet">
    <legend>${texts.time}</legend>
    ${bars.length > 0 && histogramMarkup(lang, bars)}
    <div class="years">
      ${yearField('from', texts.from, typedYear(answer, 'from'))}–${yearField('to', texts.to, typedYear(answer, 'to'))}
      <button class="btn" form="search-form" type="submit">${texts.apply}</button>
    </div>
    ${bars.length > 0 && histogramTable(lang, answer)}
  </fieldset>`;
}

/** The years chosen and those typed among the words together. */
function yearsMeant({ params, query }: SearchAnswer): { from: number; to: number } {
  const given = [params.filters, query.filters];
  return {
    from: Math.max(...given.map(({ from = -Infinity }) => from)),
    to: Math.min(...given.map(({ to = Infinity }) => to)),
  };
}

function yearField(name: string, label: string, value: string): Markup {
  const field = html`form="search-form" name="${name}" value="${value}"`;
  return html`<input ${field} aria-label="${label}" placeholder="${label}" inputmode="numeric" autocomplete="off" />`;
}

function groupMarkup(lang: Lang, { params }: SearchAnswer, { facet, values, more }: FacetGroup): Markup {
  const name = t(lang).words.facets[facet];
  const all = html`<a class="all" href="${facetAddress(lang, facet, params)}"
    >${t(lang).search.allValues}<span class="visually-hidden">: ${name}</span></a
  >`;
  return html`<fieldset class="facet">
    <legend>${name}</legend>
    ${facetValuesMarkup(lang, facet, values, 'search-form')} ${more && all}
  </fieldset>`;
}
