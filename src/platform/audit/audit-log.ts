import type { Result } from '../result.ts';
import type { Actor } from '../../readers/actor.ts';

/** The log as the administrator reads it, the latest first. */
export interface AuditLog {
  entries(actor: Actor, filter: AuditFilter): Promise<Result<AuditPage, { code: 'not-found' }>>;
}

/** Empty texts ask for nothing. */
export interface AuditFilter {
  /** An account's id, `system` or `guest`; whole. */
  actor?: string;
  /** How the action begins: `case.` */
  action?: string;
  /** How the subject begins: `case:`, or whole. */
  subject?: string;
  /** Days in Việt Nam, `YYYY-MM-DD`, both included. */
  from?: string;
  to?: string;
  /** Entries before this number: the next page. */
  before?: number;
}

export interface AuditPage {
  entries: LoggedEntry[];
  /** For `before`; null on the last page. */
  older: number | null;
}

export interface LoggedEntry {
  seq: number;
  /** ISO 8601, UTC. */
  at: string;
  /** An account's id, `system`, `guest`. */
  actor: string;
  /** The account's name as it is now; null where there is none (any more). */
  actorName: string | null;
  action: string;
  subject: string;
  data: Record<string, unknown>;
}
