import type { FacetValue, SearchAnswer, SearchHit } from '../../search/answer.ts';
import { linkJson, recordSummary } from './record-json.ts';
import type { AnswerContext } from './record-json.ts';

/** A search's answer as the API gives it (DESIGN.md §10). Snippets hold escaped text and `<mark>` only. */
export function searchJson(answer: SearchAnswer, context: AnswerContext) {
  return {
    query: answer.params.q,
    total: answer.total,
    totalIsExact: answer.totalIsExact,
    matching: answer.matching,
    hits: answer.hits.map((hit) => hitJson(hit, context)),
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

function hitJson({ record, ancestors, snippets }: SearchHit, context: AnswerContext) {
  return {
    ...recordSummary(record, context),
    fonds: linkJson(record.fonds),
    ancestors: ancestors.map(linkJson),
    snippets,
    // Documents come in later; until then no record has pages of its own.
    passages: [],
  };
}
