import type { ArchiveProfile } from '../../platform/content.ts';
import type { Lang } from '../../i18n/languages.ts';

/**
 * Notices to show on a day: from their first day to their last, both included.
 * @param today `YYYY-MM-DD` in Việt Nam
 */
export function noticesOn(profile: ArchiveProfile, today: string, lang: Lang): string[] {
  return profile.notices
    .filter((notice) => (!notice.from || notice.from <= today) && (!notice.until || today <= notice.until))
    .map((notice) => notice.text[lang]);
}
