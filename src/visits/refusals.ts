import type { AffectedVisit } from './closures.ts';
import type { FileTrouble } from './file-check.ts';
import type { NotBookable } from './opening.ts';
import type { VisitItemState, VisitState } from './states.ts';

/** A field of a form that cannot be taken as it is. */
export interface VisitProblem {
  /** `purpose`, `subject`, `note`, `partySize`, `partyName`, `files`, `files.RECORDID`, `reason`, `identityKind` … */
  field: string;
  code:
    | 'missing'
    | 'too-long'
    /** A code that policy does not know, a day that does not exist, an account that is no reader's. */
    | 'unknown'
    /** More than policy allows; `most` says how much that is. */
    | 'too-many'
    /** The end lies before the beginning, or the day is past. */
    | 'day-out-of-range'
    /** There is a digital copy: why the paper is wanted. */
    | 'reason-needed'
    /** The file cannot be had for this session; `trouble` says why. */
    | 'file';
  most?: number;
  trouble?: FileTrouble;
  /** What the file is called, as its reader may know it. */
  called?: string;
}

/** Why a use case did not do what it was asked. Nothing was written, whichever it is. */
export type VisitRefusal =
  /** Not there, not this actor's, or not for their eyes: told apart by nobody. Pages answer 404. */
  | { code: 'not-found' }
  /** They may see it, and this is not theirs to do. 403. */
  | { code: 'not-allowed' }
  /** A staff member's own visit. 403. */
  | { code: 'own-visit' }
  /** The reader's e-mail address is not verified yet. 403. */
  | { code: 'email-not-verified' }
  /** A suspended reader books nothing and is not received. 403. */
  | { code: 'suspended' }
  /** The state does not allow it (any more). 409. */
  | { code: 'wrong-state'; state: VisitState | VisitItemState }
  /** Somebody wrote meanwhile; `current` is the version now. 409. */
  | { code: 'stale'; current: number }
  /** What was filled in. 422. */
  | { code: 'invalid'; problems: VisitProblem[] }
  /** No such session, or none that can be booked now. 409. */
  | { code: 'not-bookable'; why: NotBookable }
  /** Fewer seats are free than were asked for. 409. */
  | { code: 'full'; free: number }
  /** The seat that was held has gone back: choose again. 409. */
  | { code: 'hold-over' }
  /** The reader has a visit in this half-day already. 409. */
  | { code: 'already-booked'; visitId: string }
  /** Of policy. 409. */
  | { code: 'limit'; limit: 'open-visits' | 'waiting'; most: number }
  /** The cut-off was then: ISO 8601 UTC. 409. */
  | { code: 'too-late'; until: string }
  /** Only on the day of the visit. 409. */
  | { code: 'another-day'; day: string }
  /** Nobody is missed before then: ISO 8601 UTC. 409. */
  | { code: 'session-not-over'; until: string }
  /** The reader still has so many units in hand. 409. */
  | { code: 'still-holding'; units: number }
  /** Something was handed over in it: that its reader was here cannot be undone. 409. */
  | { code: 'handed-over' }
  /** Its line of the register was corrected: what else is wrong is corrected there. 409. */
  | { code: 'corrected' }
  /** A seat is free: there is nothing to wait for. 409. */
  | { code: 'seats-free' }
  /** A closure hits these visits, and what becomes of them was not chosen. 409. */
  | { code: 'choices-missing'; visits: AffectedVisit[] }
  /** What was chosen for a visit cannot be done: why. 409. */
  | { code: 'choice-failed'; visitId: string; refusal: VisitRefusal }
  /** Cards are for readers of so many days; this one has come, and announced to come, on fewer. 409. */
  | { code: 'no-card-yet'; days: number; needed: number }
  /** There is a valid card already. 409. */
  | { code: 'has-card'; number: string };

export type VisitRefusalCode = VisitRefusal['code'];
