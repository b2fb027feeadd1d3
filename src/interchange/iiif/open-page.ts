import type { OpenDocument } from '../../catalogue/document.ts';
import { fullSize } from '../../documents/page-images/page-size.ts';
import type { PixelSize } from '../../documents/page-images/page-size.ts';
import type { Services } from '../../services.ts';
import { openDocument } from '../open-document.ts';

type Reading = Pick<Services, 'documents'>;

/** A page of an open document that has an image. */
export interface OpenPage {
  open: OpenDocument;
  number: number;
  full: PixelSize;
}

/** The page of an address whose image may be seen. */
export async function openPage(
  { documents }: Reading,
  id: string | undefined,
  page: string | undefined,
): Promise<OpenPage | undefined> {
  const open = await openDocument({ documents }, id);
  const number = pageNumber(page);
  if (!open || number === undefined || number > open.document.pageCount) return undefined;
  const [size] = await documents.sizes(open.document.id, number);
  const full = size && fullSize(open.document.kind, size);
  return full && { open, number, full };
}

/** One address for a page: digits without a zero before them. */
export function pageNumber(given: string | undefined): number | undefined {
  return given !== undefined && /^[1-9]\d{0,6}$/.test(given) ? Number(given) : undefined;
}
