import type { Retrieval } from '../../engine.ts';
import type { PkSet } from './pk-set.ts';

/** What meets the words that are wanted. */
export interface Found {
  /** Records by themselves. */
  records: PkSet;
  /** Pages by themselves or with the names of their record. */
  pages: PkSet;
  matching: Retrieval['matching'];
  corrections: Record<string, string>;
  /** FTS5 that matches at least the records, for ranking; undefined where no words are asked for. */
  expression?: string;
  /** In how many records the words of the expression are, added up: what BM25 has to read. */
  occurrences: number;
  /** Higher is better, by record number; only where most of the words are met. */
  scores?: Float32Array;
}
