import type { AccessLevel, PartialDate } from '../../catalogue/description.ts';
import type { AccessWords } from '../finding-aid-reader.ts';
import type { CapturedElement } from './ead-captured-element.ts';
import type { EadComponent } from './ead-component.ts';
import { openingDate } from './opening-date.ts';

/**
 * Conditions governing access: the words are kept, and a level is read from them. Words that no rule knows
 * close the record until a person maps them; several statements leave the narrowest.
 * @returns whether the words were understood
 */
export function takeAccess(component: EadComponent, element: CapturedElement, words: AccessWords): boolean {
  if (element.text === '') return true;
  component.conditions.push(element.text);
  const read = words.sentence(element.text);
  const level: AccessLevel = read === 'unknown' ? 'closed' : read;
  component.access.level = narrower(component.access.level, level);
  const opensOn = statedOpening(element) ?? openingDate(element.text);
  if (opensOn !== undefined && level !== 'open') component.access.opensOn = later(component.access.opensOn, opensOn);
  return read !== 'unknown';
}

/** Whether a text, or one paragraph of it, is a mark Mật, Tối mật or Tuyệt mật. */
export function isStampedSecret(element: CapturedElement, words: AccessWords): boolean {
  const { text, label } = element;
  if (label !== undefined && label.length <= MARK_LENGTH && words.isSecretMark(label)) return true;
  if (text.length <= MARK_LENGTH) return text !== '' && words.isSecretMark(text);
  if (!text.includes('\n')) return false;
  return text.split('\n').some((line) => line.length <= MARK_LENGTH && words.isSecretMark(line));
}

/** No mark is longer, whatever stands round it ("Độ mật: TUYỆT MẬT."). */
const MARK_LENGTH = 60;

/** `date @normal`; of a range, its end. */
function statedOpening(element: CapturedElement): PartialDate | undefined {
  for (const { name, attributes } of element.parts) {
    const normal = name === 'date' ? (attributes['normal'] ?? attributes['standarddate']) : undefined;
    const end = normal?.split('/').at(-1)?.trim();
    if (end !== undefined && /^\d{4}(-\d{2}(-\d{2})?)?$/.test(end)) return end;
  }
  return undefined;
}

const WIDTH: Record<AccessLevel, number> = { closed: 0, conditional: 1, open: 2 };

function narrower(before: AccessLevel | undefined, now: AccessLevel): AccessLevel {
  return before !== undefined && WIDTH[before] <= WIDTH[now] ? before : now;
}

function later(before: PartialDate | undefined, now: PartialDate): PartialDate {
  return before !== undefined && before >= now ? before : now;
}
