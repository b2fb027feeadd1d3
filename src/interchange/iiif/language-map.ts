import { languageOfText } from '../../i18n/text-language.ts';

/** Texts by language, as IIIF takes them; `none` for what is the same in all, or in a language nobody knows. */
export type LanguageMap = Record<string, string[]>;

export function inBoth(text: (lang: 'vi' | 'en') => string): LanguageMap {
  return { vi: [text('vi')], en: [text('en')] };
}

/** Words of the catalogue itself, in one language, which their letters may give away. */
export function asWritten(...texts: string[]): LanguageMap {
  const language = texts.map((text) => languageOfText(text, '')).find((found) => found !== undefined);
  return { [language ?? 'none']: texts };
}
