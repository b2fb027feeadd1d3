import { html, trusted, type Markup } from '../markup.ts';
import type { HitLines } from './describe-hit.ts';

/** One hit of the list. `level` is that of its heading: one deeper where hits stand under their fonds. */
export function hitMarkup(lines: HitLines, level: 3 | 4): Markup {
  const title = lines.titleHtml === undefined ? html`${lines.title}` : trusted(lines.titleHtml);
  return html`<article class="hit">
    ${lines.where !== '' && html`<p class="where" dir="auto">${lines.where}</p>`}
    ${heading(level, lines.href, title, lines.titleLang)}
    <p class="facts">
      ${lines.level}${lines.referenceHtml !== undefined && html` · ${trusted(lines.referenceHtml)}`}${
        lines.facts !== '' && html` · ${lines.facts}`
      }
    </p>
    ${lines.snippets.map((snippet) => html`<p class="snip" dir="auto">${trusted(snippet)}</p>`)} ${passageList(lines)}
    <div class="row"><span class="can ${lines.access.way}">${lines.access.text}</span>${stepMarkup(lines)}</div>
  </article>`;
}

/** The form that its button belongs to stands once on the page: hits-markup.ts. */
export const TO_CART = 'to-cart';

function stepMarkup({ step, id }: HitLines): Markup | undefined {
  if (!step) return undefined;
  return step.kind === 'go'
    ? html`<a class="btn" href="${step.href}" aria-label="${step.name}">${step.text}</a>`
    : html`<button class="btn" form="${TO_CART}" name="${step.kind}" value="${id}" aria-label="${step.name}">
        ${step.text}
      </button>`;
}

/** The pages of its documents that the words stand on, under the record: one result. */
function passageList({ passages, morePages }: HitLines): Markup | false {
  if (passages.length === 0) return false;
  return html`<ul class="pages">
    ${passages.map(
      ({ href, page, snippet }) => html`<li dir="auto"><a href="${href}">${page}</a> ${trusted(snippet)}</li>`,
    )}${morePages !== undefined && html`<li class="more">${morePages}</li>`}
  </ul>`;
}

function heading(level: 3 | 4, href: string, title: Markup, lang: string | undefined): Markup {
  const language = lang !== undefined && html` lang="${lang}"`;
  return level === 3
    ? html`<h3 dir="auto" ${language}><a href="${href}">${title}</a></h3>`
    : html`<h4 dir="auto" ${language}><a href="${href}">${title}</a></h4>`;
}
