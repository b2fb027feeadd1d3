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
