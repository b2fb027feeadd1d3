import type { Token, Tokens } from 'marked';
import { legacyBytes } from './legacy-text.ts';
import { listLines, type SampleText } from './sample-text.ts';

/** The words alone, a blank line between paragraphs, as a clerk of the 1990s kept them. */
export function makePlainText(text: SampleText): Buffer {
  const head = [...text.left, ...text.right];
  const body = text.blocks.map((block) => lines(text, block));
  return legacyBytes(
    [...(head.length > 0 ? [head.join('\r\n')] : []), ...body].join('\r\n\r\n') + '\r\n',
    text.encoding,
  );
}

function lines(text: SampleText, block: Token): string {
  switch (block.type) {
    case 'heading':
    case 'paragraph':
    case 'blockquote':
      return (block as Tokens.Paragraph).text.replaceAll('\n', '\r\n');
    case 'list':
      return listLines(block as Tokens.List).join('\r\n');
    case 'hr':
      return '* * *';
    default:
      throw new Error(`${text.path}: no way to write a "${block.type}".`);
  }
}
