import type { PartialDate } from '../../catalogue/description.ts';
import type { AccessWords } from '../finding-aid-reader.ts';
import {
  afterIdleWords,
  AFTERWARDS,
  endsPlainly,
  ENGLISH,
  OPENING,
  opensPlainly,
  PRONOUN,
  STOP,
  UNTIL,
} from './opening-words.ts';
import { dayAfter, dayAt, foldInPlace } from './written-day.ts';

/** What a text of conditions says of the day on which they end. */
export interface OpeningDate {
  opensOn?: PartialDate;
  /** A date stands where one might end the conditions, and the words do not say that it does. */
  isDoubtful: boolean;
  /** There is a day, and beside the words that lead to it the text says nothing. */
  isAll?: boolean;
}

/**
 * The first day of access that conditions name: "Restricted until 2040", "Closed from 2015 to 2060", "Hạn chế đến
 * hết năm 2034" (that year included, so the next one), "mở từ ngày 01/01/2035". A wrong date opens what is closed,
 * so only plain words count: an end that follows words which close, with nothing between that could be what is
 * described ("Không phục vụ tài liệu đến năm 1975"), or a day of opening that nothing denies. What else closes must
 * not outlast it: "Closed until 2010, then by permission" has none.
 * @param means what words mean by themselves
 */
export function openingDate(text: string, means: Meaning): OpeningDate {
  if (!/[12]\d{3}/.test(text)) return { isDoubtful: false };
  const raw = text.normalize('NFC');
  const folded = foldInPlace(raw);
  if (raw.length > LONGEST) return { isDoubtful: true };
  const sentences = sentencesOf(folded);
  const ends = sentences.flatMap((sentence) => endsOf(raw, folded, sentence, means));
  const openings = sentences.flatMap((_, at) => openingsOf(raw, folded, sentences.slice(0, at + 1), means));
  const clauses = [...ends, ...openings];
  const opensOn = clauses.reduce<PartialDate | undefined>(latest, undefined);
  const isDoubtful = clauses.length > 0 || BEFORE.test(folded);
  if (opensOn === undefined || clauses.length > MOST) return { isDoubtful };
  const rest = clauses.filter(({ date }) => date !== undefined).reduce(without, raw);
  if (closes(means(rest)) || outlasts(foldInPlace(rest), opensOn)) return { isDoubtful };
  return { opensOn, isDoubtful: false, isAll: !/\p{L}/u.test(rest) };
}

type Meaning = AccessWords['sentence'];

/** "Not available before 2050" may be said of when it opens, and of which papers: a person has to look. */
const BEFORE =
  /\b(?:before|avant|truoc)\s+(?:(?:le|the|ngay|nam|thang)\s+){0,2}[\d\s/.-]{0,12}(?:er|st|nd|rd|th)?\s?(?:[a-z]{3,9}\.?\s)?(?:\d{1,2},\s)?[12]\d{3}/;

interface Clause {
  start: number;
  end: number;
  /** Absent where the words leave it open what the date ends. */
  date?: PartialDate;
}

interface Sentence {
  start: number;
  end: number;
}

function sentencesOf(folded: string): Sentence[] {
  const sentences: Sentence[] = [];
  let start = 0;
  for (const { index } of folded.matchAll(STOP)) {
    sentences.push({ start, end: index });
    start = index + 1;
  }
  return [...sentences, { start, end: folded.length }];
}

/** "closed until …", "hạn chế từ … đến …". */
function endsOf(raw: string, folded: string, sentence: Sentence, means: Meaning): Clause[] {
  const clauses: Clause[] = [];
  UNTIL.lastIndex = sentence.start;
  for (let match = UNTIL.exec(folded); match !== null && match.index < sentence.end; match = UNTIL.exec(folded)) {
    const day = dayAt(folded, UNTIL.lastIndex, ENGLISH.test(folded.slice(sentence.start, UNTIL.lastIndex)));
    if (day === undefined) continue;
    if (clauses.length >= MOST) return [...clauses, { start: match.index, end: day.end }];
    const until = { start: match.index, end: match.index + match[0].trimEnd().length };
    const start = closingBefore(raw, folded, sentence.start, until, means);
    if (start === undefined) clauses.push({ start: match.index, end: day.end });
    else {
      const isIncluded =
        match.groups?.['through'] !== undefined || /^\s*(?:inclus|inclusive)/.test(folded.slice(day.end));
      clauses.push({ start, end: day.end, date: isIncluded ? dayAfter(day.date) : day.date });
    }
    UNTIL.lastIndex = day.end;
  }
  return clauses;
}

/** Where the words begin that close, last before an "until" that plainly ends them. */
function closingBefore(
  raw: string,
  folded: string,
  from: number,
  until: { start: number; end: number },
  means: Meaning,
): number | undefined {
  const words = [...folded.slice(from, until.end).matchAll(/[a-z0-9][^\s]*/g)]
    .map(({ index, 0: word }) => ({ start: from + index, end: from + index + word.length }))
    .slice(-FURTHEST);
  const first = words.findLast(({ start }) => start < until.start && closes(means(raw.slice(start, until.end))));
  if (first === undefined || !closes(means(raw.slice(from, until.end)))) return undefined;
  const last = words.find(({ start, end }) => start >= first.start && closes(means(raw.slice(first.start, end))));
  const gap = folded.slice(Math.min(last?.end ?? until.start, until.start), until.start);
  return afterIdleWords(gap) ? first.start : undefined;
}

/** "mở từ ngày …", "will open in …"; what was said before of the same thing is lifted by it. */
function openingsOf(raw: string, folded: string, sentences: readonly Sentence[], means: Meaning): Clause[] {
  const clauses: Clause[] = [];
  const sentence = sentences.at(-1) ?? { start: 0, end: 0 };
  OPENING.lastIndex = sentence.start;
  for (let match = OPENING.exec(folded); match !== null && match.index < sentence.end; match = OPENING.exec(folded)) {
    const day = dayAt(folded, OPENING.lastIndex, ENGLISH.test(match[0]));
    if (day === undefined) continue;
    const subject =
      folded
        .slice(sentence.start, match.index)
        .split(/[,:(]| - /)
        .at(-1) ?? '';
    const tail = folded.slice(day.end, Math.max(day.end, sentence.end));
    const opens = opensPlainly(subject) && endsPlainly(tail) && !/^\s*(?:-|to |until |den |toi |au |a )/.test(tail);
    OPENING.lastIndex = day.end;
    if (!opens) {
      clauses.push({ start: match.index, end: day.end });
      continue;
    }
    const start = liftedFrom(raw, sentences, subject, means);
    clauses.push({
      start,
      end: day.end,
      date: /\b(?:after|sau|apres)\s*$/.test(match[0]) ? dayAfter(day.date) : day.date,
    });
  }
  return clauses;
}

/**
 * Where that begins which an opening lifts: the rest of its own sentence, semicolons or none, and the sentence
 * before where it goes on about the same or only says "closed".
 */
function liftedFrom(raw: string, sentences: readonly Sentence[], subject: string, means: Meaning): number {
  const at = sentences.findLastIndex(({ start }) => raw.charAt(start - 1) !== ';');
  const before = sentences[at - 1];
  const own = sentences[at]?.start ?? 0;
  if (before === undefined) return own;
  return PRONOUN.test(subject) || means(raw.slice(before.start, before.end)) === 'closed' ? before.start : own;
}

function closes(meaning: ReturnType<Meaning>): boolean {
  return meaning === 'closed' || meaning === 'conditional';
}

function latest(before: PartialDate | undefined, { date }: Clause): PartialDate | undefined {
  if (before === undefined || date === undefined) return before ?? date;
  return `${date}~` > `${before}~` ? date : before;
}

/** A stop in the clause's place, and the text as long as it was. */
function without(text: string, { start, end }: Clause): string {
  return `${text.slice(0, start)}.${' '.repeat(end - start - 1)}${text.slice(end)}`;
}

/** Something is said of what comes then, or of a later year. */
function outlasts(rest: string, opensOn: PartialDate): boolean {
  return AFTERWARDS.test(rest) || [...rest.matchAll(/\b[12]\d{3}\b/g)].some(([year]) => year > opensOn.slice(0, 4));
}

/** Longer texts are essays; nobody could say what a date in them ends. */
const LONGEST = 5_000;
/** Dates of one text, or of one sentence. */
const MOST = 20;
/** Words before an "until" among which those that close are looked for. */
const FURTHEST = 30;
