import { requestAddress } from '../../i18n/addresses.ts';
import { t } from '../../i18n/translate.ts';
import type { LetterContent, LetterText } from '../../requests/letter-content.ts';
import { writeBody } from './letter-body.ts';
import { writeEnd, writeFeet } from './letter-foot.ts';
import { writeHead } from './letter-head.ts';
import { createPen, finished, plain, type Pen } from './pen.ts';

/**
 * A letter as a PDF, A4. Of the same content and origin it is the same bytes, whenever and wherever it is made.
 * @param origin PUBLIC_URL without a trailing slash: where the code leads
 */
export async function renderLetter(content: LetterContent, origin: string): Promise<Uint8Array> {
  const { language, caseNumber, kind, archive, day } = content;
  const title = `${t(language).letter.titles[kind]} – ${caseNumber}`;
  const pen = createPen({ title, author: plain(archive.name), day, lang: language });
  writeText(pen, content, origin);
  if (content.translation) {
    pen.pdf.addPage();
    pen.paragraph(t(content.translation.language).letter.translation, { face: 'italic', after: 14 });
    writeText(pen, content.translation, origin);
  }
  writeFeet(pen, content);
  return finished(pen.pdf);
}

function writeText(pen: Pen, text: LetterText, origin: string): void {
  writeHead(pen, text);
  writeBody(pen, text);
  writeEnd(pen, text, { origin, path: requestAddress(text.language, text.caseId) });
}
