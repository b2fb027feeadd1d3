import { requestAddress } from '../../i18n/addresses.ts';
import { t } from '../../i18n/translate.ts';
import type { LetterContent } from '../../requests/letter-content.ts';
import { writeBody } from './letter-body.ts';
import { writeEnd, writeFeet } from './letter-foot.ts';
import { writeHead } from './letter-head.ts';
import { createPen, finished, plain } from './pen.ts';

/**
 * A letter as a PDF, A4. Of the same content and origin it is the same bytes, whenever and wherever it is made.
 * @param origin PUBLIC_URL without a trailing slash: where the code leads
 */
export async function renderLetter(content: LetterContent, origin: string): Promise<Uint8Array> {
  const { language, caseId, caseNumber, kind, archive, day } = content;
  const title = `${t(language).letter.titles[kind]} – ${caseNumber}`;
  const pen = createPen({ title, author: plain(archive.name), day, lang: language });
  writeHead(pen, content);
  writeBody(pen, content);
  writeEnd(pen, content, { origin, path: requestAddress(language, caseId) });
  writeFeet(pen, content);
  return finished(pen.pdf);
}
