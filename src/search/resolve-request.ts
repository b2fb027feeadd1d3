import type { Catalogue } from '../catalogue/catalogue.ts';
import type { PublicRecord } from '../catalogue/public-view.ts';
import type { ParamProblem, SearchParams } from './answer.ts';
import type { RetrievalRequest } from './engine.ts';
import { parseQuery } from './parse-query.ts';
import { FACETS } from './query.ts';
import type { Filters, ParsedQuery } from './query.ts';

/** Values of each facet that an answer brings; the page's "all values" asks for more. */
const FACET_LIMIT = 12;

/** Search parameters with every name in them looked up. */
export interface ResolvedRequest {
  /** Lacks only how much to retrieve. */
  request: Omit<RetrievalRequest, 'limit'>;
  query: ParsedQuery;
  within?: PublicRecord;
  problems: ParamProblem[];
  /** A name in the parameters is nobody's: the answer is empty, and the problems say why. */
  empty: boolean;
}

/** Parses the query, joins its filters with the chosen ones, and finds the records that parameters name. */
export async function resolveRequest(
  catalogue: Pick<Catalogue, 'byId'>,
  params: SearchParams,
): Promise<ResolvedRequest> {
  const query = parseQuery(params.q);
  const problems: ParamProblem[] = [];
  if (query.shortened) problems.push({ param: 'q', value: params.q.slice(0, 100), kind: 'too-long' });
  if (asksNothing(query)) problems.push({ param: 'q', value: params.q.slice(0, 100), kind: 'no-words' });
  const within = params.within === undefined ? undefined : await recordNamed(catalogue, params.within);
  if (params.within !== undefined && !within) {
    problems.push({ param: 'within', value: params.within, kind: 'unknown-record' });
  }
  const filters = joinFilters(params.filters, query.filters);
  if (yearsExclude(filters) && !yearsExclude(params.filters)) {
    problems.push({ param: 'from', value: `${filters.from}-${filters.to}`, kind: 'years-backwards' });
  }
  const fonds = await Promise.all(filters.fonds.map((id) => fondsNamed(catalogue, id, problems)));
  return {
    request: {
      query,
      filters: { ...filters, fonds },
      ...(within ? { within: within.pk } : {}),
      sort: params.sort,
      facets: [...FACETS],
      facetLimit: FACET_LIMIT,
      histogram: true,
    },
    query,
    within,
    problems,
    empty: params.within !== undefined && !within,
  };
}

/** Something was typed that holds no word, no number and no filter: nothing is left out for it. */
function asksNothing({ text, terms, filters }: ParsedQuery): boolean {
  return text !== '' && terms.length === 0 && Object.keys(filters).length === 0;
}

/**
 * Values of one facet join, as if all had been chosen; of years both must be met. Years that cannot both
 * be met stay the wrong way round: nothing matches.
 */
function joinFilters(chosen: Filters, typed: Partial<Filters>): Filters {
  const joined = { ...chosen };
  for (const facet of FACETS) joined[facet] = [...new Set([...chosen[facet], ...(typed[facet] ?? [])])];
  const from = greatest(chosen.from, typed.from);
  const to = least(chosen.to, typed.to);
  if (from !== undefined) joined.from = from;
  if (to !== undefined) joined.to = to;
  return joined;
}

/** Whether no year can meet the filters. */
export function yearsExclude(filters: Filters): boolean {
  return filters.from !== undefined && filters.to !== undefined && filters.from > filters.to;
}

async function recordNamed(catalogue: Pick<Catalogue, 'byId'>, id: string): Promise<PublicRecord | undefined> {
  const found = await catalogue.byId(id);
  if (found.kind === 'found') return found.record;
  if (found.kind !== 'moved') return undefined;
  const moved = await catalogue.byId(found.id);
  return moved.kind === 'found' ? moved.record : undefined;
}

/** The id as the index knows it; one that is no fonds' is kept, since nothing matches it. */
async function fondsNamed(catalogue: Pick<Catalogue, 'byId'>, id: string, problems: ParamProblem[]): Promise<string> {
  const record = await recordNamed(catalogue, id);
  const isFonds = record !== undefined && record.fonds.id === record.id;
  if (!isFonds) problems.push({ param: 'fonds', value: id, kind: 'unknown-value' });
  return record?.id ?? id;
}

function greatest(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? (a ?? b) : Math.max(a, b);
}

function least(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? (a ?? b) : Math.min(a, b);
}
