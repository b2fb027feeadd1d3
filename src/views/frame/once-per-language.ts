import type { Lang } from '../../i18n/languages.ts';
import type { ArchiveContent } from '../../platform/content.ts';

/** What is the same on every page of a language: made once, as what the archive says is read once, at start. */
export function oncePerLanguage<T>(
  make: (content: ArchiveContent, lang: Lang) => T,
): (content: ArchiveContent, lang: Lang) => T {
  const made: Record<Lang, WeakMap<ArchiveContent, { value: T }>> = { vi: new WeakMap(), en: new WeakMap() };
  return (content, lang) => {
    const known = made[lang].get(content);
    if (known) return known.value;
    const value = make(content, lang);
    made[lang].set(content, { value });
    return value;
  };
}
