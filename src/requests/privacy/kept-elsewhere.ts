import type { Transaction } from 'kysely';
import type { Database } from '../../platform/database/schema.ts';
import type { Actor } from '../../readers/actor.ts';

/** What the audit log calls something that names a reader. */
export interface AuditSubject {
  /** `visit:ID`, `unit:ID`. */
  name: string;
  /** From when on it did: ISO 8601 UTC; left out where it always did. */
  since?: string;
}

/** What a room that follows on requests keeps of a reader (port; src/visits/privacy). */
export interface KeptElsewhere {
  /** The reader's own data, under a name each: for the export. */
  ownData(actor: Actor): Promise<Record<string, unknown>>;
  /** Who looked at these has looked at the reader. */
  subjects(accountPk: number): Promise<AuditSubject[]>;
  /**
   * Ends what is still to come, before a reader is erased.
   * @returns false while something keeps them: a unit of the archive is in their hands
   */
  leave(accountId: string): Promise<boolean>;
  /** Empties what they wrote, in the transaction that erases them. Figures stay. */
  forget(trx: Transaction<Database>, accountPk: number, at: string): Promise<void>;
}
