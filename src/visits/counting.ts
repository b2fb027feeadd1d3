import type { Transaction } from 'kysely';
import type { Database } from '../platform/database/schema.ts';

/** What is counted at hand-over. Figures are of things, never of who. */
export type UseMeasure = 'visits' | 'files' | 'documents' | 'pages' | 'drawings' | 'copies' | 'authentications';

export interface Use {
  /** In Việt Nam, `YYYY-MM-DD`. */
  day: string;
  /** Code of the policy; empty where there is none. */
  purpose: string;
  isForeign: boolean;
  /** What to add; a correction takes away with negative numbers. */
  amounts: Partial<Record<UseMeasure, number>>;
}

/** Adds to the figures within the transaction of what is counted (port; src/statistics). */
export type CountUse = (trx: Transaction<Database>, use: Use) => Promise<void>;
