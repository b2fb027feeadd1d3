import { ACCESS_LEVELS, LEVELS } from '../catalogue/description.ts';
import { UNSTATED, type FacetName } from '../search/query.ts';
import type { SearchLabels } from '../search/search-labels.ts';
import { recordAddress } from './addresses.ts';
import { hintText, languageName, titleText } from './describe-record.ts';
import type { Lang } from './languages.ts';
import { t } from './translate.ts';

/** The reader's words for what a search answers with. */
export const searchLabels: SearchLabels = {
  facetValue: (facet, value, lang) => facetValueText(lang, facet, value),
  fonds: (link, lang) => titleText(lang, link),
  recordUrl: (id, lang) => recordAddress(lang, id),
  hint: (record, lang) => hintText(lang, record),
};

/** What a value of a facet is called; a value that is no known code names itself. */
export function facetValueText(lang: Lang, facet: FacetName, value: string): string {
  const { words } = t(lang);
  if (value === UNSTATED) return words.unstated;
  switch (facet) {
    case 'level':
      return named(LEVELS, words.levels, value);
    case 'access':
      return named(ACCESS_LEVELS, words.access, value);
    case 'online':
      return named(['yes', 'no'], words.online, value);
    case 'language':
      return languageName(lang, value);
    default:
      return value;
  }
}

function named<K extends string>(codes: readonly K[], names: Record<K, string>, value: string): string {
  const code = codes.find((known) => known === value);
  return code ? names[code] : value;
}
