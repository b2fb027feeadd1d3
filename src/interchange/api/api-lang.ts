import type { Lang } from '../../i18n/languages.ts';

/** The language of labels and dates in an answer: `lang=en`, else Vietnamese. */
export function apiLang(query: URLSearchParams): Lang {
  return query.get('lang') === 'en' ? 'en' : 'vi';
}
