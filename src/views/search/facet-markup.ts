import { numberText } from '../../i18n/numbers.ts';
import type { Lang } from '../../i18n/languages.ts';
import type { FacetValue } from '../../search/answer.ts';
import type { FacetName } from '../../search/query.ts';
import { html, trusted, type Markup } from '../markup.ts';

const CHECKED = html` checked`;

/** The values of a facet to tick, as fields of a form elsewhere on the page where `form` names one. */
export function facetValuesMarkup(lang: Lang, facet: FacetName, values: FacetValue[], form?: string): Markup {
  const owner = form !== undefined && html` form="${form}"`;
  // The same in each value: put together once.
  const field = trusted(html`<li><label><input type="checkbox"${owner} name="${facet}" value="`.markup);
  return html`<ul>
    ${values.map(
      ({ value, label, count, chosen }) =>
        html`${field}${value}"${chosen && CHECKED} /><span>${label}</span></label
          ><span class="n">${numberText(lang, count)}</span></li>`,
    )}
  </ul>`;
}
