import { documentPageAddress } from '../../i18n/addresses.ts';
import { wordsForPages } from '../../search/words-for-pages.ts';
import type { FacetValue, SearchAnswer, SearchHit } from '../../search/answer.ts';
import { linkJson, recordSummary } from './record-json.ts';
import type { AnswerContext } from './record-json.ts';

/** A search's answer as the API gives it (DESIGN.md §10). Snippets hold escaped text and `<mark>` only. */
export function searchJson(answer: SearchAnswer, context: AnswerContext) {
  const words = wordsForPages(answer);
  return {
    query: answer.params.q,
    total: answer.total,
    totalIsExact: answer.totalIsExact,
    matching: answer.matching,
    hits: answer.hits.map((hit) => hitJson(hit, words, context)),
    facets: Object.fromEntries(Object.entries(answer.facets).map(([name, values]) => [name, values.map(facetJson)])),
    histogram: answer.histogram.map(({ year, count }) => ({ year, count })),
    didYouMean: answer.didYouMean ?? null,
    problems: answer.problems.map(({ param, kind }) => ({ param, kind })),
    next: answer.next ?? null,
  };
}

export function facetJson({ value, label, count }: FacetValue) {
  return { value, label, count };
}

function hitJson({ record, ancestors, snippets, passages }: SearchHit, words: string, context: AnswerContext) {
  const { lang, origin } = context;
  return {
    ...recordSummary(record, context),
    fonds: linkJson(record.fonds),
    ancestors: ancestors.map(linkJson),
    snippets,
    passages: passages.map(({ document, page, snippet }) => ({
      page,
      url: origin + documentPageAddress(lang, document, page, words),
      snippet,
    })),
  };
}
