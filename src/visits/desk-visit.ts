import type { PaperAddress } from '../catalogue/description.ts';
import type { AccountStatus, Assurance, IdentityKind } from '../readers/account.ts';
import type { Closed } from './opening.ts';
import type { PassedTo } from './own-visit.ts';
import type { Hours } from './policy.ts';
import type { Half, SeatClass, VisitItemState, VisitState } from './states.ts';
import type { VisitAction } from './transitions.ts';

/** A visit as staff see it in a list. */
export interface DeskVisitLine {
  id: string;
  number: string | null;
  state: VisitState;
  version: number;
  reader: { id: string; name: string };
  room: string;
  seatClass: SeatClass;
  seats: number[];
  day: string;
  half: Half;
  partySize: number;
  partyName: string | null;
  files: number;
  /** Units in the reader's hands now. */
  holding: number;
  /** Files that stand ready on the reading room's shelf. */
  ready: number;
  requestedAt: string | null;
  arrivedAt: string | null;
}

/** Somebody who waits for a seat in a session that is full. */
export interface DeskWait {
  reader: { id: string; name: string };
  seatClass: SeatClass;
  /** ISO 8601, UTC. */
  since: string;
}

export interface DeskSession {
  room: string;
  half: Half;
  hours: Hours;
  closed: Closed | null;
  seats: { seatClass: SeatClass; total: number; taken: number }[];
  /** By seat; those that are over after the others. */
  visits: DeskVisitLine[];
  /** Who gets the next seat that comes free, the longest first within a class. */
  waiting: DeskWait[];
}

export interface DeskDay {
  day: string;
  /** By half-day, then by room as in policy. */
  sessions: DeskSession[];
}

export interface DeskVisitItem {
  id: string;
  version: number;
  recordId: string;
  unitId: string;
  title: string | null;
  referenceCode: string | null;
  fonds: string | null;
  address: PaperAddress | null;
  reason: string;
  grantId: string | null;
  state: VisitItemState;
  slipNumber: string | null;
  slipPrints: number;
  trouble: string | null;
  outOfStack: boolean;
  keepUntil: string | null;
}

export interface VisitHistoryEntry {
  action: string;
  itemId: string | null;
  from: string | null;
  to: string | null;
  /** Null: the system. */
  by: string | null;
  at: string;
  data: Record<string, unknown>;
}

/** One visit on one screen. */
export interface DeskVisit extends DeskVisitLine {
  language: 'vi' | 'en';
  reader: {
    id: string;
    name: string;
    email: string | null;
    phone: string | null;
    workplace: string | null;
    status: AccountStatus;
    assurance: Assurance;
  };
  begins: string;
  ends: string;
  purpose: string | null;
  subject: string;
  note: string;
  heldUntil: string | null;
  createdAt: string;
  changedAt: string;
  confirmedAt: string | null;
  /** Null where a rule confirmed it. */
  confirmedBy: string | null;
  arrivedBy: string | null;
  identityKind: IdentityKind | null;
  nationality: string | null;
  completedAt: string | null;
  completedBy: string | null;
  reason: string | null;
  items: DeskVisitItem[];
  /** What was asked for or read here and went on to a later visit: as it left this one. */
  passedOn: (DeskVisitItem & { to: PassedTo })[];
  history: VisitHistoryEntry[];
  /** What this actor may do with it now; each is judged again when it is done. */
  actions: VisitAction[];
  movedTo: string | null;
  movedFrom: string | null;
}
