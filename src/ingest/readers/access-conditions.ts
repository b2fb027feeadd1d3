import type { AccessLevel, PartialDate } from '../../catalogue/description.ts';
import type { AccessWords } from '../finding-aid-reader.ts';
import { openingDate } from './opening-date.ts';

export interface ReadConditions {
  level: AccessLevel;
  opensOn?: PartialDate;
  /** False where no rule of the archive fits, so that the record is closed until a person maps the words. */
  isUnderstood: boolean;
}

/** Conditions governing access in a source's own words, read with the archive's rules. */
export function readConditions(text: string, words: AccessWords): ReadConditions {
  const read = words.sentence(text);
  const conditions: ReadConditions = { level: read === 'unknown' ? 'closed' : read, isUnderstood: read !== 'unknown' };
  const opensOn = conditions.level === 'open' ? undefined : openingDate(text);
  if (opensOn !== undefined) conditions.opensOn = opensOn;
  return conditions;
}

/** Whether a text, or one paragraph of it, is a mark Mật, Tối mật or Tuyệt mật. */
export function isStamp(text: string, words: AccessWords): boolean {
  if (text === '') return false;
  if (text.length <= LONGEST_MARK && words.isSecretMark(text)) return true;
  return (
    text.includes('\n') && text.split('\n').some((line) => line.length <= LONGEST_MARK && words.isSecretMark(line))
  );
}

/** No mark is longer, whatever stands round it ("Độ mật: TUYỆT MẬT."). */
const LONGEST_MARK = 60;

/** What the report says of words that nothing is known about. */
export const UNKNOWN_CONDITIONS =
  'No rule of the archive knows these conditions of access, so the description is closed. Add them to the access policy.';
