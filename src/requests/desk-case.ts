import type { Assurance, AccountStatus } from '../readers/account.ts';
import type { Bilingual, ItemDecision } from './item-decision.ts';
import type { CaseClock, CaseOutcome, OwnAttachment, OwnGrant, OwnLetter } from './own-case.ts';
import type { StaffRecordFacts } from './record-facts.ts';
import type { RequestForm } from './request-form.ts';
import type { RecordSnapshot } from './snapshot.ts';
import type { CaseState, ItemState } from './states.ts';

export interface Colleague {
  id: string;
  name: string;
}

/** What this member of the staff may do with the case now: buttons are shown by it, the use cases check again. */
export const DESK_ACTIONS = [
  'claim',
  'release',
  'hand-over',
  'ask',
  'tell',
  'note',
  'consult',
  'record-opinion',
  'extend',
  'propose',
  'confirm',
  'return',
  'issue',
  'uphold',
  'vary',
] as const;
export type DeskAction = (typeof DESK_ACTIONS)[number];

export interface DeskItem {
  id: string;
  recordId: string;
  reason: string;
  /** As it was asked for. */
  snapshot: RecordSnapshot;
  /** As it is now; null where it never was (the catalogue was built anew without it). */
  facts: StaffRecordFacts | null;
  state: ItemState;
  proposal: { decision: ItemDecision; by: Colleague; at: string } | null;
  /** Those who confirmed the proposal so far, and how many the chain wants. */
  confirmations: { by: Colleague; at: string }[];
  confirmationsNeeded: number;
  decision: { decision: ItemDecision; by: Colleague; at: string } | null;
  appealed: boolean;
  grant: DeskGrant | null;
  /** Decisions on the same record in other cases, newest first; no reader is named. */
  earlier: EarlierDecision[];
  can: ('propose' | 'confirm' | 'return' | 'vary')[];
}

export interface DeskGrant extends OwnGrant {
  version: number;
  can: ('suspend' | 'resume' | 'revoke')[];
}

export interface EarlierDecision {
  caseId: string;
  caseNumber: string;
  decidedAt: string;
  decision: ItemDecision;
  purpose: string | null;
}

export interface DeskMessage {
  id: string;
  author: Colleague;
  from: 'reader' | 'archive';
  at: string;
  text: string;
  /** A note between staff. */
  internal: boolean;
  attachments: DeskAttachment[];
}

export interface DeskAttachment extends OwnAttachment {
  scan: 'clean' | 'unscanned';
}

export interface DeskConsultation {
  id: string;
  body: string;
  question: string;
  askedBy: Colleague;
  askedAt: string;
  answerBy: string | null;
  isBinding: boolean;
  opinion: string | null;
  consents: boolean | null;
  recordedBy: Colleague | null;
  recordedAt: string | null;
}

export interface DeskEvent {
  action: string;
  at: string;
  /** Null for a job. */
  by: Colleague | null;
  from: string | null;
  to: string | null;
  /** Public id of the item, where it concerns one. */
  itemId: string | null;
  internal: boolean;
  data: Record<string, unknown>;
}

export interface DeskCase {
  id: string;
  number: string;
  state: CaseState;
  version: number;
  /** `validFrom` of the rules under which it was sent, by which it goes on (policy.ts). */
  rulesFrom: string;
  language: 'vi' | 'en';
  outcome: CaseOutcome | null;
  closedHow: 'withdrawn' | 'lapsed' | 'done' | null;
  reader: {
    id: string;
    name: string;
    assurance: Assurance;
    status: AccountStatus;
    workplace: string | null;
    /** How many cases they have sent before. */
    earlierCases: number;
  };
  form: RequestForm;
  purposeLabel: Bilingual | null;
  evidenceLabels: Record<string, Bilingual>;
  submittedAt: string;
  decidedAt: string | null;
  /** Until when the reader may ask for another look at something; null where they may not. */
  appealUntil: string | null;
  answerBy: string | null;
  /** When the reader last wrote, where theirs is the last word. */
  readerWroteAt: string | null;
  closedAt: string | null;
  assignee: Colleague | null;
  clock: CaseClock;
  items: DeskItem[];
  messages: DeskMessage[];
  attachments: DeskAttachment[];
  consultations: DeskConsultation[];
  letters: OwnLetter[];
  events: DeskEvent[];
  /** Others who have it open now. */
  alsoHere: string[];
  can: DeskAction[];
}
