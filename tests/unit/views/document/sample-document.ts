import type { DocumentPage, PublicDocument } from '../../../../src/catalogue/document.ts';

/** A PDF of twelve pages, with what a case needs otherwise in its place. */
export function publicDocument(given: Partial<PublicDocument> = {}): PublicDocument {
  return {
    id: 'tl1',
    kind: 'pdf',
    mediaType: 'application/pdf',
    fileName: '52.01.pdf',
    pageCount: 12,
    bytes: 1_234_000,
    contentHash: '0'.repeat(64),
    waitingPages: 0,
    downloadable: true,
    ...given,
  };
}

export function documentPage(given: Partial<DocumentPage> = {}): DocumentPage {
  return { number: 1, text: 'Vỡ đê', source: 'text-layer', quality: 100, width: 595, height: 842, ...given };
}
