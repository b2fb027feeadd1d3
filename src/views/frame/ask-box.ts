import { searchAddress } from '../../i18n/addresses.ts';
import type { Lang } from '../../i18n/languages.ts';
import { t } from '../../i18n/translate.ts';
import { MAX_TYPED_LENGTH } from '../../search/parse-query.ts';
import { html, type Markup } from '../markup.ts';

export interface AskBox {
  /** What is in the box. */
  value?: string;
  /** Names the form, so that filters elsewhere on the page belong to it. */
  form?: string;
  /** Fields that go with what is typed. */
  hidden?: Markup[];
}

/** The box to ask in, the same on every page that has one. */
export function askBox(lang: Lang, { value = '', form, hidden = [] }: AskBox = {}): Markup {
  const texts = t(lang).frame;
  const name = form !== undefined && html` id="${form}"`;
  return html`<form
    class="ask-box"
    role="search"
    ${name}
    action="${searchAddress(lang)}"
    method="get"
    data-suggest="/api/v1/suggest?lang=${lang}&amp;q="
    data-suggest-name="${texts.suggestions}"
    data-suggest-none="${texts.noSuggestions}"
    data-suggest-count="${texts.suggestionCount('{n}')}"
  >
    <div class="ask-field">
      <input
        type="search"
        name="q"
        value="${value}"
        maxlength="${MAX_TYPED_LENGTH}"
        aria-label="${texts.askLabel}"
        placeholder="${texts.askPlaceholder}"
        autocomplete="off"
        spellcheck="false"
        enterkeyhint="search"
      /><button type="submit">${texts.askButton}</button>
    </div>
    ${hidden}
  </form>`;
}
