import type { Lang } from '../../i18n/languages.ts';
import { t } from '../../i18n/translate.ts';
import type { ParamProblem, SearchAnswer } from '../../search/answer.ts';
import { FACETS } from '../../search/query.ts';

/** What is wrong with a parameter and what was done about it, as a sentence. */
export function explainProblem(lang: Lang, { param, value, kind }: ParamProblem): string {
  const { search, words } = t(lang);
  const facet = FACETS.find((name) => name === param);
  const name = facet ? words.facets[facet] : (search.parameterNames[param] ?? param);
  return kind === 'unknown-value' && !facet ? search.ignored(value, name) : search.problems[kind](value, name);
}

/** What a year field shows: the year in use, else what was typed there and could not be used. */
export function typedYear({ params, problems }: SearchAnswer, field: 'from' | 'to'): string {
  const year = params.filters[field];
  if (year !== undefined) return String(year);
  return problems.find((problem) => problem.param === field && problem.kind === 'not-a-year')?.value ?? '';
}
