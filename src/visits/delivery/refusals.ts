import type { ServiceState } from '../../catalogue/description.ts';
import type { VisitItemState, VisitState } from '../states.ts';

/** A field of a hand-over's form that cannot be taken as it is. */
export interface DeliveryProblem {
  field:
    | 'sheets'
    | 'pages'
    | 'drawings'
    | 'condition'
    | 'note'
    | 'readerAgreed'
    | 'words'
    | 'reason'
    | 'changes'
    | 'purpose'
    | 'nationality'
    | 'partySize';
  code:
    | 'missing'
    | 'too-long'
    /** Not a whole number, or one that no file has (`most`). */
    | 'out-of-range'
    /** A code that the policy does not know. */
    | 'unknown'
    /** The reader must say that they took it. */
    | 'not-agreed'
    /** Fewer or more sheets came back than went out, or the reader did not countersign: a note must say why. */
    | 'needs-a-note'
    /** A correction that changes nothing, or what has not happened yet (the return of a unit that is still out). */
    | 'nothing-to-correct';
  most?: number;
}

/** Why nothing was done. Nothing was written, whichever it is. */
export type DeliveryRefusal =
  /** Not there, not this actor's: told apart by nobody. 404. */
  | { code: 'not-found' }
  /** They may see it, and this is not theirs to do. 403. */
  | { code: 'not-allowed' }
  /** Nobody hands over to themselves, nor takes back. 403. */
  | { code: 'own-visit' }
  /** The state does not allow it (any more). 409. */
  | { code: 'wrong-state'; state: VisitItemState }
  /** Somebody wrote meanwhile; `current` is the version now. 409. */
  | { code: 'stale'; current: number }
  /** What was filled in. 422. */
  | { code: 'invalid'; problems: DeliveryProblem[] }
  /** Its visit is not confirmed, or over. 409. */
  | { code: 'visit-not-standing'; state: VisitState }
  /** The reader has not arrived, or has gone. 409. */
  | { code: 'reader-not-here'; state: VisitState }
  /** The reader's account was suspended or closed. 409. */
  | { code: 'suspended' }
  /** What the reader gave back they may not use any more: it goes back to the stack. 409. */
  | { code: 'may-not-be-used' }
  /** It may be used: there is no ground to withhold it. 409. */
  | { code: 'may-be-used' }
  /** In treatment, or too weak. 409. */
  | { code: 'not-served'; serviceState: ServiceState }
  /** In somebody's hands, or out of the stack for somebody else; `until` is the last day known. 409. */
  | { code: 'unit-taken'; until: string | null }
  /** The unit is in its place in the stack. 409. */
  | { code: 'not-out' }
  /** So many are in the reader's hands already. 409. */
  | { code: 'limit'; limit: 'files-per-delivery'; most: number }
  /** It has been kept for as long as policy allows: until this day. 409. */
  | { code: 'kept-too-long'; until: string };
