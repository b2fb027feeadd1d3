import type { Outcome } from './states.ts';

/** Text in both languages, as policy states it. */
export interface Bilingual {
  vi: string;
  en: string;
}

/** On what conditions something may be used. */
export interface GrantConditions {
  /** Last day it holds, `YYYY-MM-DD`. */
  untilDay: string;
  /** Nobody chose it: it is policy's, as of the day on which this was written down, and counted anew when it is sent. */
  untilByRule?: true;
  /** Only from the archive's own addresses (policy `onSiteAddresses`). */
  onSiteOnly: boolean;
  noDownload: boolean;
  /** Null for any number. */
  maxViews: number | null;
}

/** What staff fill in for one item. */
export interface DecisionInput {
  outcome: Outcome;
  /** Code of a refusal reason of the policy; needed for `refused`, taken for `unavailable` and `not-held`. */
  reason?: string;
  /** To the reader, in plain words; may be empty where a reason code says it all. */
  words: string;
  /** Earliest day on which it opens, where that is known; `YYYY`, `YYYY-MM` or a day. */
  opensOn?: string;
  /**
   * For what is granted; policy's defaults where absent, and for a last day that is empty. `granted` has no condition
   * but its last day.
   */
  conditions?: Omit<GrantConditions, 'untilByRule'>;
}

/** One item's decision as it is kept: codes with the words that they had when it was made. */
export interface ItemDecision {
  outcome: Outcome;
  reason: { code: string; label: Bilingual; ground: Bilingual | null } | null;
  words: string;
  opensOn: string | null;
  conditions: GrantConditions | null;
}
