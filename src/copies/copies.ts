import type { Result } from '../platform/result.ts';
import type { Actor } from '../readers/actor.ts';
import type { PublicRecordFacts } from '../requests/record-facts.ts';
import type { RecordSnapshot } from '../requests/snapshot.ts';
import type { CopyForm } from './copy-form.ts';
import type { CopyPolicy, CopyRules } from './policy.ts';
import type { CopyQuote } from './quote.ts';
import type { CopyProblem, CopyRefusal } from './refusals.ts';
import type { CopyOrderState } from './states.ts';

type Change<Value = { version: number }> = Promise<Result<Value, CopyRefusal>>;
interface Versioned {
  version: number;
}

/**
 * Orders of copies, as readers make and follow them. Each use case takes the actor first and decides by itself; a
 * refusal leaves everything as it was. The staff's side is `CopyDesk` (copy-desk.ts).
 */
export interface Copies {
  readonly policy: CopyPolicy;
  rules(): CopyRules;
  /** Whether amounts are known at all: the table of fees ships empty. */
  hasFees(): boolean;
  /** A draft, which staff do not see, with a line for each record. */
  begin(
    actor: Actor,
    input: { language: 'vi' | 'en'; recordIds: readonly string[] },
  ): Change<{ id: string; version: number }>;
  /** Keeps the form as it is, unfinished or wrong. */
  save(actor: Actor, id: string, input: Versioned & { form: CopyForm }): Change;
  discard(actor: Actor, id: string, input: Versioned): Change<null>;
  /** What sending would refuse the form for, without sending it. */
  check(actor: Actor, id: string): Promise<Result<CopyProblem[], { code: 'not-found' }>>;
  /** Sends the draft as it was last saved; pressing twice gives the same answer twice. */
  submit(
    actor: Actor,
    id: string,
    input: Versioned & { submissionKey: string },
  ): Change<{ version: number; number: string; dueOn: string }>;
  accept(actor: Actor, id: string, input: Versioned): Change;
  cancel(actor: Actor, id: string, input: Versioned): Change;
  /** The reader's own, newest first. */
  ownOrders(actor: Actor): Promise<OwnOrderLine[]>;
  ownOrder(actor: Actor, id: string): Promise<Result<OwnOrder, { code: 'not-found' }>>;
  /** A file of a delivered order, for its reader while the link lasts and the record may still be copied. */
  openFile(actor: Actor, id: string, fileId: string): Promise<Result<OpenedCopy, { code: 'not-found' }>>;
}

/** Stands for the sheet that states the source, in the place of a file's id. */
export const COVER_SHEET = 'nguon';

export interface OpenedCopy {
  fileName: string;
  mediaType: string;
  bytes: number;
  content: Uint8Array;
}

export interface OwnOrderLine {
  id: string;
  number: string | null;
  state: CopyOrderState;
  createdAt: string;
  submittedAt: string | null;
  dueOn: string | null;
  late: boolean;
  lineCount: number;
  /** Null where masked, or nothing was chosen yet. */
  firstTitle: string | null;
}

/** An order as its reader sees it: no name of anybody on the staff has a place in it. */
export interface OwnOrder extends OwnOrderLine {
  version: number;
  language: 'vi' | 'en';
  form: CopyForm;
  /** The form's records as they are now; missing where nobody may know of them any more. */
  records: Map<string, PublicRecordFacts>;
  purpose: string | null;
  lines: OwnOrderItem[];
  quote: CopyQuote | null;
  totalDong: number | null;
  /** Last day to take the offer, or to settle one that was taken; null at any other time. */
  quoteValidUntil: string | null;
  quoteOver: boolean;
  paidDong: number | null;
  deliveredOn: string | null;
  linkUntil: string | null;
  /** Why it was declined or refunded. */
  reason: string | null;
}

export interface OwnOrderItem {
  id: string;
  recordId: string;
  snapshot: RecordSnapshot;
  fromPage: string;
  toPage: string;
  pages: number;
  kind: string;
  copies: number;
  authenticated: boolean;
  authenticationNumber: string | null;
  /** To be fetched now; empty before it is delivered and once the link is over. */
  files: { id: string; fileName: string; bytes: number }[];
}
