import { isCountry } from '../platform/country.ts';
import type { Lang } from './languages.ts';

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

export interface Country {
  /** ISO 3166-1 alpha-2. */
  code: string;
  name: string;
}

const known = new Map<Lang, Country[]>();

/** Every country by its name in a language, in that language's order; Việt Nam first, as most readers are from there. */
export function countries(lang: Lang): Country[] {
  const before = known.get(lang);
  if (before) return before;
  const names = new Intl.DisplayNames(lang, { type: 'region', fallback: 'none' });
  const codes = LETTERS.flatMap((first) => LETTERS.map((second) => first + second));
  const all = codes.filter(isCountry).flatMap((code) => {
    const name = names.of(code);
    return name === undefined ? [] : [{ code, name }];
  });
  const home = (code: string) => (code === 'VN' ? 0 : 1);
  const { compare } = new Intl.Collator(lang);
  all.sort((a, b) => home(a.code) - home(b.code) || compare(a.name, b.name));
  known.set(lang, all);
  return all;
}

export function countryName(lang: Lang, code: string): string {
  return countries(lang).find((country) => country.code === code)?.name ?? code;
}
