import type { Actor } from '../readers/actor.ts';
import type { Result } from '../platform/result.ts';
import type { FileCheck, WantedFile } from './file-check.ts';
import type { MonthQuery, MonthView, SessionView } from './month.ts';
import type { OwnVisit, OwnVisitLine, OwnWait } from './own-visit.ts';
import type { Session } from './opening.ts';
import type { VisitPolicy, VisitRules } from './policy.ts';
import type { VisitRefusal } from './refusals.ts';
import type { Half } from './states.ts';

/** What every change gives back: the visit's version after it, to be sent along with the next one. */
export interface VisitWritten {
  version: number;
}

/** Sent along with every change of a visit: whoever writes with an old version is told `stale`. */
export interface VisitVersioned {
  version: number;
}

export interface HoldInput extends Session {
  language: 'vi' | 'en';
  /** 1 for a reader alone; more for a group. */
  partySize: number;
}

/** What is filled in for a visit. */
export interface VisitForm {
  /** Code of content/policy/requests.yaml. */
  purpose: string;
  subject: string;
  note: string;
  /** Needed for a group: what it is called. */
  partyName: string;
  files: readonly WantedFile[];
}

export type VisitChange<Value = VisitWritten> = Promise<Result<Value, VisitRefusal>>;
export type VisitRead<Value> = Promise<Result<Value, { code: 'not-found' }>>;

/**
 * Seats in the reading rooms: what readers do with them. Each takes the actor first and decides by itself; ids are
 * those of addresses. A refusal leaves everything as it was. The staff's side is `VisitDesk` (visit-desk.ts).
 */
export interface Visits {
  readonly policy: VisitPolicy;
  /** The rules that hold now. */
  rules(): VisitRules;

  /**
   * Which sessions of a month are open and how many seats are free; for everybody. Seats whose hold has run out count
   * as free. A month that is none is `invalid` (`month`); filters that match nothing give no rooms.
   */
  month(actor: Actor, query: MonthQuery): Promise<Result<MonthView, VisitRefusal>>;
  /** One half-day, all rooms; for everybody. Undefined where there is no such day. */
  session(actor: Actor, when: { day: string; half: Half }): Promise<SessionView | undefined>;
  /**
   * Which of these files the reader could have in a session, in order of the ids; for a guest, as for a reader
   * without grants. Of a unit in use it says until when, never by whom; what the reader has themselves is free to them.
   * @param when.readerId for staff of the reading room: for whom they ask (account id)
   */
  checkFiles(
    actor: Actor,
    recordIds: readonly string[],
    when: { day: string; half: Half; readerId?: string },
  ): Promise<FileCheck[]>;

  /**
   * Keeps a seat for `holdMinutes`. Holding the same again gives the same visit; holding another seat in that half-day
   * lets the one before go.
   * Refused: `not-allowed` (no reader), `email-not-verified`, `suspended`, `not-bookable`, `full`, `already-booked`,
   * `limit` (open visits), `invalid` (`partySize`).
   */
  hold(actor: Actor, input: HoldInput): VisitChange<{ id: string; version: number; heldUntil: string }>;
  /** Lets a held seat go. */
  release(actor: Actor, id: string, input: VisitVersioned): VisitChange;
  /**
   * Asks for the visit whose seat is held. Confirmed at once where policy says so. `submissionKey` is random, made
   * with the page that has the button: pressing twice gives the same answer twice. The page clears the cart.
   * Refused besides: `hold-over`, `invalid` (fields; `files.RECORDID` with `trouble` or `reason-needed`).
   */
  request(
    actor: Actor,
    id: string,
    input: VisitVersioned & VisitForm & { submissionKey: string },
  ): VisitChange<{ version: number; number: string; state: 'requested' | 'confirmed' }>;
  /**
   * The files as they shall be: those left out are dropped unless they are already being fetched (`wrong-state`);
   * new ones are checked as in `request`. A confirmed visit to which its reader adds what policy would not confirm at
   * once waits for staff again (`reopened`).
   */
  changeFiles(
    actor: Actor,
    id: string,
    input: VisitVersioned & { files: readonly WantedFile[] },
  ): VisitChange<{ version: number; reopened: boolean }>;
  /** Until `cancelUntilHours` before it begins. */
  cancel(actor: Actor, id: string, input: VisitVersioned): VisitChange;
  /**
   * To another session in one step, with number of people, purpose and files: the new visit is booked, or nothing
   * happens at all. @returns the new visit
   */
  move(
    actor: Actor,
    id: string,
    input: VisitVersioned & { to: Session },
  ): VisitChange<{ id: string; version: number; number: string; state: 'requested' | 'confirmed' }>;

  /** Queues for one seat in a session that is full. Refused: `seats-free`, `already-booked`, `limit`, `not-bookable`. */
  wait(actor: Actor, input: Session): VisitChange<{ id: string }>;
  stopWaiting(actor: Actor, waitId: string): VisitChange<null>;

  /** The reader's own, the next one first, then those that are over from the latest on. */
  ownVisits(actor: Actor): Promise<OwnVisitLine[]>;
  ownVisit(actor: Actor, id: string): VisitRead<OwnVisit>;
  ownWaits(actor: Actor): Promise<OwnWait[]>;
}
