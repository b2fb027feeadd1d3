import type { Description, Level, AccessLevel, ServiceState } from './description.ts';
import type { Permit } from './permit.ts';

/**
 * What a reader may see of one record: any reader, or the one to whom it was granted (`permit`). The only shape that
 * leaves the catalogue for pages and the index.
 */
export interface PublicRecord {
  pk: number;
  id: string;
  level: Level;
  /** Absent for a masked record, as `address`. */
  levelLabel?: string;
  /** Null where the title is masked: pages then say so in the reader's language. */
  title: string | null;
  masked: boolean;
  referenceCode?: string;
  address?: Description['address'];
  dates: Description['dates'];
  /** Empty for a masked record. */
  extent: string[];
  access: PublicAccess;
  /** There is a copy to read at once. */
  online: boolean;
  depth: number;
  childCount: number;
  descendantCount: number;
  /** Public id and title (null when masked) of the topmost record; itself for a topmost one. */
  fonds: RecordLink;
  /** pks from the topmost record down to and including this one. */
  path: number[];
  addedAt: string;
  changedAt: string;
  /** Everything else that is described; absent as a whole for a masked record. */
  detail?: PublicDetail;
  /** Of a record that is not open, for the one reader it was granted to: title and description are shown to them. */
  permit?: Permit;
}

/**
 * Of a `PublicRecord` what it is called and what it is about: enough to rank many and show few, at a fraction of the
 * cost. Absent is the same as there.
 */
export type PublicNames = Pick<PublicRecord, 'pk' | 'depth' | 'title' | 'masked' | 'referenceCode'> & {
  access: Pick<PublicAccess, 'level'>;
  detail?: Pick<PublicDetail, 'creators' | 'subjects' | 'places' | 'names'>;
};

export type PublicDetail = Pick<
  Description,
  | 'creators'
  | 'history'
  | 'scope'
  | 'arrangement'
  | 'languages'
  | 'physicalCondition'
  | 'useConditions'
  | 'subjects'
  | 'places'
  | 'names'
  | 'notes'
  | 'digitalObjects'
  | 'readByMachine'
>;

export interface PublicAccess {
  level: AccessLevel;
  /** Nobody stated it, here or above: closed by default, and the page says to ask. */
  stated: boolean;
  conditions?: string;
  ground?: string;
  opensOn?: string;
  /** The record whose statement is inherited; absent where the record states its own. */
  inheritedFrom?: RecordLink;
  serviceState: ServiceState;
}

export interface RecordLink {
  id: string;
  title: string | null;
  level: Level;
}
