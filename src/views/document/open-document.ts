import type { OpenDocument, PublicDocument } from '../../catalogue/document.ts';
import { documentPageAddress } from '../../i18n/addresses.ts';
import type { Lang } from '../../i18n/languages.ts';
import { MAX_QUERY_LENGTH } from '../../search/parse-query.ts';
import type { Services } from '../../services.ts';
import { nearestPage, readPageNumber } from './page-number.ts';

/** Ids are short; anything longer is nobody's. */
const MAX_ID_LENGTH = 200;
/** Of what was typed as a page number, as it is shown again. */
const MAX_SHOWN = 20;

/** An open document by the id of an address; an id that can be nobody's is not asked for. */
export async function openDocument({ documents }: Services, id: string | undefined): Promise<OpenDocument | undefined> {
  return !id || id.length > MAX_ID_LENGTH ? undefined : documents.byId(id);
}

/** The words an address asks to be marked or looked for. */
export function wordsOf(url: URL): string {
  return (url.searchParams.get('q') ?? '').trim().slice(0, MAX_QUERY_LENGTH).toWellFormed();
}

/**
 * Where a document without a page in its address leads: to its first page, or to the one that the form names.
 * A page that it does not have leads to the nearest, which then says so.
 */
export function addressOfAsked(lang: Lang, document: PublicDocument, url: URL): string {
  const q = wordsOf(url);
  const typed = url.searchParams.get('page');
  if (!typed) return documentPageAddress(lang, document.id, 1, q);
  const number = readPageNumber(typed);
  if (number && number <= document.pageCount) return documentPageAddress(lang, document.id, number, q);
  const address = new URL(documentPageAddress(lang, document.id, nearestPage(typed, document.pageCount), q), url);
  address.searchParams.set('asked', typed.slice(0, MAX_SHOWN).toWellFormed());
  return address.pathname + address.search;
}

/** What was asked for in vain, as {@link addressOfAsked} passes it on. */
export function askedInVain(document: PublicDocument, url: URL): string | undefined {
  const asked = url.searchParams.get('asked')?.slice(0, MAX_SHOWN).toWellFormed();
  const number = readPageNumber(asked);
  return asked && !(number && number <= document.pageCount) ? asked : undefined;
}
