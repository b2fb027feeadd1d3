import { HOSTILE_IMAGES } from './hostile-images.ts';
import { hostilePdf } from './hostile-pdf.ts';
import { hostileWords } from './hostile-words.ts';

/** One document that is broken, or made to do harm, and what becomes of it. */
export interface HostileDocument {
  name: string;
  make(): Buffer | Promise<Buffer>;
  /** What is said of it; absent where it must be read. */
  reason?: RegExp;
  /** Pages that are read, where it may be read. */
  pages?: number | [number, number];
  /** What is said instead of a picture of its first page; absent where there must be one. */
  drawing?: RegExp;
  isActive?: boolean;
}

/** @param trap an address that must never be asked */
export function hostileDocuments(trap: string): HostileDocument[] {
  return [...hostilePdf(trap), ...HOSTILE_IMAGES, ...hostileWords(trap)];
}
