import type { DocumentPage, PublicDocument } from '../../../catalogue/document.ts';
import type { PublicRecord } from '../../../catalogue/public-view.ts';
import { fullSize, type PixelSize } from '../../../documents/page-images/page-size.ts';
import { readPageNumber } from '../../document/page-number.ts';
import { readablePage, type ReadablePage } from '../../document/readable-page.ts';
import { NONE, show, type PageAnswer } from '../../form/page-answer.ts';
import type { PageContext } from '../../form/page-context.ts';

export interface ReadingPageData {
  caseId: string;
  record: PublicRecord;
  document: PublicDocument;
  page: DocumentPage;
  readable: ReadablePage;
  /** Of its image; undefined where it has none of its own. */
  full: PixelSize | undefined;
}

/** A page of a document that is not open, for whoever decides on a case about it. On record each time. */
export async function openReading({ locals, params }: PageContext): Promise<PageAnswer<ReadingPageData>> {
  const { desk, readingOfCase } = locals.services;
  const { actor } = locals.visitor;
  const caseId = params.id ?? '';
  const number = readPageNumber(params.page);
  const reading = await readingOfCase(actor, caseId);
  const opened = await reading?.documents.byId(params.file ?? '');
  if (!reading || !number || !opened?.document.permit) return NONE;
  const { document, record } = opened;
  const page = await reading.documents.page(document.id, number);
  if (!page) return NONE;
  const { recordId } = opened.document.permit;
  const noted = await desk.noteReading(actor, caseId, { recordId, document: document.id, page: number });
  if (!noted.ok) return NONE;
  const full = fullSize(document.kind, page);
  return show({ caseId, record, document, page, readable: readablePage(page, '', []), full });
}
