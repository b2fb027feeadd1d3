import type { TreeWindow } from '../../catalogue/catalogue.ts';
import type { PublicDocument } from '../../catalogue/document.ts';
import type { PublicRecord } from '../../catalogue/public-view.ts';
import type { SearchParams } from '../../search/answer.ts';
import { readSearchParams } from '../../search/params.ts';
import type { Services } from '../../services.ts';
import { searchContext } from '../search/describe-hit.ts';
import { isEngineUnavailable } from '../search/open-search.ts';
import { besideIn, branchRecords, openBranches, type Branch } from './open-branches.ts';

/** Children a page shows at a time. */
export const WINDOW = 200;
/** Ids are short; anything longer is nobody's. */
const MAX_ID_LENGTH = 200;

export interface RecordPageData {
  record: PublicRecord;
  ancestors: PublicRecord[];
  previous?: PublicRecord;
  next?: PublicRecord;
  /** The way down to this record with its neighbours; undefined for a topmost one. */
  tree?: Branch;
  children?: TreeWindow;
  /** What can be read of it at once, in order. */
  documents: PublicDocument[];
  /** The search this record was found by, as its links carry it on. */
  context?: URLSearchParams;
  found?: SearchParams;
  /** Hits of that search at or beneath the records shown, by pk. */
  hits: Map<number, number>;
}

export type OpenedRecord =
  { kind: 'found'; page: RecordPageData } | { kind: 'moved'; id: string } | { kind: 'removed' | 'none' };

/** Everything a record's page shows, asked for side by side. */
export async function openRecord(services: Services, id: string | undefined, url: URL): Promise<OpenedRecord> {
  const lookup = await lookUp(services, id);
  if (lookup.kind !== 'found') return lookup;
  const { record } = lookup;
  const { catalogue, documents } = services;
  const [ancestors, children, copies] = await Promise.all([
    catalogue.ancestors(record),
    record.childCount > 0 ? openChildren(services, record, url.searchParams) : undefined,
    record.online ? documents.ofRecord(record.pk) : [],
  ]);
  const tree = ancestors.length > 0 ? await openBranches(catalogue, [...ancestors, record]) : undefined;
  const found = readSearchParams(url.searchParams).params;
  const context = searchContext(found);
  const shown = [...(tree ? branchRecords(tree) : []), ...(children?.children ?? [])];
  const hits = context ? await countHits(services, found, shown) : new Map<number, number>();
  const beside = tree ? besideIn(tree, record) : {};
  const page = { record, ancestors, ...beside, tree, children, documents: copies, context, found, hits };
  return { kind: 'found', page };
}

/** A record by the id of an address; an id that can be nobody's is not asked for. */
export async function lookUp({ catalogue }: Services, id: string | undefined) {
  if (!id || id.length > MAX_ID_LENGTH) return { kind: 'none' as const };
  return catalogue.byId(id);
}

/** A stretch of the children as `after` or `before` in the address asks; from the beginning when it cannot be had. */
async function openChildren(
  { catalogue }: Services,
  record: PublicRecord,
  query: URLSearchParams,
): Promise<TreeWindow | undefined> {
  const after = query.get('after') || undefined;
  const before = after ? undefined : query.get('before') || undefined;
  const asked = await catalogue.children(record, { after, before, limit: WINDOW });
  return asked ?? catalogue.children(record, { limit: WINDOW });
}

/** Counts are an extra: without them the page still stands. */
export async function countHits({ search }: Services, params: SearchParams, records: PublicRecord[]) {
  try {
    return await search.branchCounts(params, records);
  } catch (error) {
    if (isEngineUnavailable(error)) return new Map<number, number>();
    throw error;
  }
}

/** HTTP status of a page about a record that was looked up. */
export function statusOf(opened: { kind: 'found' | 'removed' | 'none' }): 200 | 404 | 410 {
  if (opened.kind === 'found') return 200;
  return opened.kind === 'removed' ? 410 : 404;
}
