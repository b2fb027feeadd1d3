import { decodeByFont } from '../../encodings/decode-by-font.ts';
import type { FontRun } from '../../encodings/decode-by-font.ts';
import { PAGE_END } from '../pages/markup.ts';

/** What mammoth's model of a document is made of; it has no types of its own. */
interface ModelElement {
  type: string;
  breakType?: string;
  font?: string | null;
  value?: string;
  children?: ModelElement[];
}

/**
 * Turns text in old encodings into Unicode, and page breaks into a sign in the text, since mammoth's HTML has none.
 * @param bookFont that of text that names none
 * @param note takes what was found
 */
export function textTransformer(
  bookFont: string | undefined,
  note: (line: string) => void,
): (document: ModelElement) => ModelElement {
  return (document) => {
    const runs: FontRun[] = [];
    const joined = joinTexts(document);
    collect(joined, '', runs);
    const { decode, notes } = decodeByFont(runs, bookFont);
    notes.forEach(note);
    return transform(joined, '', decode);
  };
}

/** Word keeps the soft hyphen by itself, and in `.VnTime` it is the ư in the middle of a word. */
function joinTexts(element: ModelElement): ModelElement {
  if (!element.children) return element;
  const children: ModelElement[] = [];
  for (const child of element.children.map(joinTexts)) {
    const before = children.at(-1);
    if (child.type !== 'text' || before?.type !== 'text') children.push(child);
    else children.splice(-1, 1, { ...before, value: `${before.value ?? ''}${child.value ?? ''}` });
  }
  return { ...element, children };
}

function collect(element: ModelElement, font: string, runs: FontRun[]): void {
  if (element.type === 'text') runs.push({ text: element.value ?? '', font });
  for (const child of element.children ?? []) collect(child, element.font ?? font, runs);
}

function transform(element: ModelElement, font: string, decode: (run: FontRun) => string): ModelElement {
  if (element.type === 'break' && element.breakType === 'page') return { type: 'text', value: PAGE_END };
  if (element.type === 'text') return { ...element, value: decode({ text: element.value ?? '', font }) };
  if (!element.children) return element;
  return { ...element, children: element.children.map((child) => transform(child, element.font ?? font, decode)) };
}
