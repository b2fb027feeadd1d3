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
 * it; `online`: records that anybody may read here at once; `online-pages`: pages of their documents.
 */
export const HOLDINGS_MEASURES = ['fonds', 'centimetres', 'files', 'described', 'online', 'online-pages'] as const;
export type HoldingsMeasure = (typeof HOLDINGS_MEASURES)[number];
