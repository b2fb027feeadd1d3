/** What a reader wants done with a record: the law gives each its own number of working days (policy `timeLimits`). */
export const USES = ['reading', 'copy'] as const;
export type Use = (typeof USES)[number];

export interface RequestedRecord {
  /** Public id. */
  recordId: string;
  use: Use;
  /** Why this one: needed where policy says so, and for the paper of what is readable here. */
  reason: string;
}

/** Evidence for a ground that policy names ("own data", "consent of the person" …). Its files carry the same code. */
export interface EvidenceGround {
  /** Code of the policy. */
  ground: string;
  words: string;
}

/**
 * The request form as typed so far. It may be unfinished and wrong in every field: a draft keeps whatever was
 * typed, and only sending checks it.
 */
export interface RequestForm {
  items: RequestedRecord[];
  /** Code of the policy; empty until chosen. */
  purpose: string;
  /** What the research is about. */
  subject: string;
  evidence: EvidenceGround[];
  note: string;
  /** The reader has read what will happen and agreed to the rules of use. */
  agreed: boolean;
}

export const EMPTY_FORM: RequestForm = { items: [], purpose: '', subject: '', evidence: [], note: '', agreed: false };

/** Longest texts in characters; far beyond what anybody types, so that nothing typed is lost in a draft. */
export const LONGEST = { reason: 2_000, subject: 4_000, words: 2_000, note: 4_000, message: 10_000 } as const;
