import type { ArchiveProfile } from '../../platform/content.ts';
import type { Lang } from '../../i18n/languages.ts';
import { t } from '../../i18n/translate.ts';
import { html, trusted, type Markup } from '../markup.ts';

/**
 * Notices to show on a day: from their first day to their last, both included.
 * @param today `YYYY-MM-DD` in Việt Nam
 */
export function noticesOn(profile: ArchiveProfile, today: string, lang: Lang): string[] {
  return profile.notices
    .filter((notice) => (!notice.from || notice.from <= today) && (!notice.until || today <= notice.until))
    .map((notice) => notice.text[lang]);
}

/** The notices of a day over a page; nothing where there are none. Those of today are written once. */
export function noticesMarkup(profile: ArchiveProfile, today: string, lang: Lang): Markup {
  const known = WRITTEN[lang].get(profile);
  if (known?.day === today) return known.markup;
  const markup = trusted(writeNotices(noticesOn(profile, today, lang), lang).markup);
  WRITTEN[lang].set(profile, { day: today, markup });
  return markup;
}

const WRITTEN: Record<Lang, WeakMap<ArchiveProfile, { day: string; markup: Markup }>> = {
  vi: new WeakMap(),
  en: new WeakMap(),
};

function writeNotices(notices: readonly string[], lang: Lang): Markup {
  if (notices.length === 0) return html``;
  return html`<aside class="notices" aria-label="${t(lang).frame.notices}">
    <div class="wrap">
      <ul>
        ${notices.map((notice) => html`<li>${notice}</li>`)}
      </ul>
    </div>
  </aside>`;
}
