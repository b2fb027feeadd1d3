import { facetNamed } from '../../i18n/addresses.ts';
import type { ParamProblem } from '../../search/answer.ts';
import { readSearchParams } from '../../search/params.ts';
import type { Services } from '../../services.ts';
import { apiLang } from './api-lang.ts';
import { contextOf } from './answer-record.ts';
import { jsonAnswer, problemAnswer, whileEngineAnswers } from './problem.ts';
import { facetJson, searchJson } from './search-json.ts';

type Searching = Pick<Services, 'search' | 'config'>;

const LONGEST_TYPED = 200;

/** GET /api/v1/search */
export function answerSearch(services: Searching, url: URL): Promise<Response> {
  return whileEngineAnswers(async () => {
    const { params, problems } = readSearchParams(url.searchParams);
    const refused = malformed(problems);
    if (refused) return refused;
    const context = contextOf(services, url);
    const answer = await services.search.search(params, problems, context.lang);
    return (
      malformed(answer.problems) ?? jsonAnswer(searchJson(answer, context), nextLink(answer.next, url, context.origin))
    );
  });
}

/** GET /api/v1/suggest?q=&lang= → a list of suggestions, as the search box shows them. */
export function answerSuggest({ search }: Pick<Services, 'search'>, url: URL): Promise<Response> {
  return whileEngineAnswers(async () => {
    const typed = (url.searchParams.get('q') ?? '').slice(0, LONGEST_TYPED);
    if (typed.trim() === '') return jsonAnswer([]);
    const found = await search.suggest(typed, apiLang(url.searchParams));
    return jsonAnswer(found.map(({ text, url: address, hint }) => ({ text, url: address, hint })));
  });
}

/** GET /api/v1/facets?facet=&starts=&(search parameters) → values of one facet, also far down its list. */
export function answerFacets({ search }: Pick<Services, 'search'>, url: URL): Promise<Response> {
  return whileEngineAnswers(async () => {
    const facet = facetNamed(url.searchParams.get('facet') ?? undefined);
    if (!facet) return refusal([{ param: 'facet', kind: 'unknown-value' }]);
    const { params, problems } = readSearchParams(url.searchParams);
    const refused = malformed(problems);
    if (refused) return refused;
    const starts = (url.searchParams.get('starts') ?? '').slice(0, LONGEST_TYPED);
    const values = await search.facetValues(params, facet, starts, apiLang(url.searchParams));
    return jsonAnswer({ facet, values: values.map(facetJson) });
  });
}

/** A problem document where a parameter cannot be read at all; what can be read but names nothing is answered. */
function malformed(problems: readonly ParamProblem[]): Response | undefined {
  const bad = problems.filter(
    ({ kind, param }) => MALFORMED.has(kind) || (kind === 'unknown-value' && LISTED.has(param)),
  );
  return bad.length === 0 ? undefined : refusal(bad);
}

function refusal(bad: readonly Pick<ParamProblem, 'param' | 'kind'>[]): Response {
  const errors = bad.map(({ param, kind }) => ({ param, kind }));
  const detail = errors.map(({ param, kind }) => `${param}: ${EXPLAINED[kind]}`).join(' ');
  return problemAnswer({ status: 400, detail, errors });
}

function nextLink(cursor: string | undefined, url: URL, origin: string): Record<string, string> {
  if (cursor === undefined) return {};
  const next = new URL(url.pathname + url.search, origin);
  next.searchParams.delete('page');
  next.searchParams.set('cursor', cursor);
  return { link: `<${next.href}>; rel="next"` };
}

const MALFORMED = new Set<ParamProblem['kind']>(['not-a-year', 'not-a-page', 'bad-cursor', 'too-long']);
/** Parameters with a fixed list of values that are not filters. */
const LISTED = new Set(['sort', 'limit']);
const EXPLAINED: Record<ParamProblem['kind'], string> = {
  'not-a-year': 'this is not a year of one to four digits.',
  'not-a-page': 'this is not the number of a page.',
  'years-backwards': 'the first year is later than the last.',
  'unknown-value': 'this value is not known here; see /api/v1/openapi.json.',
  'unknown-record': 'there is no record with this id.',
  'bad-cursor': 'this cursor is none of ours, or belongs to another search.',
  'past-the-end': 'this lies behind the last hit.',
  'past-the-numbers': 'pages are numbered for the first 1,000 hits; the cursor in `next` goes on.',
  'too-long': 'this is too long.',
  'no-words': 'there is no word or number in this.',
};
