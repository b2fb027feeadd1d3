import type { QueryTerm } from '../../query.ts';
import { mayHoldSlip } from '../../slips.ts';
import { fold } from '../../vietnamese/fold.ts';
import { nearWords } from './near-words.ts';
import { Recent } from './recent.ts';
import { askAll, textOf, totalOf, type Retriever } from './stage.ts';
import { MOST_WORDS } from './words.ts';

/** A query with its slips mended. */
export interface Reading {
  terms: QueryTerm[];
  /** Typed word → word of the index it is read as. */
  corrections: Record<string, string>;
}

/** Words that nothing has: with more of them it is not a slip that keeps a query from being found. */
const MOST_UNKNOWN = 3;
/** Words that are there as typed and may yet be slips. */
const MOST_DOUBTED = 3;
/** Words of the index that one mistyped word may be read as, the most frequent first. */
const MOST_MEANT = 5;
/** Choices of such words that are asked for. */
const MOST_CHOICES = 25;

/**
 * Reads mistyped words as others of the index: first only those that nothing has; then any one that may be a slip. A
 * word that nothing has and that is like no other makes all looking in vain.
 * @returns the reading that finds most; undefined where none finds anything
 */
async function readingOf(by: Retriever, terms: QueryTerm[]): Promise<Reading | undefined> {
  const wanted = terms.filter(({ excluded }) => !excluded);
  const counts = await countsOf(
    by,
    wanted.map((term) => [{ ...term, field: undefined }]),
  );
  const unknown = wanted.filter((_, at) => counts[at] === 0);
  if (unknown.length > MOST_UNKNOWN || !unknown.every(mayHoldSlip)) return undefined;
  const meant = await nearWords(by, unknown, MOST_MEANT);
  if (meant.some((words) => words.length === 0)) return undefined;
  const choices = unknown.length > 0 ? combined(unknown, meant) : [];
  const reading = await mostFound(by, terms, choices);
  if (reading || wanted.length > MOST_WORDS) return reading;
  const rarest = wanted
    .filter((term) => mayHoldSlip(term) && !unknown.includes(term))
    .toSorted((a, b) => counts[wanted.indexOf(a)]! - counts[wanted.indexOf(b)]!)
    .slice(0, MOST_DOUBTED);
  const others = await nearWords(by, rarest, MOST_MEANT);
  const one = rarest.flatMap((term, at) => others[at]!.map((word) => new Map([[term, word]])));
  const base = choices[0] ?? new Map<QueryTerm, string>();
  return mostFound(
    by,
    terms,
    one.map((choice) => new Map([...base, ...choice])),
  );
}

type Choice = Map<QueryTerm, string>;

/** Every word with every one that it may be read as, the most frequent ones first. */
function combined(terms: QueryTerm[], meant: string[][]): Choice[] {
  let choices: Choice[] = [new Map()];
  for (const [at, term] of terms.entries()) {
    choices = choices.flatMap((choice) => meant[at]!.map((word) => new Map([...choice, [term, word]])));
  }
  return choices.slice(0, MOST_CHOICES);
}

/** Judged by the first ten words, wherever they stand; what they must stand in decides whether there is a hit at all. */
async function mostFound(by: Retriever, terms: QueryTerm[], choices: Choice[]): Promise<Reading | undefined> {
  const readings = choices.map((choice) => ({
    terms: terms.map((term) => mended(term, choice.get(term))),
    corrections: Object.fromEntries([...choice].map(([term, word]) => [term.text, word])),
  }));
  const counts = await countsOf(
    by,
    readings.map((reading) =>
      reading.terms
        .filter(({ excluded, field }) => !excluded && field !== 'fonds')
        .slice(0, MOST_WORDS)
        .map((term) => ({ ...term, field: undefined })),
    ),
  );
  const most = Math.max(0, ...counts);
  return most === 0 ? undefined : readings[counts.indexOf(most)];
}

function mended(term: QueryTerm, word: string | undefined): QueryTerm {
  return word === undefined ? term : { ...term, text: word, prefix: false };
}

async function countsOf(by: Retriever, choices: QueryTerm[][]): Promise<number[]> {
  if (choices.length === 0) return [];
  const answers = await askAll(
    by,
    choices.map((terms) => ({
      indexUid: by.indexUid,
      q: textOf(by, terms),
      matchingStrategy: 'all' as const,
      locales: ['vie'],
      attributesToRetrieve: [],
      limit: 0,
    })),
  );
  return answers.map(totalOf);
}

/** What queries were read as a moment ago. */
export class RecentReadings {
  readonly #recent = new Recent<Reading | undefined>();

  of(by: Retriever, terms: QueryTerm[]): Promise<Reading | undefined> {
    const key = JSON.stringify(terms.map(({ text, ...rest }) => ({ text: fold(text), ...rest })));
    return this.#recent.of(key, () => readingOf(by, terms));
  }
}
