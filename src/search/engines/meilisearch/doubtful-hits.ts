import type { MultiSearchQuery } from 'meilisearch';
import { marksIn } from '../../highlight.ts';
import { patternsOf, type TermPattern } from '../../query-patterns.ts';
import type { QueryTerm } from '../../query.ts';
import { fold } from '../../vietnamese/fold.ts';
import { noneOfHits } from './filters.ts';
import type { QueryPlan } from './plan-query.ts';
import { askAll, textOf, totalOf, type Answer, type Retriever, type Stage } from './stage.ts';
import { queryWords } from './texts.ts';
import { isBeginning, isOpen } from './words.ts';

/** Documents looked at for one way of misreading a word. */
const MOST_LOOKED_AT = 500;
/** Beyond so many letters it is no word, and the ways to part it are too many to ask for. */
const LONGEST = 40;
/** What a document may hold words in. */
const TEXTS = ['title', 'reference', 'creators', 'subjects', 'places', 'names', 'dates', 'text', 'passage'] as const;

type Looked = { pk: number; key: string } & Partial<Record<(typeof TEXTS)[number], string | string[]>>;

type LookedAnswer = Omit<Answer, 'hits'> & { hits: Looked[] };
type Words = Pick<Stage, 'by' | 'plan' | 'strategy'>;

/** What is left out of a question, and whether that is all of it. */
export interface Misread {
  hits: { pk: number; key: string }[];
  exact: boolean;
}

/** A question, in the server's syntax, for what may be found by misreading one term alone. */
interface Doubt {
  term: QueryTerm;
  q: string;
}

/**
 * Takes out of a question what meets it only because of how the server reads a word that stands open in it (words.ts):
 * also as two words side by side (`find_split_words` of its source; with slips switched off as well), so that `39`
 * finds `3/9` and `thủy` finds `thú y`; and of a number with separators the last part wherever it stands. What may be
 * found by that alone is looked at, and left out unless it holds what was typed.
 */
export async function leaveOutMisread({ by, plan, strategy }: Words): Promise<void> {
  if (strategy !== 'all') return;
  const doubts = plan.terms.flatMap((term) => doubtsOf(by, plan.terms, term));
  if (doubts.length === 0) return;
  const asked = async () => misreadAmong(by, doubts, await askAll<Looked>(by, questionsFor(by, plan, doubts)));
  leaveOut(plan, await by.misread.of(keyOf(plan), asked));
}

/**
 * The same for a question that is asked at once with these: mostly nothing is misread, and its answer stands. What was
 * looked at a moment ago is left out at once and not asked for again.
 * @returns what to ask with it, and what is to be told the answers: whether the question stands as it was asked
 */
export async function doubtsAbout({ by, plan, strategy }: Words): Promise<Doubts> {
  const doubts = strategy === 'all' ? plan.terms.flatMap((term) => doubtsOf(by, plan.terms, term)) : [];
  if (doubts.length === 0) return NONE;
  const key = keyOf(plan);
  const known = by.misread.known(key);
  if (known) {
    leaveOut(plan, await known);
    return NONE;
  }
  return {
    questions: questionsFor(by, plan, doubts),
    async settle(answers) {
      // What its hits are told is what `Looked` says: they are asked for that.
      const misread = misreadAmong(by, doubts, answers as LookedAnswer[]);
      await by.misread.of(key, () => Promise.resolve(misread));
      leaveOut(plan, misread);
      return misread.hits.length === 0;
    },
  };
}

const NONE: Doubts = { questions: [], settle: () => Promise.resolve(true) };

export interface Doubts {
  questions: MultiSearchQuery[];
  settle(answers: readonly object[]): Promise<boolean>;
}

function keyOf({ terms, attributes, narrowing }: QueryPlan): string {
  return JSON.stringify([terms, attributes, narrowing]);
}

function leaveOut(plan: QueryPlan, { hits, exact }: Misread): void {
  plan.exact &&= exact;
  if (hits.length > 0) plan.narrowing.push(noneOfHits(hits));
}

function doubtsOf(by: Retriever, terms: QueryTerm[], term: QueryTerm): Doubt[] {
  if (term.excluded) return [];
  const words = queryWords(term.text);
  // What holds the word itself is right in any case.
  const isRight = `-"${words.join(' ')}"`;
  const others = terms.filter((each) => each !== term);
  if (words.length > 1) return isBeginning(term) ? [{ term, q: `${isRight} ${textOf(by, [...others, term])}` }] : [];
  if (!isOpen(term, by.synonyms)) return [];
  const letters = [...fold(words.join(''))];
  if (letters.length > LONGEST) return [];
  const rest = textOf(by, others);
  return letters.slice(1).map((_, at): Doubt => {
    const parts = `"${letters.slice(0, at + 1).join('')} ${letters.slice(at + 1).join('')}"`;
    return { term, q: `${isRight} ${parts} ${rest}` };
  });
}

function questionsFor(by: Retriever, { attributes, narrowing }: QueryPlan, doubts: Doubt[]): MultiSearchQuery[] {
  return doubts.map(({ q }) => ({
    indexUid: by.indexUid,
    q,
    ...(attributes ? { attributesToSearchOn: attributes } : {}),
    filter: narrowing,
    matchingStrategy: 'all',
    locales: ['vie'],
    attributesToRetrieve: ['pk', 'key', ...(attributes ?? TEXTS)],
    limit: MOST_LOOKED_AT,
  }));
}

function misreadAmong(by: Retriever, doubts: Doubt[], answers: readonly LookedAnswer[]): Misread {
  const hits = answers.flatMap((answer, at) => {
    // Mostly nothing is found, and then nobody needs to know by what it would be told from what was typed.
    if (answer.hits.length === 0) return [];
    const typed = patternsOf({ terms: [{ ...doubts[at]!.term, field: undefined }] }, {}, by.synonyms);
    return answer.hits.filter((hit) => !holds(hit, typed)).map(({ pk, key }) => ({ pk, key }));
  });
  return { hits, exact: answers.every((answer) => totalOf(answer) <= answer.hits.length) };
}

function holds(hit: Looked, patterns: TermPattern[]): boolean {
  return TEXTS.flatMap((name) => hit[name] ?? []).some((text) => marksIn(text, patterns).length > 0);
}
