import { fondsListAddress, searchAddress } from '../../i18n/addresses.ts';
import type { Lang } from '../../i18n/languages.ts';
import { t } from '../../i18n/translate.ts';
import type { SearchParams } from '../../search/answer.ts';
import { askBox } from '../frame/ask-box.ts';
import { wholePage } from '../frame/whole-page.ts';
import { html, type Markup } from '../markup.ts';
import { keptFields } from './kept-fields.ts';

/** What stands for a search, or for the values of one of its facets, while no engine can answer. */
export function showSearchDown(locals: App.Locals, url: URL, lang: Lang, params: SearchParams): Promise<Response> {
  return wholePage(locals, url, {
    lang,
    title: t(lang).search.downTitle,
    canonical: searchAddress(lang),
    unlisted: true,
    main: downMarkup(lang, params),
    status: 503,
  });
}

function downMarkup(lang: Lang, params: SearchParams): Markup {
  const { search, frame } = t(lang);
  return html`<main id="main" class="wrap page-body">
    <h1>${search.downTitle}</h1>
    <p class="lead">${search.downText}</p>
    ${askBox(lang, { value: params.q, hidden: keptFields(params) })}
    <p>
      <a href="${searchAddress(lang, params)}">${search.tryAgain}</a>${' · '}<a href="${fondsListAddress(lang)}"
        >${frame.fonds}</a
      >
    </p>
  </main>`;
}
