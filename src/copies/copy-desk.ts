import type { Result } from '../platform/result.ts';
import type { Actor } from '../readers/actor.ts';
import type { CopyForm } from './copy-form.ts';
import type { OpenedCopy, OwnOrder, OwnOrderLine } from './copies.ts';
import type { LineCorrections } from './line-corrections.ts';
import type { CopyRefusal } from './refusals.ts';
import type { CopyAction } from './transitions.ts';

type Change<Value = { version: number }> = Promise<Result<Value, CopyRefusal>>;
interface Versioned {
  version: number;
}

export const COPY_QUEUES = ['new', 'quoted', 'to-make', 'making', 'done', 'ended'] as const;
export type CopyQueue = (typeof COPY_QUEUES)[number];

/** Orders of copies, as staff work on them (desk, archivist, approver). */
export interface CopyDesk {
  /** How many stand in each queue. */
  counts(actor: Actor): Promise<Result<Record<CopyQueue, number>, { code: 'not-found' }>>;
  /** A page of fifty, the earliest due first; what is done, the latest first. */
  list(actor: Actor, queue: CopyQueue, page: number): Promise<Result<DeskOrderPage, { code: 'not-found' }>>;
  /** Each look is in the log. */
  open(actor: Actor, id: string): Promise<Result<DeskOrder, { code: 'not-found' }>>;
  /** For a reader who stands at the desk: checked as if they had sent it themselves, and sent at once. */
  orderFor(
    actor: Actor,
    readerId: string,
    input: { form: CopyForm; submissionKey: string },
  ): Change<{ id: string; version: number; number: string; dueOn: string }>;
  /**
   * An offer by the table of fees of the day on which it was sent. Pages may be counted anew, by line; whoever pays
   * less by an exemption of the policy is offered less, and why is kept.
   */
  quote(
    actor: Actor,
    id: string,
    input: Versioned & { pages: ReadonlyMap<string, string>; exemption?: string; reason?: string },
  ): Change;
  decline(actor: Actor, id: string, input: Versioned & { reason: string }): Change;
  /** Paid at the desk: the amount in whole đồng as the receipt says, which is the offer's where it has one. */
  pay(actor: Actor, id: string, input: Versioned & { method: string; receipt: string; amount: string }): Change;
  /** Nothing is owed: an exemption of the policy from all of it, and why. */
  waive(actor: Actor, id: string, input: Versioned & { exemption: string; reason: string }): Change;
  begin(actor: Actor, id: string, input: Versioned): Change;
  /** A file made for a line. It is looked at as everything that is sent is. */
  addFile(
    actor: Actor,
    id: string,
    input: { lineId: string; name: string; content: Uint8Array },
  ): Promise<Result<{ id: string }, CopyFileRefusal>>;
  removeFile(actor: Actor, id: string, fileId: string): Promise<Result<null, { code: 'not-found' }>>;
  openFile(actor: Actor, id: string, fileId: string): Promise<Result<OpenedCopy, { code: 'not-found' }>>;
  /** Handed over: counted, authentications numbered, the link opened. */
  deliver(actor: Actor, id: string, input: Versioned): Change;
  /** A line of a delivered order that was written down wrongly: a new entry names it, and the figures follow. */
  correctLine(
    actor: Actor,
    lineId: string,
    input: { seen: number; changes: LineCorrections; reason: string },
  ): Promise<Result<{ correctionId: string }, CopyRefusal>>;
  refund(actor: Actor, id: string, input: Versioned & { reason: string }): Change;
}

export interface DeskOrderLine extends OwnOrderLine {
  reader: { id: string; name: string };
}

export interface DeskOrderPage {
  orders: DeskOrderLine[];
  total: number;
  page: number;
  pages: number;
}

export interface DeskOrder extends OwnOrder {
  reader: { id: string; name: string; workplace: string | null };
  exemption: string | null;
  exemptionReason: string | null;
  paymentMethod: string | null;
  paymentReceipt: string | null;
  /** What this actor may do now, as far as state and role say. */
  can: CopyAction[];
  events: { action: string; at: string; by: string | null }[];
}

/** Nothing was kept, whichever it is. */
export type CopyFileRefusal =
  | { code: 'not-found' }
  /** Files are put in while the order is being made. */
  | { code: 'wrong-state' }
  | { code: 'empty' }
  | { code: 'too-large'; most: number }
  | { code: 'too-many'; most: number }
  | { code: 'kind' }
  | { code: 'damaged' }
  | { code: 'unfolds-too-far' }
  | { code: 'infected' }
  | { code: 'scanner-unavailable' };
