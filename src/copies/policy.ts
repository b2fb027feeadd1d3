import type { Bilingual } from '../requests/item-decision.ts';
import type { Labelled } from '../requests/policy.ts';

/** A line of the table of fees: dated, since an order pays what held on the day on which it was sent. */
export interface Fee {
  /** Whole đồng. */
  amount: number;
  /** For each page of each copy, or once for each document and copy. */
  unit: 'page' | 'document';
  validFrom: string;
  /** Last day; null for until further notice. */
  validUntil: string | null;
  label: Bilingual;
  /** The text of law that sets it. */
  ground: Bilingual;
}

export interface CopyFee extends Fee {
  /** Code of a kind of copy. */
  kind: string;
}

export interface CopyKind extends Labelled {
  /** Handed over at the desk; else as a file. */
  onPaper: boolean;
  authenticable: boolean;
}

/** Why somebody pays nothing, or less. */
export interface Exemption extends Labelled {
  /** Of what is owed, 1 to 100: how much of it is let off. */
  percent: number;
}

/** One dated set of `content/policy/fees.yaml`, which explains each. */
export interface CopyRules {
  validFrom: string;
  kinds: CopyKind[];
  exemptions: Exemption[];
  paymentMethods: Labelled[];
  quoteDays: number;
  acceptedDays: number;
  linkDays: number;
  draftDays: number;
  limits: {
    linesPerOrder: number;
    pagesPerLine: number;
    copiesPerLine: number;
    drafts: number;
    openOrders: number;
    filesPerLine: number;
  };
  files: { mostBytes: number; mediaTypes: string[] };
}

export interface CopyPolicy {
  /** Empty as it ships: the portal says so and invents no amount. */
  fees: readonly CopyFee[];
  authenticationFees: readonly Fee[];
  /** The set in force on a day in Việt Nam, `YYYY-MM-DD`. */
  on(day: string): CopyRules;
}
