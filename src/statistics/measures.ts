import type { UseMeasure } from '../visits/counting.ts';

/** Counted at hand-over, in the order in which reports tell them. How much each act counts: visits/counting.ts, copies/counting.ts. */
export const USE_MEASURES = [
  'visits',
  'files',
  'documents',
  'pages',
  'drawings',
  'copies',
  'authentications',
] as const satisfies readonly UseMeasure[];

/** Use on line: pages of records and of documents looked at, files fetched, searches. Robots and staff left out. */
export const ONLINE_MEASURES = ['record-views', 'document-views', 'downloads', 'searches'] as const;
export type OnlineMeasure = (typeof ONLINE_MEASURES)[number];

/**
 * What the public may know that the archive holds. `centimetres` of shelf, as far as descriptions of whole fonds state
 * it; `online-files`: of the files, those that anybody may read here at once; `described` and `online`: records of every
 * level; `online-pages`: pages of their documents.
 */
export const PUBLIC_HOLDINGS = [
  'fonds',
  'centimetres',
  'files',
  'online-files',
  'described',
  'online',
  'online-pages',
] as const;

/** What the archive holds, known to the public or not, and what of it is digitised, open or not: for its own reports. */
export const WHOLE_HOLDINGS = ['all-fonds', 'all-centimetres', 'all-files', 'all-digitised', 'all-pages'] as const;

export type PublicHolding = (typeof PUBLIC_HOLDINGS)[number];
export type WholeHolding = (typeof WHOLE_HOLDINGS)[number];
export type HoldingsMeasure = PublicHolding | WholeHolding;
