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

/** A visit as far as it counts. */
export interface CountedVisit {
  day: string;
  purpose: string | null;
  /** ISO 3166-1 alpha-2; null where nobody asked. */
  nationality: string | null;
  party_size: number;
}

/** A hand-over as far as it counts. */
export interface CountedDelivery {
  issued_on: string;
  record_id: string;
  unit_id: string;
  pages: number;
  drawings: number;
}

/** One visit once its reader is here: as many as came. */
export function useOfVisit(visit: CountedVisit): Use {
  return { ...who(visit), day: visit.day, amounts: { visits: visit.party_size } };
}

/**
 * One unit handed over: a file each time, and a document besides where a part of it was asked for. Purpose and
 * nationality are the visit's: where those are corrected, what was handed over in it moves along.
 */
export function useOfDelivery(delivery: CountedDelivery, visit: CountedVisit): Use {
  const { issued_on, record_id, unit_id, pages, drawings } = delivery;
  const documents = record_id === unit_id ? 0 : 1;
  return { ...who(visit), day: issued_on, amounts: { files: 1, documents, pages, drawings } };
}

/** The same, taken away: a correction takes away what stood there and adds what stands there now. */
export function takenAway(use: Use): Use {
  const amounts = Object.entries(use.amounts).map(([measure, amount]) => [measure, -amount] as const);
  return { ...use, amounts: Object.fromEntries(amounts) };
}

function who({ purpose, nationality }: CountedVisit): Pick<Use, 'purpose' | 'isForeign'> {
  return { purpose: purpose ?? '', isForeign: nationality !== null && nationality !== 'VN' };
}
