import type { PageRaster } from '../workshop.ts';
import type { ReadPage } from './page-reader.ts';

/** What a reading process may use. It is told them at its start, as its one argument. */
export interface ReadingLimits {
  /** Of one core, for one page. A machine that does ten other things takes longer by the clock, and may. */
  computingSeconds: number;
  /** By the clock, for one page and for starting: for a process that does not even compute. */
  waitingSeconds: number;
  /** For the whole process. Megabytes (10⁶ bytes). */
  memoryMb: number;
}

/** One page at a time. */
export type ToReadingProcess = PageRaster;

/**
 * `ready` once the models are loaded, then one answer for each page. A process that `failed` ends by itself;
 * one that does so before it was ready could not start.
 */
export type FromReadingProcess =
  { kind: 'ready' } | { kind: 'read'; page: ReadPage } | { kind: 'failed'; message: string };
