import type { Citation } from './citation.ts';

/** CSL-JSON (citationstyles.org, schema 1.0.2), as Zotero and Mendeley read it: a list of one. */
export function cslJson(citation: Citation): object[] {
  const from = dateParts(citation.from);
  const to = dateParts(citation.to);
  return [
    {
      id: citation.id,
      type: citation.level === 'fonds' || citation.level === 'collection' ? 'collection' : 'document',
      title: citation.title,
      author: citation.creators.length > 0 ? citation.creators.map((literal) => ({ literal })) : undefined,
      issued: issued(from, to, citation),
      archive: citation.archive,
      archive_location: citation.location.join(', ') || undefined,
      archive_collection: citation.fonds,
      page: citation.page === undefined ? undefined : String(citation.page),
      'call-number': citation.referenceCode,
      language: citation.languages[0],
      URL: citation.url,
    },
  ];
}

function issued(
  from: number[] | undefined,
  to: number[] | undefined,
  { dates, approximate }: Citation,
): object | undefined {
  if (!from) return dates === '' ? undefined : { literal: dates };
  const same = !to || to.join() === from.join();
  return { 'date-parts': same ? [from] : [from, to], ...(approximate ? { circa: true } : {}) };
}

function dateParts(date: string | undefined): number[] | undefined {
  return date !== undefined && /^\d{4}(-\d\d){0,2}$/.test(date) ? date.split('-').map(Number) : undefined;
}
