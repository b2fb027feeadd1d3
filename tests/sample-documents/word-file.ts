import {
  AlignmentType,
  BorderStyle,
  Document,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
  type IParagraphOptions,
} from 'docx';
import type { Token, Tokens } from 'marked';
import { legacyText } from './legacy-text.ts';
import { listLines, type SampleText } from './sample-text.ts';
import { withFixedTimes } from './zip-times.ts';

/** What a document typed with an old encoding names as its font; only this says how its letters are to be read. */
const FONTS: Partial<Record<SampleText['encoding'], string>> = { tcvn3: '.VnTime', vni: 'VNI-Times' };
const USUAL_FONT = 'Times New Roman';
/** TCVN3 has no capital letters with a tone: this font shows small ones as capitals. */
const TCVN3_CAPITALS = '.VnTimeH';
/** Half points. */
const SIZE = 26;
const NO_BORDER = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const NO_BORDERS = { top: NO_BORDER, bottom: NO_BORDER, left: NO_BORDER, right: NO_BORDER };
const CORE = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>`;

/** The same text gives the same bytes: neither the day nor anybody's name is in the file. */
export async function makeDocx(text: SampleText): Promise<Buffer> {
  const document = new Document({
    styles: { default: { document: { run: { font: FONTS[text.encoding] ?? USUAL_FONT, size: SIZE } } } },
    sections: [{ children: [...letterhead(text), ...text.blocks.map((block) => convert(text, block))] }],
  });
  const bytes = await Packer.toBuffer(document, undefined, [{ path: 'docProps/core.xml', data: CORE }]);
  return withFixedTimes(bytes);
}

function paragraph(text: SampleText, words: string, options: IParagraphOptions = {}, bold = false): Paragraph {
  const lines = words.split('\n').map((line, at) => {
    const capitals = text.encoding === 'tcvn3' && line === line.toUpperCase();
    return new TextRun({
      text: legacyText(capitals ? line.toLowerCase() : line, text.encoding),
      ...(capitals && { font: TCVN3_CAPITALS }),
      bold,
      break: at > 0 ? 1 : 0,
    });
  });
  return new Paragraph({ spacing: { after: 120 }, ...options, children: lines });
}

function letterhead(text: SampleText): Table[] {
  if (text.left.length + text.right.length === 0) return [];
  const cells = [text.left, text.right].map((lines) => {
    const children = [paragraph(text, lines.join('\n'), { alignment: AlignmentType.CENTER })];
    return new TableCell({ borders: NO_BORDERS, children });
  });
  const row = new TableRow({ children: cells });
  return [new Table({ width: { size: 100, type: WidthType.PERCENTAGE }, rows: [row] })];
}

function convert(text: SampleText, block: Token): Paragraph | Table {
  switch (block.type) {
    case 'heading': {
      const alignment = block.depth === 1 ? AlignmentType.CENTER : AlignmentType.LEFT;
      return paragraph(text, block.text, { alignment, spacing: { before: 200, after: 160 } }, true);
    }
    case 'paragraph':
      return paragraph(text, block.text, block.text.includes('\n') ? {} : { alignment: AlignmentType.JUSTIFIED });
    case 'list':
      return paragraph(text, listLines(block as Tokens.List).join('\n'));
    case 'table':
      return convertTable(text, block as Tokens.Table);
    case 'blockquote':
      return paragraph(text, block.text, { alignment: AlignmentType.RIGHT, spacing: { before: 200 } });
    case 'hr':
      return new Paragraph({ pageBreakBefore: true });
    default:
      throw new Error(`${text.path}: no way to write a "${block.type}".`);
  }
}

function convertTable(text: SampleText, { header, rows }: Tokens.Table): Table {
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [header, ...rows].map((row) => {
      return new TableRow({
        children: row.map(
          (cell) => new TableCell({ children: [paragraph(text, cell.text, { spacing: { after: 0 } })] }),
        ),
      });
    }),
  });
}
