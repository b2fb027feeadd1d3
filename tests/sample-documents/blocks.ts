import type { Token, Tokens } from 'marked';
import { drawMark, drawSeal, drawSignature } from './ornaments.ts';
import { A4, MARGINS, type Pen } from './pen.ts';
import { listLines, type SampleText } from './sample-text.ts';
import { drawSketch } from './sketch.ts';
import { drawTable } from './table.ts';

const WIDTH = A4.width - MARGINS.left - MARGINS.right;
const HALF = WIDTH / 2;
const INDENT = 28;

/** A place in a long French word where a printer may divide it: after a vowel, before a consonant and a vowel. */
const MAY_DIVIDE = /(?<=\p{L}{3}[aeiouéèê])(?=[bcdfgjlmnpqrstv][aeiouéèê]\p{L}{2})/gu;
const SOFT_HYPHEN = '\u00AD';

/** Draws a text from its first page on; sheets are added as they are needed. */
export function drawText(pen: Pen, text: SampleText): void {
  const { sheet } = pen;
  let page = 0;
  sheet.on('pageAdded', () => {
    page += 1;
    // Text rendering modes of PDF 32000-1, 9.3.6: 2 fills and strokes, 3 does neither.
    sheet.addContent(pen.ghost ? '3 Tr' : pen.face.ink > 0 ? `2 Tr ${pen.face.ink} w` : '0 Tr');
    if (page > 1) drawPageNumber(pen, page);
  });
  sheet.addPage();
  drawSketch(pen, text.sketch);
  drawLetterhead(pen, text);
  if (text.mark) drawMark(pen, text.mark);
  for (const block of text.blocks) drawBlock(pen, text, block);
}

function drawPageNumber({ sheet, face }: Pen, page: number): void {
  sheet.font(face.regular, face.size);
  sheet.text(`- ${page} -`, MARGINS.left, MARGINS.top - 26, { width: WIDTH, align: 'center', lineBreak: false });
  sheet.x = MARGINS.left;
  sheet.y = MARGINS.top;
}

function drawLetterhead({ sheet, face }: Pen, { left, right }: SampleText): void {
  if (left.length + right.length === 0) return;
  const top = sheet.y;
  sheet.font(face.regular, face.size - 1);
  const options = { width: HALF - 8, align: 'center', lineGap: 2 } as const;
  sheet.text(left.join('\n'), MARGINS.left - 20, top, options);
  const below = sheet.y;
  sheet.text(right.join('\n'), MARGINS.left + HALF + 8, top, options);
  sheet.x = MARGINS.left;
  sheet.y = Math.max(below, sheet.y) + 16;
}

function drawBlock(pen: Pen, text: SampleText, block: Token): void {
  const { sheet, face } = pen;
  const draw = (words: string, options: PDFKit.Mixins.TextOptions, bold = false) => {
    sheet.font(bold ? face.bold : face.regular, face.size);
    sheet.text(words, MARGINS.left, sheet.y, { width: WIDTH, lineGap: face.gap, paragraphGap: face.gap, ...options });
  };
  const underline = face.underlines && !pen.ghost;
  switch (block.type) {
    case 'heading':
      sheet.moveDown(0.5);
      draw(block.text, block.depth === 1 ? { align: 'center', underline } : { align: 'left', underline }, true);
      if (block.depth === 1) sheet.moveDown(0.5);
      break;
    case 'paragraph': {
      const words = text.language === 'fr' ? block.text.replaceAll(MAY_DIVIDE, SOFT_HYPHEN) : block.text;
      const verse = words.includes('\n');
      draw(words, verse ? { align: 'left', indent: 0 } : { align: face.align, indent: INDENT });
      break;
    }
    case 'list':
      drawList(draw, block as Tokens.List);
      break;
    case 'table':
      drawTable(pen, block as Tokens.Table, WIDTH);
      break;
    case 'blockquote':
      drawSigning(pen, text, block.text);
      break;
    case 'hr':
      sheet.addPage();
      break;
    default:
      throw new Error(`${text.path}: no way to draw a "${block.type}".`);
  }
}

function drawList(draw: (words: string, options: PDFKit.Mixins.TextOptions) => void, list: Tokens.List): void {
  for (const line of listLines(list)) draw(line, { align: 'left', indent: INDENT });
}

/** Who signs, in the right half; the seal and the signature in what is left free for them. */
function drawSigning(pen: Pen, text: SampleText, words: string): void {
  const { sheet, face } = pen;
  if (sheet.y > A4.height - MARGINS.bottom - 150) sheet.addPage();
  sheet.moveDown(0.8);
  sheet.font(face.regular, face.size);
  const [top = '', ...rest] = words.split('\n\n');
  const left = MARGINS.left + HALF;
  const options = { width: HALF, align: 'center', lineGap: 2 } as const;
  sheet.text(top, left, sheet.y, options);
  if (rest.length > 0) {
    const free = sheet.y;
    drawSignature(pen, { x: left + HALF / 2, y: free + 26 });
    if (text.seal) drawSeal(pen, { x: left + HALF / 2 - 46, y: free + 22 }, text.seal);
    sheet.font(face.regular, face.size).text(rest.join('\n'), left, free + 58, options);
  }
  sheet.x = MARGINS.left;
}
