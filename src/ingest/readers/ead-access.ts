import type { AccessLevel, PartialDate } from '../../catalogue/description.ts';
import type { AccessWords } from '../finding-aid-reader.ts';
import type { CapturedElement } from './ead-captured-element.ts';
import type { EadComponent } from './ead-component.ts';
import { isStamp, readConditions } from './access-conditions.ts';

/**
 * Conditions governing access: the words are kept, and a level is read from them; several statements leave
 * the narrowest.
 * @returns whether the words were understood
 */
export function takeAccess(component: EadComponent, element: CapturedElement, words: AccessWords): boolean {
  if (element.text === '') return true;
  component.conditions.push(element.text);
  const { level, opensOn, isUnderstood } = readConditions(element.text, words);
  component.access.level = narrower(component.access.level, level);
  const opening = level === 'open' ? undefined : (statedOpening(element) ?? opensOn);
  if (opening !== undefined) component.access.opensOn = later(component.access.opensOn, opening);
  return isUnderstood;
}

/** Whether an element, its heading or one of its paragraphs is a mark Mật, Tối mật or Tuyệt mật. */
export function isStampedSecret({ text, label }: CapturedElement, words: AccessWords): boolean {
  return isStamp(text, words) || (label !== undefined && isStamp(label, words));
}

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
