import type { Lang } from '../../i18n/languages.ts';
import { t } from '../../i18n/translate.ts';
import type { SearchAnswer } from '../../search/answer.ts';
import { html, type Markup } from '../markup.ts';
import { withoutFilters, type Chip } from './chosen-filters.ts';

/** What is chosen, each with a link that takes it away; nothing where nothing is. */
export function chipsMarkup(lang: Lang, chips: readonly Chip[], answer: SearchAnswer): Markup {
  if (chips.length === 0) return html``;
  const texts = t(lang).search;
  const all = () => html`<li class="all"><a href="${withoutFilters(lang, answer)}">${texts.removeAll}</a></li>`;
  return html`<ul class="chips" aria-label="${texts.chosen}">
    ${chips.map((chip) => chipMarkup(chip, texts.remove(`${chip.name} ${chip.value}`)))}${chips.length > 1 && all()}
  </ul>`;
}

function chipMarkup({ name, value, without }: Chip, remove: string): Markup {
  return html`<li><em>${name}</em> ${value}<a href="${without}" aria-label="${remove}">×</a></li>`;
}
