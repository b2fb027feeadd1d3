import type { FeedRecord, PendingChanges } from '../../catalogue/public-feed.ts';
import type { PublicDetail } from '../../catalogue/public-view.ts';
import type { IndexChanges, SearchDocument } from '../engine.ts';

/**
 * What the index may know of a record: the fields named here, taken from the public view and nothing else.
 * A masked record keeps what its page shows (level, access, number, years) and has no words. Pages are those of
 * open records only, whatever the feed brings.
 */
export function searchDocumentOf({ record, referenceOrder, passages }: FeedRecord): SearchDocument {
  const detail = record.masked ? undefined : record.detail;
  return {
    pk: record.pk,
    path: record.path,
    title: record.masked ? '' : (record.title ?? ''),
    reference: record.masked ? '' : (record.referenceCode ?? ''),
    dates: record.masked ? '' : record.dates.text,
    creators: detail?.creators ?? [],
    subjects: detail?.subjects ?? [],
    places: detail?.places ?? [],
    names: detail?.names ?? [],
    text: detail ? proseOf(detail) : '',
    level: record.level,
    access: record.access.level,
    online: record.online,
    languages: detail?.languages ?? [],
    fonds: record.fonds.id,
    fondsTitle: record.fonds.title ?? '',
    yearFrom: yearOf(record.dates.from),
    yearTo: yearOf(record.dates.to),
    referenceOrder,
    passages: detail && record.access.level === 'open' ? passages : [],
  };
}

/** Changes of the catalogue as changes of the index. */
export function indexChangesOf({ upserts, removals }: Pick<PendingChanges, 'upserts' | 'removals'>): IndexChanges {
  return { upserts: upserts.map(searchDocumentOf), removals };
}

function proseOf(detail: PublicDetail): string {
  const { scope, history, arrangement, physicalCondition, notes } = detail;
  return [scope, history, arrangement, physicalCondition, ...notes.map(({ text }) => text)].filter(Boolean).join('\n');
}

function yearOf(date: string | undefined): number | null {
  if (date === undefined) return null;
  const year = Number.parseInt(date, 10);
  return Number.isNaN(year) ? null : year;
}
