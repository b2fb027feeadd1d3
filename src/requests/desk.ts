import type { Actor } from '../readers/actor.ts';
import type { Result } from '../platform/result.ts';
import type { DeskCase } from './desk-case.ts';
import type { CaseState } from './states.ts';

export const QUEUES = [
  /** Sent, claimed by nobody. */
  'new',
  /** Assigned to me and open. */
  'mine',
  'due-today',
  'overdue',
  /** The reader wrote last: their words wait for an answer, or for a note that none is needed. */
  'written',
  /** The reader owes an answer. */
  'waiting',
  /** Another body owes an opinion. */
  'consulting',
  /** With proposals that I may confirm; for others than approvers, with any. */
  'to-approve',
  'appeals',
  /** All that are open. */
  'open',
  /** Decided and closed. */
  'done',
] as const;
export type Queue = (typeof QUEUES)[number];

export const DESK_SORTS = ['due', '-submitted', 'submitted', '-changed'] as const;
export type DeskSort = (typeof DESK_SORTS)[number];

/** What a queue's address says. Unknown values are the caller's to drop. */
export interface DeskQuery {
  queue: Queue;
  /** Words: number, reader's name, titles, reference codes, purpose, subject, messages, notes. All must be there. */
  words?: string;
  purpose?: string;
  access?: 'open' | 'conditional' | 'closed';
  /** Account id of an assignee; `none` for unassigned. */
  assignee?: string;
  /** Received from, until: `YYYY-MM-DD`. */
  from?: string;
  until?: string;
  sort: DeskSort;
  /** From 1. */
  page: number;
  pageSize: number;
}

export interface DeskLine {
  id: string;
  number: string;
  state: CaseState;
  version: number;
  submittedAt: string;
  changedAt: string;
  dueOn: string | null;
  late: boolean;
  answerBy: string | null;
  /** When the reader last wrote, where theirs is the last word; ISO 8601, UTC. */
  readerWroteAt: string | null;
  reader: string;
  assignee: { id: string; name: string } | null;
  purpose: string | null;
  itemCount: number;
  proposedCount: number;
  firstTitle: string | null;
  /** The strictest access among its items, as asked for. */
  access: 'open' | 'conditional' | 'closed';
}

export interface DeskPage {
  lines: DeskLine[];
  total: number;
  /** Something was looked for in which there is no word: nothing was found by it. */
  noWords?: true;
  counts: Record<Queue, number>;
}

export interface SavedFilter {
  id: string;
  name: string;
  /** Parameters of the queue's address, as a query string without `?`. */
  query: string;
}

type Read<Value> = Promise<Result<Value, { code: 'not-found' }>>;

/**
 * The staff's reading side. For desk, archivist and approver; the administrator decides no requests and sees none.
 * Everybody else gets `not-found`. Looking at one case is logged, and so is a page of
 * many: a line says whose it is.
 */
export interface Desk {
  list(actor: Actor, query: DeskQuery): Read<DeskPage>;
  /** Marks the actor as having it open, too. */
  open(actor: Actor, id: string): Read<DeskCase>;
  /** What a form is read against. Not a look: whoever asks shows it to nobody. */
  asItStands(actor: Actor, id: string): Read<DeskCase>;
  /** Public ids of the records of a case that is not closed whose documents the actor, who decides on them, may read. */
  recordsToRead(actor: Actor, id: string): Read<string[]>;
  /** Puts on record that they read a page of one. Called each time, before it is shown. */
  noteReading(actor: Actor, id: string, read: { recordId: string; document: string; page: number }): Read<null>;
  /** "Still here": called again and again by an open page. @returns the others who have it open, and its version now */
  stillHere(actor: Actor, id: string): Read<{ others: string[]; version: number }>;
  /** Colleagues a case may be handed to: archivists, and approvers for appeals. */
  colleagues(actor: Actor): Read<{ id: string; name: string; archivist: boolean; approver: boolean }[]>;
  filters(actor: Actor): Read<SavedFilter[]>;
  saveFilter(actor: Actor, filter: { name: string; query: string }): Read<SavedFilter>;
  removeFilter(actor: Actor, id: string): Read<null>;
}
