import type { Lang } from '../../i18n/languages.ts';
import { t } from '../../i18n/translate.ts';
import type { ArchiveContent } from '../../platform/content.ts';
import { html, trusted, type Markup } from '../markup.ts';
import { footerLinks } from './menu.ts';
import { oncePerLanguage } from './once-per-language.ts';

/** The footer of every page in a language. */
export const footerMarkup = oncePerLanguage((content, lang) => trusted(writeFooter(content, lang).markup));

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
