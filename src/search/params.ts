import { ACCESS_LEVELS, LEVELS } from '../catalogue/description.ts';
import { formValue } from '../platform/form-value.ts';
import type { ParamProblem, SearchParams } from './answer.ts';
import { MAX_QUERY_LENGTH } from './parse-query.ts';
import { FACETS, SORTS } from './query.ts';
import type { FacetName, Filters, Sort } from './query.ts';
import { tidy } from './tidy.ts';

export const PAGE_SIZE = 20;
const MAX_LIMIT = 100;
/** A reader chooses a handful; this only keeps an address from becoming an attack. */
const MAX_CHOSEN = 50;
const MAX_VALUE_LENGTH = 500;
const MAX_CURSOR_LENGTH = 2000;
const MAX_PAGE = 1_000_000;

/** Facets with a fixed list of values; every record has one, so that none is ever "not stated". */
const KNOWN_VALUES: Partial<Record<FacetName, readonly string[]>> = {
  level: LEVELS,
  access: ACCESS_LEVELS,
  online: ['yes', 'no'],
};

/**
 * Reads the search parameters of an address (DESIGN.md §10), the same for page and API. Never throws: what
 * cannot be used is left out and named among the problems, with two exceptions: an unknown facet value and
 * years the wrong way round are named and kept, so that the answer is empty rather than about something
 * else. Empty and unknown parameters are ignored.
 */
export function readSearchParams(params: URLSearchParams): { params: SearchParams; problems: ParamProblem[] } {
  const problems: ParamProblem[] = [];
  const read = (name: string) => firstGiven(params, name);
  const typed = read('q');
  if (typed.length > MAX_QUERY_LENGTH) problems.push(problem('q', typed, 'too-long'));
  const cursor = read('cursor');
  if (cursor.length > MAX_CURSOR_LENGTH) problems.push(problem('cursor', cursor, 'bad-cursor'));
  const within = read('within');
  if (within.length > MAX_VALUE_LENGTH) problems.push(problem('within', within, 'unknown-record'));
  return {
    params: {
      q: cut(typed, MAX_QUERY_LENGTH),
      page: readNumber('page', read('page'), MAX_PAGE, 1, problems),
      sort: readSort(read('sort'), problems),
      within: within === '' ? undefined : cut(within, MAX_VALUE_LENGTH),
      filters: readFilters(params, problems),
      limit: readNumber('limit', read('limit'), MAX_LIMIT, PAGE_SIZE, problems),
      cursor: cursor === '' || cursor.length > MAX_CURSOR_LENGTH ? undefined : cursor,
      grouped: read('group') === '1',
    },
    problems,
  };
}

/** The parameters of a search: one order, defaults left out, so that equal searches have equal addresses. */
export function writeSearchParams(params: SearchParams): URLSearchParams {
  const written = new URLSearchParams();
  eachGiven(params, (name, value) => written.append(name, value));
  return written;
}

/**
 * The same as the query of an address, as `String(writeSearchParams(params))`: a results page writes some thirty
 * of them, and URLSearchParams took a tenth of its time.
 */
export function writeSearchQuery(params: SearchParams): string {
  let written = '';
  eachGiven(params, (name, value) => {
    written += `${written === '' ? '' : '&'}${name}=${formValue(value)}`;
  });
  return written;
}

function eachGiven(params: SearchParams, write: (name: string, value: string) => void): void {
  const { q, within, filters, sort, grouped, limit, page, cursor } = params;
  if (q !== '') write('q', q);
  if (within !== undefined) write('within', within);
  if (filters.from !== undefined) write('from', String(filters.from));
  if (filters.to !== undefined) write('to', String(filters.to));
  for (const facet of FACETS) for (const value of filters[facet]) write(facet, value);
  if (sort !== 'relevance') write('sort', sort);
  if (grouped) write('group', '1');
  if (limit !== PAGE_SIZE) write('limit', String(limit));
  if (page !== 1) write('page', String(page));
  if (cursor !== undefined) write('cursor', cursor);
}

/** Filters with nothing chosen. */
export function noFilters(): Filters {
  return { access: [], online: [], level: [], fonds: [], language: [], creator: [], place: [], subject: [] };
}

function readFilters(params: URLSearchParams, problems: ParamProblem[]): Filters {
  const filters = noFilters();
  for (const facet of FACETS) filters[facet] = readValues(params, facet, problems);
  const from = readYear('from', firstGiven(params, 'from'), problems);
  const to = readYear('to', firstGiven(params, 'to'), problems);
  if (from !== undefined && to !== undefined && from > to) {
    problems.push(problem('from', `${from}-${to}`, 'years-backwards'));
  }
  return { ...filters, ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

function readValues(params: URLSearchParams, facet: FacetName, problems: ParamProblem[]): string[] {
  if (!params.has(facet)) return [];
  const known = KNOWN_VALUES[facet];
  // Engines compare values without their case; so those of a fixed list are known in any.
  const named = (value: string) => known?.find((each) => each === value.toLowerCase()) ?? value;
  const given = [...new Set(params.getAll(facet).map((value) => named(tidy(value))))].filter((value) => value !== '');
  for (const value of given) {
    if (value.length > MAX_VALUE_LENGTH) problems.push(problem(facet, value, 'too-long'));
    else if (known && !known.includes(value)) {
      problems.push(problem(facet, value, 'unknown-value'));
    }
  }
  if (given.length > MAX_CHOSEN) problems.push(problem(facet, given[MAX_CHOSEN] ?? '', 'too-long'));
  return given.slice(0, MAX_CHOSEN).map((value) => cut(value, MAX_VALUE_LENGTH));
}

function readSort(given: string, problems: ParamProblem[]): Sort {
  if (given === '') return 'relevance';
  const sort = SORTS.find((name) => name === given);
  if (!sort) problems.push(problem('sort', given, 'unknown-value'));
  return sort ?? 'relevance';
}

function readNumber(name: string, given: string, max: number, fallback: number, problems: ParamProblem[]): number {
  if (given === '') return fallback;
  const number = /^\d{1,9}$/.test(given) ? Number(given) : 0;
  if (number >= 1 && number <= max) return number;
  // A page too far on is a page all the same: the answer says that it lies past the end.
  const isFarPage = name === 'page' && number > max;
  if (!isFarPage) problems.push(problem(name, given, name === 'page' ? 'not-a-page' : 'unknown-value'));
  return number > max ? max : fallback;
}

function readYear(name: string, given: string, problems: ParamProblem[]): number | undefined {
  if (given === '') return undefined;
  if (/^\d{1,4}$/.test(given)) return Number(given);
  problems.push(problem(name, given, 'not-a-year'));
  return undefined;
}

function firstGiven(params: URLSearchParams, name: string): string {
  return params.has(name) ? (params.getAll(name).map(tidy).find(Boolean) ?? '') : '';
}

function problem(param: string, value: string, kind: ParamProblem['kind']): ParamProblem {
  return { param, value: cut(value, 100), kind };
}

/** Cuts without leaving half a character. */
function cut(text: string, length: number): string {
  return text.length <= length ? text : text.slice(0, length).replace(/[\uD800-\uDBFF]$/, '');
}
