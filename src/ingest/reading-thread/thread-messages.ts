/** What the reading thread is started with: it reads the access policy by itself, since rules do not travel. */
export interface ReadingThreadData {
  /** The file `policy/access.yaml`. */
  accessPolicy: string;
  /** YYYY-MM-DD: which of its dated sets holds. */
  today: string;
}

/** What the reading thread is told. */
export type ToReader =
  | { kind: 'read'; reading: number; format: string; path: string; looksAhead: boolean }
  /** A batch was fetched: there is room for another. */
  | { kind: 'fetched'; reading: number }
  /** Nobody wants the rest. */
  | { kind: 'leave'; reading: number };

/** What it says. Events travel as JSON: made and read in half the time of a structured clone. */
export type FromReader =
  | { kind: 'batch'; reading: number; events: string }
  | { kind: 'end'; reading: number }
  | { kind: 'fault'; reading: number; fault: ReadingFault };

/** An error on its way between threads. `code` is that of the operating system. */
export type ReadingFault =
  | { kind: 'faulty-file' | 'needs-looking-ahead'; line: number; message: string }
  | { kind: 'unexpected'; name: string; message: string; code?: string };

/** Batches that wait to be fetched, of one reading: some megabytes at most. */
export const BATCHES_AHEAD = 8;
