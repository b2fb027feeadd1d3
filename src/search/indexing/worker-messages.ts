/** What the indexing thread is told. */
export type ToWorker = { kind: 'wake' } | { kind: 'report-drained'; ask: number } | { kind: 'stop' };

/** What it says. A fault that it can live with and goes on after is `failed`. */
export type FromWorker =
  | { kind: 'drained'; ask: number }
  | { kind: 'not-drained'; ask: number; message: string; unavailable: boolean }
  | { kind: 'failed'; message: string };
