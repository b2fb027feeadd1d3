import type { PublicRecord } from './public-view.ts';

/** What the search index is fed with. Reads the outbox; knows nothing of engines. */
export interface PublicFeed {
  /**
   * The oldest undelivered changes, whole imports of a file together where they fit.
   * @param limit about how many records to return; at least one outbox row is always taken
   * @param after passes over outbox rows up to this one: they are on their way already
   * @returns undefined when nothing waits
   */
  pending(limit: number, after?: number): Promise<PendingChanges | undefined>;
  /**
   * Forgets outbox rows whose changes are durable in the index, and those of earlier calls that could not be forgotten
   * while somebody else was writing. They stay in the outbox until one of these calls finds nobody writing.
   */
  delivered(seqs: number[]): Promise<void>;
  /** Every public record, by ascending pk, for a rebuild. */
  all(afterPk: number, limit: number): Promise<FeedRecord[]>;
  /** How many records `all` would give in all. */
  countAll(): Promise<number>;
}

export interface PendingChanges {
  seqs: number[];
  upserts: FeedRecord[];
  /** pks that are gone or no longer public. */
  removals: number[];
}

export interface FeedRecord {
  record: PublicRecord;
  /** See catalogue/reference-order.ts. */
  referenceOrder: string;
  /** The pages with text of its documents, in order; empty unless the record is open and not masked. */
  passages: FeedPassage[];
}

/** One page of a document that anybody may read. */
export interface FeedPassage {
  /** Public id of the document. */
  document: string;
  page: number;
  text: string;
  /** How sure the machine was that read it, 0 to 100; 100 where none did. */
  quality: number;
}
