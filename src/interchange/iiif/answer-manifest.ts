import type { OpenDocument, OpenDocuments } from '../../catalogue/document.ts';
import { fullSize } from '../../documents/page-images/page-size.ts';
import type { Services } from '../../services.ts';
import { openDocument } from '../open-document.ts';
import { originOf } from './answer-image.ts';
import type { CanvasText } from './canvas.ts';
import { linkedDataAnswer, nothingHere } from './iiif-answer.ts';
import { manifest } from './manifest.ts';

/** Pages that OpenDocuments gives at once. */
const PAGES_AT_ONCE = 200;

/** GET /iiif/:id/manifest.json */
export async function answerManifest(
  services: Pick<Services, 'documents' | 'config' | 'content'>,
  params: { id?: string },
  request: Request,
  url: URL,
): Promise<Response> {
  const open = await openDocument(services, params.id);
  if (!open) return nothingHere();
  const sizes = await services.documents.sizes(open.document.id);
  const hasImages = sizes.every((page) => fullSize(open.document.kind, page));
  const texts = hasImages ? new Map<number, CanvasText>() : await textsOf(services.documents, open);
  // A manifest has at least one canvas; without pages it was closed a moment ago.
  if (sizes.length === 0) return nothingHere();
  const source = { open, sizes, texts, profile: services.content.profile, origin: originOf(services, url) };
  return linkedDataAnswer(manifest(source), 'presentation', request);
}

async function textsOf(documents: OpenDocuments, { document, record }: OpenDocument): Promise<Map<number, CanvasText>> {
  const [language, other] = record.detail?.languages ?? [];
  const texts = new Map<number, CanvasText>();
  for (let first = 1; first <= document.pageCount; first += PAGES_AT_ONCE) {
    for (const { number, text } of await documents.pages(document.id, first, first + PAGES_AT_ONCE - 1)) {
      texts.set(number, { text, ...(language && other === undefined ? { language } : {}) });
    }
  }
  return texts;
}
