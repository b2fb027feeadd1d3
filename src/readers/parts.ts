import type { Kysely, Transaction } from 'kysely';
import type { Database } from '../platform/database/schema.ts';
import type { Secrets } from '../platform/secrets.ts';
import type { AccountPolicy } from './account-policy.ts';
import type { Passwords } from './passwords/passwords.ts';
import type { Sessions } from './sessions.ts';
import type { Guard } from './throttle/guard.ts';

/** What the use cases of accounts are made with. */
export interface Parts {
  db: Kysely<Database>;
  now: () => Date;
  secrets: Secrets;
  policy: AccountPolicy;
  passwords: Passwords;
  guard: Guard;
  /** Sessions as they stand in a transaction. */
  sessionsIn(db: Kysely<Database>): Sessions;
  countWorkingDays: CountWorkingDays;
  /** What else keeps a reader's name learns that it is another now, in the same transaction. */
  corrected(trx: Transaction<Database>, reader: { pk: number; name: string; workplace: string | null }): Promise<void>;
  /** The archive's names: authenticators list accounts by the first, and no password may be made of any. */
  archiveNames: readonly [string, ...string[]];
  /** Ends when at least so many milliseconds have gone since a moment. */
  answerAfter(since: number, ms: number): Promise<void>;
}

/**
 * The last day of so many working days after something was received, `YYYY-MM-DD`: the working calendar is no affair
 * of accounts. @param db the transaction, where there is one
 */
export type CountWorkingDays = (
  db: Kysely<Database> | Transaction<Database>,
  received: Date,
  days: number,
) => Promise<string>;
