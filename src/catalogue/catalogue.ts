import type { PublicNames, PublicRecord, RecordLink } from './public-view.ts';

export type RecordLookup =
  | { kind: 'found'; record: PublicRecord }
  /** The id is an alias; `id` is the one to redirect to (301). */
  | { kind: 'moved'; id: string }
  /** It was here and vanished from its source (410). */
  | { kind: 'removed' }
  /** Never here, or not for the public: told apart by nobody (404). */
  | { kind: 'none' };

/** One stretch of the children of a record, in archival order. */
export interface TreeWindow {
  children: PublicRecord[];
  /** Public children in all, and how many of them stand before the first and after the last of this window. */
  total: number;
  before: number;
  after: number;
}

export interface WindowRequest {
  /** Starts after this child (public id); at the beginning without it. */
  after?: string;
  /** Ends before this child. Excludes `after` and `around`. */
  before?: string;
  /** Holds this child near its middle. */
  around?: string;
  /** At most 200. */
  limit: number;
}

export interface Holdings {
  fonds: number;
  /** Records at file level. */
  files: number;
  records: number;
  online: number;
  /** Pages of documents that anybody may read here. */
  pages: number;
  /** Records whose description holds more than a title: dates, scope or extent. */
  described: number;
  yearFrom: number | null;
  yearTo: number | null;
}

export const FONDS_ORDERS = ['title', 'years', 'size'] as const;
export type FondsOrder = (typeof FONDS_ORDERS)[number];

/** The public reading side of the catalogue. Nothing it returns needs another check of access. */
export interface Catalogue {
  byId(id: string): Promise<RecordLookup>;
  /** Those of the records that the public may see now, in no order. */
  byPks(pks: number[]): Promise<PublicRecord[]>;
  /** As `byPks`, only what ranks them: a fraction of the cost. */
  namesByPks(pks: number[]): Promise<PublicNames[]>;
  /** As `byPks` and by public id, only what it takes to name them: a smaller one. */
  linksByPks(pks: number[]): Promise<Map<number, RecordLink>>;
  linksByIds(ids: string[]): Promise<Map<string, RecordLink>>;
  /** Public ids of those of these records that are not open and that whoever reads was granted and may read now. */
  permitted(records: readonly PublicRecord[]): Promise<ReadonlySet<string>>;
  /** From the topmost record down to the parent. */
  ancestors(record: PublicRecord): Promise<PublicRecord[]>;
  /** @returns undefined when a child named in the request is not one */
  children(record: PublicRecord, window: WindowRequest): Promise<TreeWindow | undefined>;
  /** Topmost records, `page` from 1. */
  topmost(order: FondsOrder, page: number, pageSize: number): Promise<{ records: PublicRecord[]; total: number }>;
  /** Cached for a minute: it counts the whole catalogue. */
  holdings(): Promise<Holdings>;
  /** Topmost records most recently added. */
  newest(limit: number): Promise<PublicRecord[]>;
}
