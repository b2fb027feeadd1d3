import type { Actor } from '../../readers/actor.ts';
import type { Result } from '../../platform/result.ts';
import type { DeliveryCorrections, VisitCorrections } from './corrections.ts';
import type { DeskItem, ItemLine, PrintedSlips, PullLine, Scanned, UnitView } from './desk-item.ts';
import type { DeliveryRefusal } from './refusals.ts';
import type { DeliveryCondition, Half, VisitItemState } from '../states.ts';

export interface Versioned {
  /** Of the item, as the actor saw it. */
  version: number;
}

/** What became of an item. */
export interface Moved {
  version: number;
  /**
   * Where it is now. `withheld` where the reader may not use it any more: that was found out at this step, and the
   * step was not taken.
   */
  state: VisitItemState;
}

export interface IssueInput extends Versioned {
  /** Counted when it goes over the counter. */
  sheets: number;
  /** For the figures of the year. */
  pages: number;
  drawings: number;
  condition: DeliveryCondition;
  note: string;
  /** The reader confirmed it, by word or signature. Without that nothing is handed over. */
  readerAgreed: boolean;
}

export interface ReturnInput extends Versioned {
  sheets: number;
  condition: DeliveryCondition;
  /** Needed where sheets differ, and where the reader did not countersign. */
  note: string;
  readerAgreed: boolean;
}

/** Of a day, or of a session. */
export interface PullFilter {
  /** `YYYY-MM-DD` */
  day: string;
  half?: Half;
  /** Code of the policy. */
  room?: string;
}

/**
 * The way of a unit from the stack into a reader's hands and back. Everything here is for staff of the reading room
 * (desk, archivist, approver); for whoever else asks nothing is there (`not-found`). Each change is one transaction: state,
 * event, mail, figures, audit. Whether the reader may use it is asked again at slip, pull, shelf, issue and keeping.
 */
export interface Delivery {
  /**
   * What is to be fetched, in the order in which one walks along the shelves, slips printed or not; what was fetched
   * stays on the list until it is laid ready.
   */
  pullList(actor: Actor, filter: PullFilter): Promise<Result<PullLine[], DeliveryRefusal>>;
  /**
   * Prints (again) the slips of items; each print is counted. What the reader may not use any more is withheld and
   * gets none; what cannot be sent for is named with the reason. In the order of the stack.
   */
  printSlips(actor: Actor, itemIds: readonly string[]): Promise<Result<PrintedSlips, DeliveryRefusal>>;
  /** Taken from its place in the stack. `unit-taken` where somebody has it. */
  pull(actor: Actor, itemId: string, input: Versioned): Promise<Result<Moved, DeliveryRefusal>>;
  /** Laid ready in the reading room. */
  shelve(actor: Actor, itemId: string, input: Versioned): Promise<Result<Moved, DeliveryRefusal>>;
  /** @param input words: told to the reader, who gets a letter */
  notFound(actor: Actor, itemId: string, input: Versioned & { words: string }): Promise<Result<Moved, DeliveryRefusal>>;
  unfit(actor: Actor, itemId: string, input: Versioned & { words: string }): Promise<Result<Moved, DeliveryRefusal>>;
  /** Somebody else has it: the reader waits in a queue and is told until when. `position` counts from 1. */
  inUse(
    actor: Actor,
    itemId: string,
    input: Versioned,
  ): Promise<Result<Moved & { position: number; until: string | null }, DeliveryRefusal>>;
  /** Into the reader's hands, and onto the register; counted in the year's figures. */
  issue(
    actor: Actor,
    itemId: string,
    input: IssueInput,
  ): Promise<Result<Moved & { deliveryId: string | null }, DeliveryRefusal>>;
  /** Out of them again. `difference`: sheets back less sheets out. */
  giveBack(
    actor: Actor,
    itemId: string,
    input: ReturnInput,
  ): Promise<Result<Moved & { difference: number }, DeliveryRefusal>>;
  /** Stays in the reading room for the reader's next day, until `keepUntil` at most. */
  keep(actor: Actor, itemId: string, input: Versioned): Promise<Result<Moved & { keepUntil: string }, DeliveryRefusal>>;
  /** Back in its place in the stack. */
  reshelve(actor: Actor, itemId: string, input: Versioned): Promise<Result<Moved, DeliveryRefusal>>;
  /** Refused (`may-be-used`) while the reader may use it. */
  withhold(actor: Actor, itemId: string, input: Versioned): Promise<Result<Moved, DeliveryRefusal>>;
  /** Not wanted any more; also by the reader whose visit it is. */
  drop(actor: Actor, itemId: string, input: Versioned): Promise<Result<Moved, DeliveryRefusal>>;

  /**
   * What a code is and what can be done with it now: an address out of a QR code, the number of a slip, a card, a
   * visit, or a reference code; typed in any case and spacing, or sent by a scanner that types.
   * Refused with `not-found` where it is nothing known.
   */
  scan(actor: Actor, code: string): Promise<Result<Scanned, DeliveryRefusal>>;

  /** One item as the desk sees it, for the forms of issue and return. */
  item(actor: Actor, itemId: string): Promise<Result<DeskItem, DeliveryRefusal>>;
  /** All items of a visit, in the reader's order. */
  itemsOf(actor: Actor, visitId: string): Promise<Result<DeskItem[], DeliveryRefusal>>;
  /** Everything that is not in its place in the stack, those in readers' hands first, longest first. */
  outNow(actor: Actor): Promise<Result<ItemLine[], DeliveryRefusal>>;
  /** In hands after the session's end, or lying in the reading room past its visit's day, or that until which it is kept. */
  late(actor: Actor): Promise<Result<ItemLine[], DeliveryRefusal>>;
  /** Out of the stack, and wanted by nobody any more, or for longer than it may lie there; by stack address. */
  toReshelve(actor: Actor): Promise<Result<ItemLine[], DeliveryRefusal>>;
  /**
   * Where a unit is, who used it, who waits for it.
   * @param at ISO 8601 UTC: where it was then; now where left out
   */
  unit(actor: Actor, unitId: string, at?: string): Promise<Result<UnitView, DeliveryRefusal>>;

  /**
   * Mends an entry of the register of deliveries: the entry stays, a new one names it, figures follow.
   * @param input seen: how many corrections the actor saw (`stale` where there are more)
   */
  correctDelivery(
    actor: Actor,
    deliveryId: string,
    input: { seen: number; changes: DeliveryCorrections; reason: string },
  ): Promise<Result<{ correctionId: string }, DeliveryRefusal>>;
  /** The same for the readers' register: a visit that was counted. */
  correctVisit(
    actor: Actor,
    visitId: string,
    input: { seen: number; changes: VisitCorrections; reason: string },
  ): Promise<Result<{ correctionId: string }, DeliveryRefusal>>;
}
