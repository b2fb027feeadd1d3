/** Counted at hand-over, in its transaction; `phong-doc stats verify` counts again from what happened and compares. */
export interface UseCountTable {
  /** `YYYY-MM-DD`, Việt Nam's time. */
  day: string;
  /** `visits`, `files` …: see src/statistics/measures.ts. */
  measure: string;
  /** Purpose's code; empty where there is none, as for use on line. */
  purpose: string;
  /** 1 for readers from abroad. */
  is_foreign: number;
  value: number;
}

/** What the archive held on a day, so that progress can be shown. Counts only. */
export interface HoldingsOnTable {
  day: string;
  measure: string;
  value: number;
}
