import { pageTextAddress } from '../../i18n/addresses.ts';
import { t } from '../../i18n/translate.ts';
import type { Services } from '../../services.ts';
import { openDocument } from '../open-document.ts';
import { originOf } from './answer-image.ts';
import { canvasId, canvasSize } from './canvas.ts';
import { linkedDataAnswer, nothingHere } from './iiif-answer.ts';
import { inBoth } from './language-map.ts';
import { pageNumber } from './open-page.ts';
import { pageLines } from './page-lines.ts';
import { textAnnotation } from './text-annotation.ts';

/** GET /iiif/:id/:page/text.json: the text of a page, line by line, each where it stands on the image. */
export async function answerPageText(
  services: Pick<Services, 'documents' | 'config'>,
  params: { id?: string; page?: string },
  request: Request,
  url: URL,
): Promise<Response> {
  const number = pageNumber(params.page);
  const open = await openDocument(services, params.id);
  if (!open || number === undefined) return nothingHere();
  const { id } = open.document;
  const page = await services.documents.page(id, number);
  if (!page) return nothingHere();
  const words = await services.documents.words(id, number);
  const address = originOf(services, url) + pageTextAddress(id, number);
  const canvas = canvasId(originOf(services, url), id, number);
  const [language, other] = open.record.detail?.languages ?? [];
  const items = pageLines(page.text, words, canvasSize(open, page)).map(({ text, start, end, place }) =>
    textAnnotation({
      id: `${address}#${start}-${end}`,
      text,
      canvas,
      ...(place ? { place } : {}),
      ...(language && other === undefined ? { language } : {}),
    }),
  );
  const label = inBoth((lang) => {
    const { textOf, textReadByMachine } = t(lang).iiif;
    return (page.source === 'ocr' ? textReadByMachine : textOf)(String(number));
  });
  return linkedDataAnswer({ id: address, type: 'AnnotationPage', label, items }, 'presentation', request);
}
