import type { Lang } from '../../../i18n/languages.ts';
import { t } from '../../../i18n/translate.ts';

/** Which letter it is, by its name: its subject would need what was in it, which is not for the administrator's eyes. */
export function letterTitle(lang: Lang, template: string): string {
  const names: Record<string, string> = t(lang).desk.deadMail.letters;
  return names[template] ?? template;
}
