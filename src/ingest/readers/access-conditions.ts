import { foldedLabel } from '../../catalogue/access-words/comparable.ts';
import type { AccessLevel, PartialDate } from '../../catalogue/description.ts';
import type { AccessWords } from '../finding-aid-reader.ts';
import { openingDate } from './opening-date.ts';

export interface ReadConditions {
  level: AccessLevel;
  opensOn?: PartialDate;
  /** False where no rule of the archive fits, so that the record is closed until a person maps the words. */
  isUnderstood: boolean;
  /** A date in the words may be the end of the conditions or may not: it is left aside until a person looks. */
  isDateDoubtful: boolean;
}

/**
 * Conditions governing access in a source's own words, read with the archive's rules.
 * @param dated the same words with days in figures where the source has them (`date @normal`)
 */
export function readConditions(text: string, words: AccessWords, dated = text): ReadConditions {
  return withOpening(words.sentence(text), text, words, dated);
}

/**
 * The day on which words open, beside what they mean. Words that only name that day close until then.
 * @param read what the words mean by themselves
 */
export function withOpening(read: Meaning, text: string, words: AccessWords, dated = text): ReadConditions {
  const level = read === 'unknown' ? 'closed' : read;
  const conditions: ReadConditions = { level, isUnderstood: read !== 'unknown', isDateDoubtful: false };
  if (level === 'open') return conditions;
  const means = (part: string): Meaning => words.sentence(part);
  const written = openingDate(text, means);
  const figured = dated === text ? written : openingDate(dated, means);
  const [opensOn] = [written.opensOn, figured.opensOn]
    .filter((date) => date !== undefined)
    .sort()
    .reverse();
  if (opensOn === undefined) conditions.isDateDoubtful = written.isDoubtful || figured.isDoubtful;
  else {
    conditions.opensOn = opensOn;
    conditions.isUnderstood ||= written.isAll === true || figured.isAll === true;
  }
  return conditions;
}

/**
 * Conditions of use that are conditions of access: "Closed to researchers until 2050", "Không phục vụ độc giả". What
 * they say of copies, publication or loan is none.
 * @returns undefined where no sentence plainly closes
 */
export function closedByUse(text: string, words: AccessWords): ReadConditions | undefined {
  const sentences = text.slice(0, LONGEST_USE).split(/[.;\n](?=\s|$)/);
  const closing = sentences
    .filter((sentence) => isShort(sentence) && !isOfCopies(sentence))
    .map((sentence) => readConditions(sentence, words))
    .filter(({ isUnderstood, level }) => isUnderstood && level === 'closed');
  const days = closing.flatMap(({ opensOn }) => opensOn ?? []);
  const [first] = closing;
  if (first === undefined) return undefined;
  const opensOn = days.length < closing.length ? undefined : days.reduce(laterOpening);
  return { level: 'closed', isUnderstood: true, isDateDoubtful: false, ...(opensOn === undefined ? {} : { opensOn }) };
}

/** Whether a sentence is about copies, publication or loan rather than about reading. */
export function isOfCopies(sentence: string): boolean {
  return OF_COPIES.test(foldedLabel(sentence));
}

/** Whoever closes says so in few words; long sentences of conditions of use are about law and liability. */
function isShort(sentence: string): boolean {
  const { length } = sentence.trim();
  return length > 0 && length <= LONGEST_SENTENCE;
}

const LONGEST_SENTENCE = 120;
/** Longer texts are essays. */
const LONGEST_USE = 5000;
const OF_COPIES =
  /(?:^| )(?:sao(?: chup)?|chup|nhan ban|cong bo|xuat ban|thuong mai|trich|trung bay|trien lam|ban quyen|muon|ban goc|ban chinh|(?:photo|micro)\w*|\w*cop(?:y|ies|ied|ying|yright)\w*|reproduc\w*|duplica\w*|scan\w*|digiti\w*|film\w*|publi(?!c(?: |$))\w*|commercial\w*|quot\w*|cit(?:e|ed|ing|ations?)|exhibit\w*|loans?|lend\w*|borrow\w*|handling|originals?|stacks?|shelves|diffusion)(?: |$)/;

type Meaning = ReturnType<AccessWords['sentence']>;

const WIDTH: Record<AccessLevel, number> = { closed: 0, conditional: 1, open: 2 };

/** Of two levels the one that lets fewer in. */
export function narrower(before: AccessLevel | undefined, now: AccessLevel): AccessLevel {
  return before !== undefined && WIDTH[before] <= WIDTH[now] ? before : now;
}

/** A less exact day is reached later: 2040 ends after 2040-06. */
export function laterOpening(before: PartialDate | undefined, now: PartialDate): PartialDate {
  return before !== undefined && `${before}~` >= `${now}~` ? before : now;
}

/** What the report says of words that nothing is known about. */
export const UNKNOWN_CONDITIONS =
  'No rule of the archive knows these conditions of access, so the description is closed. Add them to the access policy.';

/** What the report says of a date that might open what these words close. */
export const DOUBTFUL_DATE =
  'A date in these conditions of access does not plainly end them, so it was not taken and nothing opens by itself. Write "closed until" or "mở từ ngày" with the date, and say nothing else of access beside it.';

/** What the report says of conditions of use that are conditions of access. */
export const CLOSED_BY_USE =
  'Conditions of use say that nobody may see the material, so the description is closed. Write that where conditions of access stand.';
