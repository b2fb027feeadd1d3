import type { OpenDocument } from '../catalogue/document.ts';
import type { Services } from '../services.ts';
import { isPlausibleId } from './api/answer-record.ts';

/** The open document of an address. Asked anew for every request: what is open may change at any moment. */
export async function openDocument(
  { documents }: Pick<Services, 'documents'>,
  id: string | undefined,
): Promise<OpenDocument | undefined> {
  return id !== undefined && isPlausibleId(id) ? documents.byId(id) : undefined;
}
