import type { FacetCount, RetrievalRequest } from '../../engine.ts';
import type { FacetName } from '../../query.ts';
import { withFinalI } from '../../vietnamese/bare-finals.ts';
import { foldedWords } from '../../vietnamese/tokens.ts';
import { countsOf } from './counts.ts';
import { fieldBeginning, type WordField } from './field-words.ts';
import { noneOfValues } from './filters.ts';
import { answeringStage } from './find-stage.ts';
import { FACET_ATTRIBUTES, MOST_FACET_VALUES } from './index-settings.ts';
import { askAll, baseFilter, countingQuery, type Retriever, type Stage } from './stage.ts';
import { writtenValue } from './texts.ts';
import { MOST_WORDS } from './words.ts';

/** Values counted one by one. */
const MOST_COUNTED = 200;
/** Fonds looked at for their titles. */
const MOST_FONDS = 10_000;
/** Answers with the most frequent values that are asked for, each without what the ones before told. */
const MOST_ROUNDS = 8;

/** Values that hold, for each word typed, a word beginning with it; counted in the way that `retrieve` answers. */
export async function facetValues(
  by: Retriever,
  request: RetrievalRequest,
  facet: FacetName,
  startsWith: string,
  limit: number,
): Promise<FacetCount[]> {
  const typed = foldedWords(startsWith).map(withFinalI);
  if (typed.length === 0 && startsWith.trim() !== '') return [];
  const stage = await answeringStage(by, request);
  if (!stage) return [];
  const byTitle = facet === 'fonds' && typed.length > 0;
  const counts = byTitle ? await fondsTitled(stage, typed) : await valuesHolding(stage, facet, typed, limit);
  return counts
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
    .slice(0, limit);
}

/**
 * Values of the records that hold such a word in the field. One answer tells only the most frequent ones, so what it
 * told is left out of the next question, until there are as many as are wanted or no more.
 */
async function valuesHolding(stage: Stage, facet: FacetName, typed: string[], limit: number): Promise<FacetCount[]> {
  const field = WORD_FIELDS[facet];
  const beginnings = field ? typed.slice(0, MOST_WORDS).map((word) => fieldBeginning(field, word)) : [];
  const rounds: FacetCount[][] = [];
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const known = rounds.flat().map(({ value }) => value);
    const told = await mostFrequent(stage, facet, [
      ...beginnings,
      ...(known.length > 0 ? [noneOfValues(facet, known)] : []),
    ]);
    const fresh = told.filter(({ value }) => !known.includes(value) && holdsWordsBeginning(value, typed));
    rounds.push(fresh);
    if (told.length < MOST_FACET_VALUES || fresh.length === 0 || known.length + fresh.length >= limit) break;
  }
  const [counted = [], ...partly] = rounds;
  const values = partly.flat().map(({ value }) => value);
  return [...counted, ...(await countsOf(stage, facet, values.slice(0, MOST_COUNTED)))];
}

const WORD_FIELDS: Partial<Record<FacetName, WordField>> = { creator: 'creator', place: 'place', subject: 'subject' };

/** Fonds by their titles, which are those of the topmost records. */
async function fondsTitled(stage: Stage, typed: string[]): Promise<FacetCount[]> {
  const longest = typed.toSorted((a, b) => b.length - a.length)[0]!;
  const [answer] = await askAll<{ fonds: string; title: string }>(stage.by, [
    {
      indexUid: stage.by.indexUid,
      q: longest,
      attributesToSearchOn: ['title'],
      attributesToRetrieve: ['fonds', 'title'],
      filter: ['depth = 0'],
      limit: MOST_FONDS,
    },
  ]);
  const titled = answer!.hits.filter(({ title }) => holdsWordsBeginning(title, typed)).map(({ fonds }) => fonds);
  if (titled.length === 0) return [];
  const told = await mostFrequent(stage, 'fonds', []);
  const known = told.filter(({ value }) => titled.includes(value));
  if (told.length < MOST_FACET_VALUES) return known;
  const others = titled.filter((value) => !known.some((count) => count.value === value));
  return [...known, ...(await countsOf(stage, 'fonds', others.slice(0, MOST_COUNTED)))];
}

async function mostFrequent(stage: Stage, facet: FacetName, narrowing: string[]): Promise<FacetCount[]> {
  const attribute = FACET_ATTRIBUTES[facet];
  const [answer] = await askAll(stage.by, [
    { ...countingQuery(stage), filter: [...baseFilter(stage, facet), ...narrowing], facets: [attribute] },
  ]);
  const told = Object.entries(answer!.facetDistribution?.[attribute] ?? {});
  return told.map(([value, count]) => ({ value: writtenValue(value), count }));
}

function holdsWordsBeginning(value: string, starts: string[]): boolean {
  const words = foldedWords(value).map(withFinalI);
  return starts.every((start) => words.some((word) => word.startsWith(start)));
}
