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

/** One text of the model, in its font. */
interface Piece extends FontRun {
  element: ModelElement;
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
    const stretches = stretchesOf(document);
    const { decode, notes } = decodeByFont(stretches.map(joined), bookFont);
    notes.forEach(note);
    return transform(document, new Map(stretches.flatMap((stretch) => decodedPieces(stretch, decode))));
  };
}

/**
 * Pieces that follow one another in one font and one paragraph: Word cuts words where it likes, and keeps the soft
 * hyphen by itself, which in `.VnTime` is the ư in the middle of a word.
 */
function stretchesOf(document: ModelElement): Piece[][] {
  const stretches: Piece[][] = [];
  let open: Piece[] | undefined;
  const walk = (element: ModelElement, font: string): void => {
    if (element.type === 'text') {
      const piece = { element, text: element.value ?? '', font };
      if (open?.at(-1)?.font === font) open.push(piece);
      else stretches.push((open = [piece]));
      return;
    }
    if (element.type !== 'run') open = undefined;
    for (const child of element.children ?? []) walk(child, element.font ?? font);
    if (element.type !== 'run') open = undefined;
  };
  walk(document, '');
  return stretches;
}

function joined(stretch: readonly Piece[]): FontRun {
  return { text: stretch.map(({ text }) => text).join(''), font: stretch[0]!.font };
}

/** Where a letter stays a letter the whole is cut again where it was cut; else each piece is read by itself. */
function decodedPieces(stretch: readonly Piece[], decode: (run: FontRun) => string): [ModelElement, string][] {
  const whole = joined(stretch);
  const decoded = decode(whole);
  if (decoded.length !== whole.text.length) return stretch.map((piece) => [piece.element, decode(piece)]);
  let end = 0;
  return stretch.map(({ element, text }) => [element, decoded.slice(end, (end += text.length))]);
}

function transform(element: ModelElement, texts: ReadonlyMap<ModelElement, string>): ModelElement {
  if (element.type === 'break' && element.breakType === 'page') return { type: 'text', value: PAGE_END };
  if (element.type === 'text') return { ...element, value: texts.get(element) ?? element.value ?? '' };
  if (!element.children) return element;
  return { ...element, children: element.children.map((child) => transform(child, texts)) };
}
