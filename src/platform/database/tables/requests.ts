import type { Generated } from 'kysely';
import type { AccessLevel } from '../../../catalogue/description.ts';
import type { CaseState, GrantState, ItemState } from '../../../requests/states.ts';

/** What a reader has put aside to ask for; belongs to a browser until somebody signs in with it. */
export interface CartTable {
  /** SHA-256 of the id in the cookie, hex; for a reader's own cart `account:PK`. */
  id: string;
  account_pk: number | null;
  changed_at: string;
}

export interface CartItemTable {
  cart_id: string;
  /** Public id of the record. */
  record_id: string;
  position: number;
  added_at: string;
}

/** An access request (case). A draft is a case that staff do not see. */
export interface AccessCaseTable {
  pk: Generated<number>;
  /** Random, in addresses. */
  id: string;
  /** Read aloud and printed; handed out when it is sent. Unguessable. */
  number: string | null;
  account_pk: number;
  state: CaseState;
  /** Counts writes; whoever writes with an old one is told so (409). */
  version: number;
  language: 'vi' | 'en';
  /** The form as typed so far (RequestForm), JSON. After sending it is what was sent. */
  form: string;
  /** Codes of the policy. */
  purpose: string | null;
  created_at: string;
  changed_at: string;
  submitted_at: string | null;
  /** From when the time counts: the sending, or the appeal. Pauses and extensions before it count no more. */
  clock_from: string | null;
  /** Last day of the legal time, `YYYY-MM-DD`; null while drafted. Recomputed when the calendar changes. */
  due_on: string | null;
  /** The longest kind among its items: which number of working days holds; `appeal` while under appeal. */
  time_limit: string | null;
  /** The strictest access among its items, as asked for. */
  access: AccessLevel | null;
  /** Names the set of content/policy/requests.yaml under which it was sent. */
  policy_from: string | null;
  assignee_pk: number | null;
  /** Date by which the reader must answer while `awaiting-applicant`. */
  answer_by: string | null;
  decided_at: string | null;
  /** Last day on which the reader may appeal. */
  appeal_until: string | null;
  closed_at: string | null;
  closed_how: 'withdrawn' | 'lapsed' | 'done' | null;
  /** When the reader last wrote and got neither an answer nor a note between staff since; null else. */
  reader_wrote_at: string | null;
  /** Sent once however often the button is pressed. */
  submission_key: string | null;
  /** When what it said of a person went, by policy or because the person was erased. */
  emptied_at: string | null;
}

export interface RequestedItemTable {
  pk: Generated<number>;
  id: string;
  case_pk: number;
  position: number;
  /** Public id of the record. */
  record_id: string;
  /** Why this one, where the reader had to say. */
  reason: string;
  /** What it was when it was asked for: access level, title as the public saw it, reference code. JSON. */
  snapshot: string;
  state: ItemState;
  version: number;
  /** ItemDecision, JSON: outcome, reason code, ground, opening date, conditions, words. */
  proposal: string | null;
  proposed_by: number | null;
  proposed_at: string | null;
  /** Who confirmed the proposal so far, in order: `[{by: account pk, at}]`, JSON. */
  confirmations: string;
  decision: string | null;
  decided_by: number | null;
  decided_at: string | null;
  /** 1 while it is under appeal, 2 once that was decided: never twice. */
  appealed: number;
}

/** When the clock stood still: the reader owed an answer. */
export interface ClockPauseTable {
  pk: Generated<number>;
  case_pk: number;
  /** Days, `YYYY-MM-DD`, Việt Nam's time. */
  from_day: string;
  /** As the calendar was when the answer came. */
  until_day: string | null;
  /** When the answer came, ISO 8601: what the day is worked out from anew. Null where only the day is known. */
  answered_at: string | null;
}

export interface ClockExtensionTable {
  pk: Generated<number>;
  case_pk: number;
  working_days: number;
  reason: string;
  decided_by: number;
  at: string;
}

/** What happened to a case, in order; written in the transaction that did it, never changed. */
export interface CaseEventTable {
  pk: Generated<number>;
  case_pk: number;
  item_pk: number | null;
  action: string;
  from_state: string | null;
  to_state: string | null;
  /** Null for the system. */
  actor_pk: number | null;
  at: string;
  /** JSON; nothing that the reader may not see where `is_internal` is 0. */
  data: string;
  is_internal: number;
}

export interface CaseMessageTable {
  pk: Generated<number>;
  id: string;
  case_pk: number;
  author_pk: number;
  author_kind: 'reader' | 'staff';
  at: string;
  text: string;
  /** 1 for notes between staff: on no page, in no file and no mail of the reader's. */
  is_internal: number;
}

export interface AttachmentTable {
  pk: Generated<number>;
  id: string;
  case_pk: number;
  /** Null while it belongs to the form. */
  message_pk: number | null;
  account_pk: number;
  /** Which ground it proves (policy), for files of the form. */
  evidence: string | null;
  file_name: string;
  media_type: string;
  bytes: number;
  sha256: string;
  /** Name in DATA_DIR/attachments: random. */
  stored_as: string;
  /** `unscanned` where no scanner is set up. */
  scan: 'clean' | 'unscanned';
  added_at: string;
  /** 1 for a file of an internal note. */
  is_internal: number;
}

/** Another body was asked for its opinion. */
export interface ConsultationTable {
  pk: Generated<number>;
  id: string;
  case_pk: number;
  body: string;
  question: string;
  asked_by: number;
  asked_at: string;
  answer_by: string | null;
  opinion: string | null;
  /** 1 where its refusal binds the archive. */
  is_binding: number;
  consents: number | null;
  recorded_by: number | null;
  recorded_at: string | null;
}

/** What an approval gives: to whom, what, until when, on what conditions. */
export interface AccessGrantTable {
  pk: Generated<number>;
  id: string;
  account_pk: number;
  case_pk: number;
  item_pk: number;
  record_id: string;
  state: GrantState;
  version: number;
  from_day: string;
  /** Last day it holds. */
  until_day: string;
  on_site_only: number;
  no_download: number;
  /** Null for any number. */
  max_views: number | null;
  views: number;
  /** Until when the last view lasts: what is read meanwhile counts as the same one. */
  view_ends_at: string | null;
  changed_at: string;
  /** Why it was suspended or revoked. */
  reason: string | null;
}

/** A letter to the reader as it was sent. */
export interface CaseLetterTable {
  pk: Generated<number>;
  id: string;
  case_pk: number;
  kind: 'receipt' | 'decision' | 'appeal-decision' | 'extension';
  language: 'vi' | 'en';
  created_at: string;
  created_by: number | null;
  /** The data it was made from, JSON: the PDF is the same whenever it is made again. */
  content: string;
}

/** Words of a case, folded, for the desk's own search: public engines never see a case. */
export interface CaseWordTable {
  word: string;
  case_pk: number;
}

/** Who has a case open now. */
export interface CasePresenceTable {
  case_pk: number;
  account_pk: number;
  seen_at: string;
}

export interface SavedFilterTable {
  pk: Generated<number>;
  id: string;
  account_pk: number;
  name: string;
  /** Parameters of the queue's address. */
  query: string;
}

/** Reminders that went out: once each. */
export interface CaseReminderTable {
  case_pk: number;
  kind: string;
  due_on: string;
  sent_at: string;
}

/** The archive's calendar where it differs from Monday to Friday. */
export interface CalendarDayTable {
  /** `YYYY-MM-DD` */
  day: string;
  kind: 'holiday' | 'compensatory' | 'working' | 'closure';
  label: string;
  changed_by: number | null;
  changed_at: string;
}
