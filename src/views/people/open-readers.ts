import type { ReaderPage, ReaderSearch } from '../../readers/people-at-work.ts';
import { readPageNumber } from '../document/page-number.ts';
import { NONE, show, type PageAnswer } from '../form/page-answer.ts';
import type { PageContext } from '../form/page-context.ts';
import { readForm } from '../form/read-form.ts';

export const READER_STATUSES = ['pending', 'active', 'suspended', 'disabled'] as const;

export interface ReadersData {
  search: ReaderSearch;
  found: ReaderPage;
}

/**
 * Readers by status, at an address of its own; or by what is typed, which is posted and stands in no address: it may
 * be the number of somebody's papers.
 */
export async function openReaders({ locals, request, url }: PageContext): Promise<PageAnswer<ReadersData>> {
  const search = request.method === 'POST' ? await typedSearch(request) : searchOf(url.searchParams);
  const found = await locals.services.people.findReaders(locals.visitor.actor, search);
  return found.ok ? show({ search, found: found.value }) : NONE;
}

function searchOf(query: URLSearchParams): ReaderSearch {
  const status = READER_STATUSES.find((known) => known === query.get('status'));
  return { status, page: readPageNumber(query.get('page')) ?? 1 };
}

async function typedSearch(request: Request): Promise<ReaderSearch> {
  const form = await readForm(request);
  return {
    text: form.line('text'),
    status: form.oneOf('status', READER_STATUSES),
    page: readPageNumber(form.line('page')) ?? 1,
  };
}
