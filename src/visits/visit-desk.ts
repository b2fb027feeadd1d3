import type { IdentityKind } from '../readers/account.ts';
import type { Actor } from '../readers/actor.ts';
import type { AffectedVisit, ClosureChoice, ExceptionInput, RoomException } from './closures.ts';
import type { DeskDay, DeskVisit, DeskVisitLine } from './desk-visit.ts';
import type { Session } from './opening.ts';
import type { ReaderCard } from './reader-card.ts';
import type { VisitChange, VisitForm, VisitRead, VisitVersioned } from './visits.ts';

/**
 * Visits as the staff of the reading room handle them: desk, archivist, approver. Everybody else gets `not-found`,
 * except that the administrator sees and edits closures. Nobody handles a visit of their own (`own-visit`).
 */
export interface VisitDesk {
  /** A day by session: who is expected, here, gone, and who waits for a seat. The looks at those who wait are logged. */
  day(actor: Actor, day: string): VisitRead<DeskDay>;
  /** Visits that wait for an answer, the earliest day first. */
  toConfirm(actor: Actor): VisitRead<DeskVisitLine[]>;
  /** Readers of earlier days whom nobody signed out, the earliest first. */
  toSignOut(actor: Actor): VisitRead<DeskVisitLine[]>;
  /** Looking at one is logged. */
  open(actor: Actor, id: string): VisitRead<DeskVisit>;
  /** What somebody typed as a visit's number, however written. @returns the visit's id */
  findByNumber(actor: Actor, text: string): VisitRead<{ id: string }>;
  /** Visits of a reader, by account id: the next one first, then the past from the latest on. */
  ofReader(actor: Actor, readerId: string): VisitRead<DeskVisitLine[]>;

  /**
   * For a reader who stands here or telephones: booked and confirmed in one step. Neither lead time nor the time by
   * which files must be asked for binds; closed rooms, seats, and what the reader may use do.
   */
  bookFor(
    actor: Actor,
    readerId: string,
    input: Session & VisitForm & { language: 'vi' | 'en'; partySize: number; submissionKey: string },
  ): VisitChange<{ id: string; version: number; number: string }>;
  /**
   * Looks again whether seat and files can be had. What the reader may not use any more is withheld; whatever else is in
   * the way is refused `invalid` with each file's trouble, or dropped where `leaveOut` says so.
   */
  confirm(actor: Actor, id: string, input: VisitVersioned & { leaveOut?: boolean }): VisitChange;
  /** `reason` is told to the reader. */
  decline(actor: Actor, id: string, input: VisitVersioned & { reason: string }): VisitChange;
  callOff(actor: Actor, id: string, input: VisitVersioned & { reason: string }): VisitChange;
  /** Its files must be to be had there, too; `leaveOut` leaves behind those that are not. */
  move(
    actor: Actor,
    id: string,
    input: VisitVersioned & { to: Session; reason: string; leaveOut?: boolean },
  ): VisitChange<{ id: string; version: number; number: string; state: 'requested' | 'confirmed' }>;
  /** As for readers, and at any time until the visit is over: a reader who is here asks for one more file. */
  changeFiles(actor: Actor, id: string, input: VisitVersioned & { files: VisitForm['files'] }): VisitChange;
  /**
   * The reader is here: papers seen (which kind; their number is not kept), nationality asked. An account that was known
   * by its owner's word alone is marked as seen, by whom and when, in the same transaction. Counts the visit: as
   * many as people came with it (`partySize`), foreign by the nationality that was said.
   * @param input.nationality ISO 3166-1 alpha-2, capitals
   */
  arrive(
    actor: Actor,
    id: string,
    input: VisitVersioned & { identityKind: IdentityKind; nationality: string },
  ): VisitChange;
  /**
   * Arrival was pressed on the wrong visit: it waits for its reader again, and neither register nor figures have it. On
   * the same day, while nothing was handed over and its line of the register not corrected.
   */
  undoArrival(actor: Actor, id: string, input: VisitVersioned): VisitChange;
  /** The reader goes. Refused `still-holding` while a unit is in their hands. */
  complete(actor: Actor, id: string, input: VisitVersioned): VisitChange;
  /** Nobody came. Once the session is over. */
  miss(actor: Actor, id: string, input: VisitVersioned): VisitChange;

  /** Those to come first, then the past and those taken back. Administrators too. */
  exceptions(actor: Actor): VisitRead<RoomException[]>;
  /** Which visits it would hit. Nothing is written. */
  affectedBy(actor: Actor, input: ExceptionInput): VisitChange<AffectedVisit[]>;
  /**
   * Enters it, and does with each visit that it hits what was chosen; all or nothing. Refused `choices-missing` with
   * the visits for which nothing was chosen: also those that were booked meanwhile.
   */
  setException(
    actor: Actor,
    input: ExceptionInput & { choices: readonly ClosureChoice[] },
  ): VisitChange<{ id: string }>;
  /** Takes it back, from now on. Of one that opened a room it may hit visits, which is refused as above. */
  endException(actor: Actor, id: string, input: { choices: readonly ClosureChoice[] }): VisitChange<null>;

  /** The reader's card, by account id; null where there is none that is valid. */
  card(actor: Actor, readerId: string): VisitRead<{ card: ReaderCard | null; days: number; needed: number }>;
  /** For readers of `card.fromDays` days: on which they came, or are to come. Announced days count where the reader stays on, as said at the desk. */
  issueCard(actor: Actor, readerId: string, input: { announcedDays: number }): VisitChange<ReaderCard>;
  /** It was printed (again): counts. */
  printedCard(actor: Actor, readerId: string): VisitChange<ReaderCard>;
  /** Lost, or handed back: opens nothing any more. */
  endCard(actor: Actor, readerId: string): VisitChange<null>;
  /** What somebody typed or scanned as a card's number. */
  findByCard(actor: Actor, text: string): VisitRead<{ readerId: string; card: ReaderCard }>;
}
