import type { DocumentPage, PageSize, PublicDocument } from '../../catalogue/document.ts';
import type { PublicRecord } from '../../catalogue/public-view.ts';
import type { Services } from '../../services.ts';
import { askedInVain, openDocument, wordsOf } from './open-document.ts';
import { readPageNumber } from './page-number.ts';
import { blockRound, type PageBlock } from './page-blocks.ts';
import { readablePage, type ReadablePage } from './readable-page.ts';

/** Everything the page of a document shows. */
export interface DocumentPageData {
  document: PublicDocument;
  record: PublicRecord;
  ancestors: PublicRecord[];
  page: DocumentPage;
  /** The words to mark; empty for none. */
  q: string;
  readable: ReadablePage;
  /** A page number that was typed and that the document does not have. */
  asked?: string;
  /** The pages round this one, for the thumbnails; their sizes, and that of the page after them. */
  block: PageBlock;
  sizes: PageSize[];
  /** All documents of the record, in order. */
  siblings: PublicDocument[];
}

/** @returns undefined where there is no such page or it is not open */
export async function openPage(
  services: Services,
  id: string | undefined,
  number: string | undefined,
  url: URL,
): Promise<DocumentPageData | undefined> {
  const asked = readPageNumber(number);
  const opened = asked && (await openDocument(services, id));
  if (!opened || asked > opened.document.pageCount) return undefined;
  const { document, record } = opened;
  const { documents, catalogue } = services;
  const q = wordsOf(url);
  const block = blockRound(asked, document.pageCount);
  const [page, words, sizes, ancestors, siblings] = await Promise.all([
    documents.page(document.id, asked),
    q === '' ? [] : documents.words(document.id, asked),
    documents.sizes(document.id),
    catalogue.ancestors(record),
    documents.ofRecord(record.pk),
  ]);
  if (!page) return undefined;
  return {
    document,
    record,
    ancestors,
    page,
    q,
    readable: readablePage(page, q, words),
    asked: askedInVain(document, url),
    block,
    sizes: sizes.slice(block.first - 1, block.last + 1),
    siblings,
  };
}
