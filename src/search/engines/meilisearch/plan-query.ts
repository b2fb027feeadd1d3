import type { MultiSearchQuery } from 'meilisearch';
import type { QueryTerm } from '../../query.ts';
import { fieldFilter, type WordField } from './field-words.ts';
import {
  anyBeneath,
  anyOf,
  anyOfHits,
  noneOf,
  NOTHING,
  RECORDS_ONLY,
  WITH_PAGES,
  type FilterExpression,
} from './filters.ts';
import { askAll, textOf, totalOf, type Retriever } from './stage.ts';
import { queryWords } from './texts.ts';
import { MOST_TERMS, windowsOf } from './words.ts';

/** Records and pages listed for a part of a query that Meilisearch cannot ask together with the rest. */
const MOST_LISTED = 5000;
/** A question with no more hits than these is listed too, so that other lists stay short. */
const FEW = 1000;
/** Fonds whose titles hold the words of the field `fonds`. */
const MOST_FONDS = 10_000;

const FIELD_ATTRIBUTES: Record<WordField, string> = {
  title: 'title',
  reference: 'reference',
  creator: 'creators',
  place: 'places',
  subject: 'subjects',
};

/** A query split into what Meilisearch can answer in one question and what had to be looked up before. */
export interface QueryPlan {
  /** The words of the question itself: one window of at most ten, and what is excluded. */
  terms: QueryTerm[];
  attributes?: string[];
  narrowing: FilterExpression;
  /** False when a part that was listed has more records than were fetched. */
  exact: boolean;
}

/** Words that are asked for in one question. */
interface Part {
  terms: QueryTerm[];
  field?: WordField;
  excluded: boolean;
}

/**
 * Meilisearch looks for all words of a query in the same attributes, and at ten of them. Words for other fields become
 * filters; only phrases in titles and words past the tenth are listed before: the records they are in, or the very
 * pages, narrow the question.
 * @param mayAskField whether words for a field may be the question where there are no others
 */
export async function planQuery(by: Retriever, terms: QueryTerm[], mayAskField = true): Promise<QueryPlan> {
  const { main, filters, parts } = split(by, terms.filter(hasWords), mayAskField);
  const plan: QueryPlan = {
    terms: main.terms,
    attributes: main.field && [FIELD_ATTRIBUTES[main.field]],
    narrowing: filters,
    exact: true,
  };
  const titled = terms.filter((term) => term.field === 'fonds' && hasWords(term));
  for (const excluded of [false, true]) {
    const group = titled.filter((term) => term.excluded === excluded);
    for (const asked of excluded ? group.map((term) => [term]) : windowsOf(group))
      plan.narrowing.push(await fondsFilter(by, asked, excluded));
  }
  if (parts.length > 0) await narrowByLists(by, plan, main, parts);
  return plan;
}

/** The part that is asked last (and ranks), what can be asked as filters, and what has to be listed. */
function split(
  by: Retriever,
  terms: QueryTerm[],
  mayAskField: boolean,
): { main: Part; filters: FilterExpression; parts: Part[] } {
  const without = terms.filter((term) => !term.field && term.excluded);
  const [first, ...windows] = windowsOf(terms.filter((term) => !term.field && !term.excluded));
  const fielded = terms.filter(isForField).slice(0, MOST_TERMS);
  const askable = fielded.filter((term) => !term.excluded && !isNumberInValue(term));
  // What is excluded is excluded everywhere, not in a field.
  const alone = first || without.length > 0 || !mayAskField ? undefined : askable[0]?.field;
  const [own = []] = windowsOf(askable.filter(({ field }) => field === alone));
  const main = { terms: alone ? own : [...(first ?? []), ...without], field: alone, excluded: false };
  const filters: FilterExpression = [];
  const parts: Part[] = windows.map((window) => ({ terms: window, excluded: false }));
  for (const term of fielded.filter((each) => !alone || !own.includes(each))) {
    const filter = fieldFilter(term, by.synonyms);
    if (filter) filters.push(filter);
    else parts.push({ terms: [{ ...term, excluded: false }], field: term.field, excluded: term.excluded });
  }
  return { main, filters, parts };
}

/** Values of facets stay as they are written, with the zeros before a number: of these only the words of the field know. */
function isNumberInValue({ field, text }: QueryTerm & { field: WordField }): boolean {
  return field !== 'title' && field !== 'reference' && /\p{N}/u.test(text);
}

function hasWords({ text }: QueryTerm): boolean {
  return queryWords(text).length > 0;
}

function isForField(term: QueryTerm): term is QueryTerm & { field: WordField } {
  return term.field !== undefined && term.field !== 'fonds';
}

/** Lists the smallest part first: whatever else is listed need only be so among its records. */
async function narrowByLists(by: Retriever, plan: QueryPlan, main: Part, parts: Part[]): Promise<void> {
  const wanted = [...parts.filter(({ excluded }) => !excluded), ...(main.terms.length > 0 ? [main] : [])];
  const sizes = await sizesOf(by, wanted, plan.narrowing);
  const smallestFirst = wanted.toSorted((a, b) => sizes.get(a)! - sizes.get(b)!);
  if (smallestFirst[0] && sizes.get(smallestFirst[0]) === 0) {
    plan.narrowing.push(NOTHING);
    return;
  }
  // The question itself need not be listed, unless it is that which makes all other lists short.
  const listed = smallestFirst.filter((part) => part !== main || (part === smallestFirst[0] && sizes.get(part)! < FEW));
  const among = [...plan.narrowing];
  for (const part of [...listed, ...parts.filter(({ excluded }) => excluded)]) {
    const [answer] = await askAll<{ pk: number; key: string }>(by, [
      { ...partQuery(by, part, among), attributesToRetrieve: ['pk', 'key'], limit: MOST_LISTED },
    ]);
    const { hits } = answer!;
    plan.exact &&= totalOf(answer!) <= hits.length;
    const pks = [...new Set(hits.map(({ pk }) => pk))];
    if (part.excluded) plan.narrowing.push(noneOf(pks));
    else if (part.field) plan.narrowing.push(anyOf(pks));
    else if (part !== main) plan.narrowing.push(anyOfHits(hits));
    if (!part.excluded) among.push(anyOf(pks));
  }
}

async function sizesOf(by: Retriever, parts: Part[], narrowing: FilterExpression): Promise<Map<Part, number>> {
  const queries = parts.map((part) => ({ ...partQuery(by, part, narrowing), limit: 0 }));
  const answers = queries.length > 0 ? await askAll(by, queries) : [];
  return new Map(parts.map((part, at) => [part, totalOf(answers[at]!)]));
}

/** Words for a field are looked for in records alone. */
function partQuery(by: Retriever, { terms, field }: Part, narrowing: FilterExpression): MultiSearchQuery {
  return {
    indexUid: by.indexUid,
    q: textOf(by, terms),
    ...(field ? { attributesToSearchOn: [FIELD_ATTRIBUTES[field]] } : {}),
    filter: field ? [...narrowing, RECORDS_ONLY] : narrowing,
    matchingStrategy: 'all',
    locales: ['vie'],
    attributesToRetrieve: [],
  };
}

/** Words in the title of the fonds choose fonds, then whatever lies beneath them. */
async function fondsFilter(by: Retriever, terms: QueryTerm[], excluded: boolean): Promise<string> {
  const asked = terms.map((term) => ({ ...term, excluded: false }));
  const [answer] = await askAll(by, [
    {
      ...partQuery(by, { terms: asked, field: 'title', excluded }, ['depth = 0']),
      attributesToRetrieve: ['pk'],
      limit: MOST_FONDS,
    },
  ]);
  const fonds = answer!.hits.map(({ pk }) => pk);
  return excluded ? `NOT ${anyBeneath(fonds)}` : anyBeneath(fonds);
}

/**
 * Records with pages that hold what is excluded where their pages do not: in reference, names, dates or prose. No page
 * of theirs is a hit either.
 */
export async function narrowPages(by: Retriever, plan: QueryPlan): Promise<void> {
  const unwanted = plan.terms.filter(({ excluded }) => excluded);
  if (unwanted.length === 0) return;
  const answers = await askAll(
    by,
    unwanted.map((term) => ({
      ...partQuery(by, { terms: [{ ...term, excluded: false }], excluded: true }, [WITH_PAGES]),
      attributesToSearchOn: ['reference', 'names', 'dates', 'text'],
      attributesToRetrieve: ['pk'],
      limit: MOST_LISTED,
    })),
  );
  plan.exact &&= answers.every((answer) => totalOf(answer) <= answer.hits.length);
  const pks = answers.flatMap(({ hits }) => hits.map(({ pk }) => pk));
  if (pks.length > 0) plan.narrowing.push(noneOf([...new Set(pks)]));
}
