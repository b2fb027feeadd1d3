import type { Level, PaperAddress, ServiceState } from '../../catalogue/description.ts';
import type { DeliveryCondition, Half, VisitItemState, VisitState } from '../states.ts';
import type { QueuePlace, WaitingItem } from '../storage/waiting-items.ts';
import type { VisitItemAction } from '../transitions.ts';
import type { StoredChanges } from './corrections.ts';
import type { DeliveryRefusal } from './refusals.ts';

/** Where a unit is: in the stack, on its way, laid ready, in a reader's hands, on the counter, or not to be found. */
export type Place = 'stack' | 'on-the-way' | 'shelf' | 'reader' | 'counter' | 'not-found';

/** A record as staff of the reading room see it: with its title, masked or not. */
export interface DeskRecord {
  id: string;
  /** What is fetched for it. */
  unitId: string;
  level: Level;
  title: string;
  referenceCode: string | null;
  fonds: string;
  address: PaperAddress | null;
  extent: string | null;
  /** Sheets by the description ("45 tờ"), to begin counting from; null where it says nothing. */
  sheets: number | null;
  serviceState: ServiceState;
}

export interface ItemLine {
  id: string;
  version: number;
  state: VisitItemState;
  record: DeskRecord;
  visit: { id: string; number: string; day: string; half: Half; room: string; state: VisitState };
  reader: { id: string; name: string };
  slipNumber: string | null;
  slipPrints: number;
  /** Out of its place in the stack for this item. */
  isOut: boolean;
  place: Place;
  /** Last day on which it is kept for its reader. */
  keepUntil: string | null;
  /** Why it could not be had. */
  trouble: string | null;
  /** False where the grant ended, or the record was closed: to be withheld, or asked back. */
  mayBeUsed: boolean;
  /** The open delivery, where it is in the reader's hands. */
  issued: OpenDelivery | null;
}

export interface OpenDelivery {
  id: string;
  /** ISO 8601 UTC. */
  at: string;
  /** Who handed it over. */
  by: string;
  sheets: number;
  pages: number;
  drawings: number;
  condition: DeliveryCondition;
  note: string;
}

/** An item on the desk, with what can be done now, the likeliest first. */
export interface DeskItem extends ItemLine {
  can: VisitItemAction[];
  /** Why the paper is wanted though there is a digital copy. */
  reason: string;
  /** Policy's most and how many the reader has in hand now. */
  inHand: { now: number; most: number };
  /** Its own place in the line for the unit; null where it does not wait. */
  queue: QueuePlace | null;
  /** Whoever waits for its unit, the next one first. */
  waiting: WaitingItem[];
}

/** A line of the pull list. */
export interface PullLine extends ItemLine {
  can: VisitItemAction[];
  /** Somebody else has the unit: until when, as far as known. */
  taken: { until: string | null } | null;
}

/** What a retrieval slip shows. */
export interface Slip {
  item: ItemLine;
  number: string;
  /** 1 for the first print. */
  print: number;
  printedAt: string;
  printedBy: string;
}

export interface PrintedSlips {
  slips: Slip[];
  /** The reader may not use them any more. */
  withheld: ItemLine[];
  refused: { itemId: string; refusal: DeliveryRefusal }[];
}

export type Scanned =
  | { kind: 'item'; item: DeskItem }
  | { kind: 'visit'; visit: ScannedVisit }
  /** A reader's card: whom it names, and what they are here for today. An ended one opens nothing. */
  | {
      kind: 'card';
      reader: { id: string; name: string };
      card: { number: string; validUntil: string; holds: boolean };
      visits: ScannedVisit[];
    }
  /** With the items that wait for it or have it out now. */
  | { kind: 'unit'; unit: UnitView; items: DeskItem[] }
  /** A reference code that several fonds use. */
  | { kind: 'units'; records: DeskRecord[] };

export interface ScannedVisit {
  id: string;
  number: string;
  day: string;
  half: Half;
  room: string;
  state: VisitState;
  reader: { id: string; name: string };
  items: DeskItem[];
}

/** Where a unit is, or was at a moment, and for whom. */
export interface Whereabouts {
  place: Place;
  /** Since when; null where it has never left the stack. */
  since: string | null;
  for: { visitId: string; visitNumber: string; readerId: string; reader: string } | null;
}

export interface UnitView {
  record: DeskRecord;
  /** The moment that was asked for, ISO 8601 UTC. */
  at: string;
  whereabouts: Whereabouts;
  /** Every hand-over, the latest first. */
  uses: UnitUse[];
  /** Everything else that happened to it: fetched, not found, back …, the latest first. */
  moves: UnitMove[];
  /** Whoever waits for it, in order. */
  waiting: WaitingItem[];
}

export interface UnitUse {
  deliveryId: string;
  visitId: string;
  visitNumber: string;
  reader: string;
  issuedAt: string;
  issuedBy: string;
  sheetsOut: number;
  conditionOut: DeliveryCondition;
  noteOut: string;
  returnedAt: string | null;
  returnedBy: string | null;
  sheetsBack: number | null;
  conditionBack: DeliveryCondition | null;
  noteBack: string | null;
  pages: number;
  drawings: number;
  /** Each names what it mended; the oldest first. The figures above are the first ones. */
  corrections: { id: string; at: string; by: string; reason: string; changes: StoredChanges }[];
}

export interface UnitMove {
  at: string;
  action: VisitItemAction;
  by: string | null;
  visitId: string;
  reader: string;
}
