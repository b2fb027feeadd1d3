import type { Lang } from '../../i18n/languages.ts';
import { t } from '../../i18n/translate.ts';
import type { ParamProblem, SearchAnswer, SearchParams } from '../../search/answer.ts';
import { FACETS } from '../../search/query.ts';

/**
 * What is wrong with a parameter and what was done about it, as a sentence.
 * @param used what the search was answered with
 */
export function explainProblem(lang: Lang, { param, value, kind }: ParamProblem, used: SearchParams): string {
  const { search, words } = t(lang);
  if (param === 'sort') return search.unknownSort(value, words.sorts[used.sort]);
  if (param === 'limit') return search.unusableLimit(value, String(used.limit));
  if (kind === 'years-backwards' && !areBackwards(used)) return search.yearsApart;
  const facet = FACETS.find((name) => name === param);
  return search.problems[kind](value, facet ? words.facets[facet] : '');
}

/** Otherwise it is years typed among the words and years chosen that have none in common. */
function areBackwards({ filters: { from = -Infinity, to = Infinity } }: SearchParams): boolean {
  return from > to;
}

/** What a year field shows: the year in use, else what was typed there and could not be used. */
export function typedYear({ params, problems }: SearchAnswer, field: 'from' | 'to'): string {
  const year = params.filters[field];
  if (year !== undefined) return String(year);
  return problems.find((problem) => problem.param === field && problem.kind === 'not-a-year')?.value ?? '';
}
