import type { IdentityKind } from '../readers/account.ts';
import type { Bilingual } from '../requests/item-decision.ts';
import type { Half, SeatClass, VisitItemState, VisitState } from './states.ts';

/*
 * A visit as its reader sees it. These shapes have no place for the name of anybody on the staff, their notes, or who
 * else has a unit: what cannot be said cannot leak.
 */

export interface OwnVisitLine {
  id: string;
  /** Null while held. */
  number: string | null;
  state: VisitState;
  room: { code: string; label: Bilingual };
  seatClass: SeatClass;
  day: string;
  half: Half;
  /** ISO 8601 UTC, both by the hours of policy. */
  begins: string;
  ends: string;
  partySize: number;
  files: number;
  /** Until when the seat is held; null unless held. */
  heldUntil: string | null;
}

export interface OwnVisitFile {
  id: string;
  recordId: string;
  unitId: string;
  title: string | null;
  referenceCode: string | null;
  fonds: string | null;
  reason: string;
  state: VisitItemState;
  /** Why it could not be had, in the archive's words. */
  trouble: string | null;
  /** Somebody else has it: the place in the line for it, and until when. */
  queue: { position: number; untilDay: string | null } | null;
  slipNumber: string | null;
  /** Last day on which it is kept at the reading room. */
  keepUntil: string | null;
}

/** The visit for which a file is now. */
export interface PassedTo {
  id: string;
  day: string;
}

/** What the reader may do now. Each is judged again when it is done. */
export interface OwnVisitActions {
  /** Ask for it: the seat is held. */
  request: boolean;
  release: boolean;
  changeFiles: boolean;
  cancel: boolean;
  move: boolean;
}

export interface OwnVisit extends OwnVisitLine {
  version: number;
  room: { code: string; label: Bilingual; place: Bilingual };
  /** From 1 within room and class; empty once it is over. */
  seats: number[];
  partyName: string | null;
  /** Code of content/policy/requests.yaml. */
  purpose: string | null;
  subject: string;
  note: string;
  /** What staff said when they declined or called it off. */
  reason: string | null;
  createdAt: string;
  changedAt: string;
  requestedAt: string | null;
  confirmedAt: string | null;
  /** Which papers were shown at the desk. */
  identityKind: IdentityKind | null;
  items: OwnVisitFile[];
  /** What was asked for or read here and went on to a later visit: as it left this one. */
  passedOn: (OwnVisitFile & { to: PassedTo })[];
  can: OwnVisitActions;
  /** Until when files can be asked for, and the visit cancelled or moved. ISO 8601 UTC. */
  filesUntil: string;
  cancelUntil: string;
  /** Where it went when it was moved, and where it came from. */
  movedTo: string | null;
  movedFrom: string | null;
}

/** A place in the queue for a seat. */
export interface OwnWait {
  id: string;
  room: { code: string; label: Bilingual };
  seatClass: SeatClass;
  day: string;
  half: Half;
  createdAt: string;
  /** How many wait before. */
  ahead: number;
}
