import type { Generated } from 'kysely';
import type { AccessLevel, Level, TitleVisibility } from '../../catalogue/description.ts';

/**
 * The tables, alike on SQLite and PostgreSQL. Booleans are 0/1 integers, instants ISO 8601 UTC text,
 * JSON is text: the two databases agree on nothing more.
 */
export interface Database {
  finding_aid: FindingAidTable;
  record: RecordTable;
  record_alias: RecordAliasTable;
  outbox: OutboxTable;
  import_run: ImportRunTable;
}

/** One imported file. Its components are its records. */
export interface FindingAidTable {
  pk: Generated<number>;
  /** Names the body the aids come from (`--source`); scopes every key. */
  source: string;
  /** Path below the folder it was imported from, with `/`: with `source` it names the aid for good. */
  path: string;
  /** Where it was last read, absolute: an aid found there again is the same aid. */
  location: string;
  identifier: string | null;
  format: string;
  /** SHA-256 of the bytes, the reader's version and the policy: equal means nothing to do. */
  content_hash: string;
  imported_at: string;
}

/** One description at any level. A row stays after its record vanished from its source: a tombstone answers 410. */
export interface RecordTable {
  /** Handed out by the importer, not by the database: children are written before their parents. */
  pk: number;
  /** The public id, in every address; minted once from source, path and key. */
  id: string;
  finding_aid_pk: number;
  /** Names the component within its aid. */
  component_key: string;
  parent_pk: number | null;
  /** The topmost record's pk; its own for a topmost one. */
  fonds_pk: number;
  depth: number;
  /** Order among siblings; with gaps, so that an insertion does not move the rest. */
  position: number;
  level: Level;
  reference_code: string | null;
  /** See catalogue/reference-order.ts. */
  reference_order: string;
  title: string;
  date_text: string;
  date_from: string | null;
  date_to: string | null;
  year_from: number | null;
  year_to: number | null;
  /** Effective, after inheritance. */
  access: AccessLevel;
  /** Effective; `hidden` covers the subtree. */
  title_visibility: TitleVisibility;
  /** Has a digital object and is open. */
  online: number;
  child_count: number;
  descendant_count: number;
  /** Of the description as read and its inherited access: equal means unchanged. */
  content_hash: string;
  /** The whole Description, with inherited access under `effectiveAccess` (catalogue/access.ts), as JSON. */
  description: string;
  added_at: string;
  changed_at: string;
  /** When it vanished from its source. */
  removed_at: string | null;
}

/** An id that once named a record, and the record it names now. */
export interface RecordAliasTable {
  id: string;
  record_pk: number;
}

/** What must leave the database: written in the transaction that causes it, deleted once delivered. */
export interface OutboxTable {
  seq: Generated<number>;
  topic: 'index';
  /** For `index`: JSON array of record pks that were added, changed or removed (at most 1,000). */
  payload: string;
}

export interface ImportRunTable {
  pk: Generated<number>;
  started_at: string;
  finished_at: string | null;
  /** ImportReport as JSON, when finished. */
  report: string | null;
}
