import type { DueDay } from './clock/due-day.ts';
import type { Bilingual, ItemDecision } from './item-decision.ts';
import type { RequestForm } from './request-form.ts';
import type { RecordSnapshot } from './snapshot.ts';
import type { CaseState, GrantState, ItemState } from './states.ts';

/*
 * A case as its reader sees it. These shapes have no place for internal notes, proposals, consultations' opinions,
 * or the name of anybody on the staff: what cannot be said cannot leak.
 */

export type CaseOutcome = 'granted' | 'partly' | 'refused';

export interface OwnCaseLine {
  id: string;
  /** Null while drafted. */
  number: string | null;
  state: CaseState;
  closedHow: 'withdrawn' | 'lapsed' | 'done' | null;
  outcome: CaseOutcome | null;
  createdAt: string;
  changedAt: string;
  submittedAt: string | null;
  dueOn: string | null;
  late: boolean;
  answerBy: string | null;
  itemCount: number;
  /** Title of the first item as the public saw it; null where masked or nothing was chosen yet. */
  firstTitle: string | null;
}

/** An item's state as the reader may know it: nothing is decided for them before the decision is issued. */
export type OwnItemState = Exclude<ItemState, 'proposed'>;

export interface OwnItem {
  id: string;
  recordId: string;
  reason: string;
  snapshot: RecordSnapshot;
  state: OwnItemState;
  /** Once issued. */
  decision: ItemDecision | null;
  appealed: boolean;
  /** May be named in an appeal now. */
  appealable: boolean;
  grant: OwnGrant | null;
}

export interface OwnGrant {
  id: string;
  caseId: string;
  recordId: string;
  state: GrantState;
  fromDay: string;
  untilDay: string;
  onSiteOnly: boolean;
  noDownload: boolean;
  maxViews: number | null;
  views: number;
  /** Why it was suspended or revoked. */
  reason: string | null;
}

export interface OwnMessage {
  id: string;
  from: 'reader' | 'archive';
  at: string;
  text: string;
  attachments: OwnAttachment[];
}

export interface OwnAttachment {
  id: string;
  fileName: string;
  mediaType: string;
  bytes: number;
  addedAt: string;
  /** Code of the evidence ground, for files of the form. */
  evidence: string | null;
}

export interface OwnLetter {
  id: string;
  kind: 'receipt' | 'decision' | 'appeal-decision' | 'extension';
  language: 'vi' | 'en';
  createdAt: string;
}

/** What happened that the reader may know. */
export interface OwnEvent {
  action: string;
  at: string;
  by: 'reader' | 'archive' | 'system';
  to: CaseState | null;
}

export interface CaseClock {
  dueOn: string | null;
  late: boolean;
  /** How many working days, and the rule that gives them; null ground: the archive's own. */
  limit: { kind: string; workingDays: number; label: Bilingual; ground: Bilingual | null };
  standing: 'running' | 'stopped' | 'ended';
  pauses: { from: string; until: string | null }[];
  extensions: { workingDays: number; reason: string; at: string }[];
  sum: DueDay;
}

export const READER_ACTIONS = ['save', 'discard', 'submit', 'reply', 'write', 'withdraw', 'appeal'] as const;
export type ReaderAction = (typeof READER_ACTIONS)[number];

export interface OwnCase extends OwnCaseLine {
  version: number;
  /** `validFrom` of the rules by which it goes on (policy.ts): those under which it was sent. */
  rulesFrom: string;
  language: 'vi' | 'en';
  form: RequestForm;
  purposeLabel: Bilingual | null;
  /** Null while drafted. */
  clock: CaseClock | null;
  decidedAt: string | null;
  appealUntil: string | null;
  closedAt: string | null;
  remedy: Bilingual | null;
  items: OwnItem[];
  messages: OwnMessage[];
  /** Files of the form; those of messages are with them. */
  attachments: OwnAttachment[];
  letters: OwnLetter[];
  events: OwnEvent[];
  /** What this reader may do now. */
  can: ReaderAction[];
}
