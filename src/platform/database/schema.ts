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
  fonds_totals: FondsTotalsTable;
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
  /** What the public ids of its records are minted from: kept when the file moves. */
  id_scope: string;
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
  /** pks from the topmost record down to and including this one, joined by `/`. */
  path: string;
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
  /** Effective, after inheritance and as of the day it was last looked at (catalogue/access). */
  access: AccessLevel;
  /** The day on which it becomes open, where that is still to come. */
  opens_on: string | null;
  /** Effective; `hidden` covers the subtree. */
  title_visibility: TitleVisibility;
  /** 1 where the public may know that it exists: neither hidden nor removed. */
  listed: number;
  /** 1 where there is a copy to read at once: it has a digital object, is open and not masked. */
  online: number;
  /** Children, and records at any depth beneath, that are listed: what the public may count. */
  child_count: number;
  descendant_count: number;
  /** Of the description as read and its inherited access: equal means unchanged. */
  content_hash: string;
  /** The whole Description, with inherited access under `effectiveAccess` (StoredDescription of catalogue/access), as JSON. */
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

/** What stands beneath one topmost record, itself included; listed records only. Written with them. */
export interface FondsTotalsTable {
  fonds_pk: number;
  records: number;
  /** At file level. */
  files: number;
  online: number;
  /** Whose description holds more than a title. */
  described: number;
  year_from: number | null;
  year_to: number | null;
}
