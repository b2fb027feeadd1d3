import type { CopyOrderState } from './states.ts';

/** A field that cannot be taken as it is. */
export interface CopyProblem {
  /** Where: `purpose`, `lines`, `lines.0.pages`, `amount` … */
  field: string;
  code:
    | 'missing'
    | 'unknown'
    /** Not a whole number from 1 to `most`. */
    | 'not-a-count'
    /** The record is no longer there, or never was for this reader. */
    | 'no-record'
    /** Described as a whole with parts beneath: one of the parts is copied. */
    | 'not-copyable'
    /** Neither open to all nor granted for copying: it has to be asked for. */
    | 'needs-permission'
    /** Granted for reading at the archive only: on paper, not as a file. */
    | 'paper-only'
    /** This kind of copy is not authenticated. */
    | 'not-authenticable'
    | 'too-many'
    /** A correction that changes nothing. */
    | 'nothing-to-correct'
    /** Whole đồng, and what the offer says where it says an amount. */
    | 'wrong-amount';
  most?: number;
}

/** Why a use case did not do what it was asked. Nothing was written, whichever it is. */
export type CopyRefusal =
  /** Not there, not this actor's, or not for their eyes. 404. */
  | { code: 'not-found' }
  | { code: 'not-allowed' }
  | { code: 'own-order' }
  | { code: 'wrong-state'; state: CopyOrderState }
  | { code: 'stale'; current: number }
  | { code: 'invalid'; problems: CopyProblem[] }
  | { code: 'email-not-verified' }
  | { code: 'suspended' }
  | { code: 'limit'; limit: 'drafts' | 'open-orders'; most: number }
  /** The offer's time is over. */
  | { code: 'too-late'; until: string }
  /** Records of these lines may not be copied (any more). */
  | { code: 'not-copyable'; lines: string[] }
  /** Lines to be handed over as files that have none. */
  | { code: 'files-missing'; lines: string[] };
