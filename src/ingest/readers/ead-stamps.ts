import type { AccessWords } from '../finding-aid-reader.ts';
import type { CapturedElement } from './ead-captured-element.ts';
import type { TextKind } from './ead-elements.ts';
import { bearsStamp, nameBears, titleBears } from './secret-stamps.ts';

/** A stamp may stand in an attribute: `<container label="Tối mật">`. */
export function attributesBear(attributes: Readonly<Record<string, string>>, words: AccessWords): boolean {
  return STAMPABLE.some((name) => {
    const said = attributes[name];
    return said !== undefined && said !== '' && bearsStamp(said, words);
  });
}

/** Whether a mark of secrecy stands in an element's text or label. @param what says how such a text is read */
export function elementBears(
  { text, label = '' }: Pick<CapturedElement, 'text' | 'label'>,
  what: TextKind | undefined,
  words: AccessWords,
): boolean {
  return bears(text, what, words) || (label !== '' && bears(label, what, words));
}

function bears(text: string, what: TextKind | undefined, words: AccessWords): boolean {
  if (what === 'name') return nameBears(text, words);
  return what === 'title' ? titleBears(text, words) : bearsStamp(text, words, what === 'remark');
}

/** Attributes that hold words of the archive's own. Asked for by name: going through all that there are takes longer. */
const STAMPABLE = ['label', 'type', 'localtype', 'otherlevel', 'altrender'] as const;
