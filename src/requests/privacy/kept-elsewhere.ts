import type { Transaction } from 'kysely';
import type { Database } from '../../platform/database/schema.ts';
import type { Actor } from '../../readers/actor.ts';

/** What a room that follows on requests keeps of a reader (port; src/visits/privacy). */
export interface KeptElsewhere {
  /** The reader's own data, under a name each: for the export. */
  ownData(actor: Actor): Promise<Record<string, unknown>>;
  /** What the audit log calls what is theirs, `visit:ID`: who looked at it has looked at the reader. */
  subjects(accountPk: number): Promise<string[]>;
  /**
   * Ends what is still to come, before a reader is erased.
   * @returns false while something keeps them: a unit of the archive is in their hands
   */
  leave(accountId: string): Promise<boolean>;
  /** Empties what they wrote, in the transaction that erases them. Figures stay. */
  forget(trx: Transaction<Database>, accountPk: number, at: string): Promise<void>;
}
