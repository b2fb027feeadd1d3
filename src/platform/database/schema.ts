import type { Generated } from 'kysely';
import type { AccessLevel, Level, TitleVisibility } from '../../catalogue/description.ts';
import type { DocumentKind, TextSource } from '../../catalogue/document.ts';
import type * as Copies from './tables/copies.ts';
import type * as People from './tables/people.ts';
import type * as Platform from './tables/platform.ts';
import type * as Privacy from './tables/privacy.ts';
import type * as Requests from './tables/requests.ts';
import type * as Statistics from './tables/statistics.ts';
import type * as Visits from './tables/visits.ts';

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
  document: DocumentTable;
  document_page: DocumentPageTable;
  refused_document: RefusedDocumentTable;
  ocr_result: OcrResultTable;
  file_reference: FileReferenceTable;
  withheld_document: WithheldDocumentTable;
  access_change: AccessChangeTable;
  account: People.AccountTable;
  account_role: People.AccountRoleTable;
  external_identity: People.ExternalIdentityTable;
  session: People.SessionTable;
  account_token: People.AccountTokenTable;
  recovery_code: People.RecoveryCodeTable;
  throttle: People.ThrottleTable;
  cart: Requests.CartTable;
  cart_item: Requests.CartItemTable;
  access_case: Requests.AccessCaseTable;
  requested_item: Requests.RequestedItemTable;
  clock_pause: Requests.ClockPauseTable;
  clock_extension: Requests.ClockExtensionTable;
  case_event: Requests.CaseEventTable;
  case_message: Requests.CaseMessageTable;
  attachment: Requests.AttachmentTable;
  consultation: Requests.ConsultationTable;
  access_grant: Requests.AccessGrantTable;
  case_letter: Requests.CaseLetterTable;
  case_word: Requests.CaseWordTable;
  case_presence: Requests.CasePresenceTable;
  saved_filter: Requests.SavedFilterTable;
  case_reminder: Requests.CaseReminderTable;
  calendar_day: Requests.CalendarDayTable;
  use_register: Privacy.UseRegisterTable;
  visit: Visits.VisitTable;
  seat_occupancy: Visits.SeatOccupancyTable;
  visit_wait: Visits.VisitWaitTable;
  room_exception: Visits.RoomExceptionTable;
  visit_item: Visits.VisitItemTable;
  delivery: Visits.DeliveryTable;
  visit_event: Visits.VisitEventTable;
  reader_card: Visits.ReaderCardTable;
  register_correction: Visits.RegisterCorrectionTable;
  copy_order: Copies.CopyOrderTable;
  copy_order_line: Copies.CopyOrderLineTable;
  copy_file: Copies.CopyFileTable;
  copy_event: Copies.CopyEventTable;
  use_count: Statistics.UseCountTable;
  holdings_on: Statistics.HoldingsOnTable;
  mail: Platform.MailTable;
  audit: Platform.AuditTable;
  audit_head: Platform.AuditHeadTable;
  job: Platform.JobTable;
  key_check: Platform.KeyCheckTable;
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
  /** How many of its records it marked as secret or internal when it was last read: none of them is stored. */
  withheld: Generated<number>;
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
  /** 1 where there is a copy to read at once: it has a digital object or a document, is open and not masked. */
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

/**
 * One digitised or born-digital document: a file that stays where it is. A row stays after its file vanished,
 * without pages, so that the document keeps its id when it comes back.
 */
export interface DocumentTable {
  pk: Generated<number>;
  /** The public id, in every address; minted once from source and path. */
  id: string;
  source: string;
  /** Path below the folder it was first imported from, with `/`: with `source` it names the document for good. */
  path: string;
  /** Where the file is, absolute. */
  location: string;
  /** The folder named to the import, absolute; of a file named itself, the one it lies in. */
  root: string;
  /** The record it belongs to; null where several could be meant, or where policy keeps it from having one. */
  record_pk: number | null;
  /** How it was found to belong there. */
  attached_by: 'name' | 'path' | 'link' | 'folder' | 'own' | null;
  /** The finding aid of the item record that was made for it, while it has one. */
  own_aid_pk: number | null;
  kind: DocumentKind;
  media_type: string;
  /** For downloads: letters, digits, dots and hyphens. */
  file_name: string;
  label: string | null;
  /** Order among the documents of a record, as text (catalogue/reference-order.ts). */
  position: string;
  bytes: number;
  /** When the file was last written to, whole milliseconds since 1970. */
  written_at: number;
  /** SHA-256 of the bytes, hex. */
  content_hash: string;
  /** Of everything else that decides how it is read: reader, limits, policy. */
  reading_hash: string;
  page_count: number;
  /** 1 where it holds scripts, actions or other files: shown page by page, never handed out as it is. */
  is_active: number;
  /** Of all its pages' texts, in UTF-8: what the index must take in at once. */
  text_bytes: number;
  /**
   * Why it is not for the public whatever its record says: a secret mark on its first page; a first page that
   * still waits for machine reading (`unread`) or could not be read (`unreadable`); a file that changed and can
   * no longer be opened (`damaged`). Null where nothing keeps it back.
   */
  held_back: 'secret' | 'unread' | 'unreadable' | 'damaged' | null;
  imported_at: string;
  /** When its file vanished. */
  removed_at: string | null;
}

/** None where the document is removed or held back for a secret mark. */
export interface DocumentPageTable {
  document_pk: number;
  /** From 1. */
  number: number;
  text: string;
  source: TextSource;
  /** 0 to 100. */
  quality: number;
  /** Points or pixels, as DocumentPage says. */
  width: number;
  height: number;
  html: string | null;
  /** See catalogue/page-words.ts; null for none. */
  words: string | null;
}

/** A file that could not be read as a document, so that it is not tried again until it or its reader changes. */
export interface RefusedDocumentTable {
  location: string;
  bytes: number;
  written_at: number;
  reading_version: string;
  reason: string;
}

/** What machine reading found on a page, kept by content: the same scan is never read twice. */
export interface OcrResultTable {
  content_hash: string;
  page: number;
  /** Name and version of the reader. */
  reader: string;
  text: string;
  quality: number;
  words: string | null;
  /** Why the page could not be read; null where it was. */
  failure: string | null;
  /** 1 for a first page that bears a secret mark: nothing of it is kept. */
  is_secret: number;
  read_at: string;
}

/** A document file that a finding aid names for a record: `Description.files`, to be looked up from the file. */
export interface FileReferenceTable {
  record_pk: number;
  /** From 0, in the description's order. */
  place: number;
  kind: 'path' | 'link';
  /** The path in lower case without its leading `../`: what a file's own path must end in. */
  key: string;
  path: string;
  label: string | null;
}

/** A document of what a finding aid left out as secret or internal: its file must not pass for one nobody describes. */
export interface WithheldDocumentTable {
  finding_aid_pk: number;
  /** A hash (ingest/withheld-claims.ts): nothing of what was left out is kept. */
  claim: string;
}

/** Who changed a record's access without its finding aid having changed, when and by what rule. */
export interface AccessChangeTable {
  pk: Generated<number>;
  record_pk: number;
  changed_at: string;
  changed_by: string;
  access_before: AccessLevel;
  access_after: AccessLevel;
  rule: string;
}
