import type { Lang } from '../../i18n/languages.ts';
import { t } from '../../i18n/translate.ts';
import type { ArchiveContent } from '../../platform/content.ts';
import { html, trusted, type Markup } from '../markup.ts';
import { footerLinks } from './menu.ts';

/** The footer of every page in a language: written once, as what it says is read once, at start. */
export function footerMarkup(content: ArchiveContent, lang: Lang): Markup {
  const known = WRITTEN[lang].get(content);
  if (known) return known;
  const written = trusted(writeFooter(content, lang).markup);
  WRITTEN[lang].set(content, written);
  return written;
}

const WRITTEN: Record<Lang, WeakMap<ArchiveContent, Markup>> = { vi: new WeakMap(), en: new WeakMap() };

function writeFooter(content: ArchiveContent, lang: Lang): Markup {
  const { hours, address, telephone, email } = content.profile;
  const texts = t(lang).frame;
  const open = hours.map(({ days, times }) => `${days[lang]}: ${times}`).join('; ');
  const mail = html`<a href="mailto:${email}">${email}</a>`;
  return html`<footer class="foot">
    <div class="wrap">
      <p>${texts.open}: ${open}</p>
      <p>${address[lang]} · ${texts.telephone} ${telephone} · ${texts.email} ${mail}</p>
      <nav aria-label="${texts.footerNav}">
        <ul>
          ${footerLinks(content, lang).map(({ href, text }) => html`<li><a href="${href}">${text}</a></li>`)}
        </ul>
      </nav>
    </div>
  </footer>`;
}
