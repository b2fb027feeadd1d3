import { numberText } from '../../i18n/numbers.ts';
import type { Lang } from '../../i18n/languages.ts';
import type { FacetValue } from '../../search/answer.ts';
import type { FacetName } from '../../search/query.ts';
import { html, type Markup } from '../markup.ts';

/** The values of a facet to tick, as fields of a form elsewhere on the page where `form` names one. */
export function facetValuesMarkup(lang: Lang, facet: FacetName, values: FacetValue[], form?: string): Markup {
  const owner = form !== undefined && html` form="${form}"`;
  return html`<ul>
    ${values.map(
      ({ value, label, count, chosen }) =>
        html`<li>
          <label
            ><input type="checkbox" ${owner} name="${facet}" value="${value}" ${chosen && html`checked`} /><span
              >${label}</span
            ></label
          ><span class="n">${numberText(lang, count)}</span>
        </li>`,
    )}
  </ul>`;
}
