import type { CaseState, GrantState, ItemState } from './states.ts';

/** A field of a form or a decision that cannot be taken as it is. */
export interface Problem {
  /** Where: `purpose`, `items.RECORDID.reason`, `decision.ITEMID.opensOn` … */
  field: string;
  code:
    | 'missing'
    | 'too-long'
    /** A code that the policy in force does not know, or a day that does not exist. */
    | 'unknown'
    /** The record is no longer there, or never was for this reader. */
    | 'no-record'
    /** Described as a whole with parts beneath: one of the parts is asked for. */
    | 'not-requestable'
    /** An evidence ground that needs a file has none. */
    | 'file-needed'
    /** More than policy allows; `most` says how much that is. */
    | 'too-many'
    /** A day that is not after today, or lies beyond what policy allows (`most`). */
    | 'day-out-of-range'
    /** Reading from elsewhere is given only to those seen at the desk: on site, or the papers first. */
    | 'identity-not-seen'
    /** A body whose refusal binds has refused. */
    | 'bound-by-opinion'
    /** Said to be open to everybody, and it is not. */
    | 'not-open';
  most?: number | string;
}

/** Why a use case did not do what it was asked. Nothing was written, whichever it is. */
export type Refusal =
  /** Not there, not this actor's, or not for their eyes: told apart by nobody. Pages answer 404. */
  | { code: 'not-found' }
  /** They may see it, and this is not theirs to do. 403. */
  | { code: 'not-allowed' }
  /** A staff member's own request, or one that they would decide twice. 403. */
  | { code: 'own-request' }
  /** Whoever proposed or confirmed before may not confirm; an appeal needs somebody new. 403. */
  | { code: 'four-eyes'; items: string[] }
  /** The state does not allow it (any more). 409. */
  | { code: 'wrong-state'; state: CaseState | ItemState | GrantState }
  /** Somebody wrote meanwhile; `current` is the version now. 409. */
  | { code: 'stale'; current: number }
  /** What was filled in. 422. */
  | { code: 'invalid'; problems: Problem[] }
  /** Items without a confirmed decision, which issuing needs. 409. */
  | { code: 'undecided'; items: string[] }
  /** The e-mail address is not verified yet. 403. */
  | { code: 'email-not-verified' }
  /** A suspended reader asks for nothing. 403. */
  | { code: 'suspended' }
  /** Staff have not confirmed the reader's account yet, and nothing is granted before. 409. */
  | { code: 'reader-not-confirmed' }
  /** Of policy; `until` is the day from which it is possible again, where there is one. 429 or 409. */
  | { code: 'limit'; limit: 'cases-per-day' | 'open-cases' | 'drafts' | 'cart' | 'extensions'; most: number }
  /** The day until which it was possible is over. 409. */
  | { code: 'too-late'; until: string };

export type RefusalCode = Refusal['code'];
