import { fondsListAddress } from '../../i18n/addresses.ts';
import type { Lang } from '../../i18n/languages.ts';
import { t } from '../../i18n/translate.ts';
import type { ArchiveContent } from '../../platform/content.ts';
import type { SearchAnswer } from '../../search/answer.ts';
import { KNOWN_PAGES } from '../frame/known-pages.ts';
import { pageLink } from '../frame/menu.ts';
import { html, type Markup } from '../markup.ts';
import { withoutFilters, type Chip } from './chosen-filters.ts';

/** What to do where nothing was found. */
export function emptyMarkup(lang: Lang, answer: SearchAnswer, chips: readonly Chip[], content: ArchiveContent): Markup {
  const { email, telephone } = content.profile;
  const { search } = t(lang);
  const help = pageLink(content, lang, KNOWN_PAGES.searchHelp, search.help);
  return html`<div class="empty">
    <h3>${search.noneTitle}</h3>
    ${answer.query.terms.length > 0 && html`<p>${search.noneSpelling}</p>`}
    ${chips.length > 0 && fewerMarkup(lang, answer, chips)}
    <p>${search.noneAsk} <a href="mailto:${email}">${email}</a>, ${search.noneTelephone} ${telephone}.</p>
    <p>
      <a href="${fondsListAddress(lang)}">${search.noneBrowse}</a>${help.map(
        ({ href, text }) => html` · <a href="${href}">${text}</a>`,
      )}
    </p>
  </div>`;
}

function fewerMarkup(lang: Lang, answer: SearchAnswer, chips: readonly Chip[]): Markup {
  const { search } = t(lang);
  const links = chips.map(({ name, value, without }) => ({ href: without, text: search.remove(`${name} ${value}`) }));
  if (chips.length > 1) links.push({ href: withoutFilters(lang, answer), text: search.removeAll });
  return html`<p>${search.noneFewer}</p>
    <ul>
      ${links.map(({ href, text }) => html`<li><a href="${href}">${text}</a></li>`)}
    </ul>`;
}
