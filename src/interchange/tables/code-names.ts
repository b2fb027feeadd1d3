import type { Lang } from '../../i18n/languages.ts';

/** What codes of the policies are called. */
export interface CodeNames {
  purpose: (code: string | null) => string;
  copyKind: (code: string) => string;
}

interface Labelled {
  code: string;
  label: Record<Lang, string>;
}

/** A code that no policy knows any more stands for itself. */
export function codeNames(
  lang: Lang,
  { purposes, copyKinds }: { purposes: readonly Labelled[]; copyKinds: readonly Labelled[] },
): CodeNames {
  const labelOf = (known: readonly Labelled[], wanted: string) =>
    known.find(({ code }) => code === wanted)?.label[lang] ?? wanted;
  return {
    purpose: (code) => (code === null ? '' : labelOf(purposes, code)),
    copyKind: (code) => labelOf(copyKinds, code),
  };
}

const REGIONS: Record<Lang, Intl.DisplayNames> = {
  vi: new Intl.DisplayNames('vi', { type: 'region' }),
  en: new Intl.DisplayNames('en', { type: 'region' }),
};

/** @param code ISO 3166-1 alpha-2 */
export function countryName(lang: Lang, code: string | null): string {
  if (code === null) return '';
  return /^[A-Z]{2}$/.test(code) ? (REGIONS[lang].of(code) ?? code) : code;
}
