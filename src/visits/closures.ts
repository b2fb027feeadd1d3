import type { Half, SeatClass, VisitState } from './states.ts';

/** A day or half-day on which a room differs from the week's usual. Closed goes before open. */
export interface ExceptionInput {
  kind: 'closed' | 'open';
  /** Null: every room. */
  room: string | null;
  fromDay: string;
  untilDay: string;
  /** Null: both. */
  half: Half | null;
  /** Told to readers. */
  label: string;
}

export interface RoomException extends ExceptionInput {
  id: string;
  createdAt: string;
  createdBy: string;
  /** Taken back: it stays as history. */
  endedAt: string | null;
  endedBy: string | null;
}

/** A visit that a closure would hit. */
export interface AffectedVisit {
  id: string;
  version: number;
  /** Null for one that is only held: it is released without asking. */
  number: string | null;
  state: VisitState;
  reader: string;
  room: string;
  seatClass: SeatClass;
  day: string;
  half: Half;
  partySize: number;
  files: number;
}

/** What becomes of it. */
export type ClosureChoice =
  | { visitId: string; then: 'call-off' }
  | {
      visitId: string;
      then: 'move';
      to: { day: string; half: Half; room: string; seatClass: SeatClass };
      /** Without the files that cannot be had there. */
      leaveOut?: boolean;
    };
