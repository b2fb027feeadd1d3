import { searchAddress } from '../../i18n/addresses.ts';
import type { Lang } from '../../i18n/languages.ts';
import { t } from '../../i18n/translate.ts';
import type { SearchAnswer } from '../../search/answer.ts';
import { html, type Markup } from '../markup.ts';
import { changed } from './chosen-filters.ts';
import { explainProblem } from './explain-problem.ts';

/** What is to be said of an answer before its hits: what could not be used, what was searched instead. */
export function notesMarkup(lang: Lang, { params, problems, matching, didYouMean, total }: SearchAnswer): Markup[] {
  const texts = t(lang).search;
  const notes: Markup[] = [];
  if (problems.length > 0) {
    notes.push(
      html`<div class="note problem" role="group" aria-label="${texts.problemsTitle}">
        <strong>${texts.problemsTitle}</strong>
        <ul>
          ${problems.map((problem) => html`<li>${explainProblem(lang, problem, params)}</li>`)}
        </ul>
      </div>`,
    );
  }
  if (isNothingAsked(lang, params)) notes.push(note(texts.emptyStart));
  if (total > 0 && matching === 'most') notes.push(note(texts.most));
  if (total > 0 && matching === 'with-typos') notes.push(note(texts.typos));
  if (didYouMean !== undefined && didYouMean !== '') {
    const link = html`<a href="${changed(lang, params, { q: didYouMean })}">${didYouMean}</a>`;
    notes.push(html`<p class="note">${texts.didYouMean} ${link}?</p>`);
  }
  return notes;
}

function note(text: string): Markup {
  return html`<p class="note">${text}</p>`;
}

function isNothingAsked(lang: Lang, params: SearchAnswer['params']): boolean {
  return params.q === '' && searchAddress(lang, { ...params, sort: 'relevance' }) === searchAddress(lang);
}
