import type { Lang } from './languages.ts';
import { t } from './translate.ts';

/** What the page of last resort says, in both languages (platform/http/plain-page.ts). @param name the archive's */
export function plainWords(name: Record<Lang, string>) {
  return { name, vi: t('vi').errors.plain, en: t('en').errors.plain };
}
