import type { QueryField, QueryTerm } from '../../query.ts';
import { asking } from './connection.ts';
import { anyKeyOf, anyOf, noneOf, RECORDS_ONLY, type FilterExpression } from './filters.ts';
import type { Retriever } from './stage.ts';
import { queryText, windowsOf } from './words.ts';

/** Records and pages looked up for a part of a query that Meilisearch cannot ask together with the rest. */
const MOST_NARROWED = 1000;

const FIELD_ATTRIBUTES: Record<Exclude<QueryField, 'fonds'>, string[]> = {
  title: ['title'],
  reference: ['reference'],
  creator: ['creators'],
  place: ['places'],
  subject: ['subjects'],
};

/** A query split into what Meilisearch can answer in one question and what had to be looked up before. */
export interface QueryPlan {
  /** The words of the question itself: one window of at most ten. */
  terms: QueryTerm[];
  attributes?: string[];
  narrowing: FilterExpression;
  /** False when a part that was looked up has more records than were fetched. */
  exact: boolean;
}

/**
 * Meilisearch looks for all words of a query in the same attributes, and at ten of them. Words in other fields,
 * and words past the tenth, are asked before; the records they are in, or the very pages, narrow the question.
 */
export async function planQuery(by: Retriever, terms: QueryTerm[], typos: boolean): Promise<QueryPlan> {
  const [main, ...rest] = partsOf(terms);
  const plan: QueryPlan = {
    terms: main?.terms ?? [],
    attributes: main && attributesOf(main.field),
    narrowing: [],
    exact: true,
  };
  for (const part of rest) {
    if (part.field === 'fonds') {
      plan.narrowing.push(await fondsFilter(by, part));
      continue;
    }
    const found = await documentsWith(by, part, typos);
    if (found.total > found.documents.length) plan.exact = false;
    const pks = found.documents.map(({ pk }) => pk);
    if (!part.field) plan.narrowing.push(anyKeyOf(found.documents.map(({ key }) => key)));
    else plan.narrowing.push(part.excluded ? noneOf('pk', pks) : anyOf('pk', pks));
  }
  return plan;
}

interface Part {
  field?: QueryField;
  excluded: boolean;
  terms: QueryTerm[];
}

/** The parts of a query, the one that is asked last (and ranks) first. */
function partsOf(terms: QueryTerm[]): Part[] {
  const unfielded = terms.filter((term) => !term.field);
  const free = unfielded.filter((term) => !term.excluded);
  const without = unfielded.filter((term) => term.excluded);
  const parts: Part[] = windowsOf(free).map((window) => ({ excluded: false, terms: window }));
  const fielded = Map.groupBy(
    terms.filter((term) => term.field),
    (term) => `${term.field} ${term.excluded}`,
  );
  for (const group of fielded.values()) {
    const { field, excluded } = group[0]!;
    if (excluded) parts.push(...group.map((term) => ({ field, excluded, terms: [{ ...term, excluded: false }] })));
    else parts.push(...windowsOf(group).map((window) => ({ field, excluded, terms: window })));
  }
  const main = parts.findIndex((part) => !part.excluded && part.field !== 'fonds');
  const first = main === -1 ? { excluded: false, terms: [] } : parts.splice(main, 1)[0]!;
  return [{ ...first, terms: [...first.terms, ...without] }, ...parts];
}

function attributesOf(field: QueryField | undefined): string[] | undefined {
  return field && field !== 'fonds' ? FIELD_ATTRIBUTES[field] : undefined;
}

/** Words for a field are looked for in records alone. */
async function documentsWith(
  { client, indexUid, hasSynonym }: Retriever,
  part: Part,
  typos: boolean,
): Promise<{ documents: { pk: number; key: string }[]; total: number }> {
  const answer = await asking(() =>
    client.index<{ pk: number; key: string }>(indexUid).search(queryText(part.terms, typos, hasSynonym), {
      attributesToSearchOn: attributesOf(part.field),
      matchingStrategy: 'all',
      attributesToRetrieve: ['pk', 'key'],
      ...(part.field ? { filter: RECORDS_ONLY } : {}),
      limit: MOST_NARROWED,
    }),
  );
  return { documents: answer.hits, total: answer.estimatedTotalHits ?? 0 };
}

/** Words in the title of the fonds choose fonds, then whatever lies beneath them. */
async function fondsFilter({ client, indexUid }: Retriever, part: Part): Promise<string> {
  const answer = await asking(() =>
    client.index(indexUid).search(
      queryText(part.terms, true, () => false),
      {
        attributesToSearchOn: ['title'],
        filter: ['depth = 0', RECORDS_ONLY],
        matchingStrategy: 'all',
        attributesToRetrieve: ['pk'],
        limit: MOST_NARROWED,
      },
    ),
  );
  const fonds = answer.hits.map((hit) => Number(hit.pk));
  return part.excluded ? `NOT ${anyOf('path', fonds)}` : anyOf('path', fonds);
}
