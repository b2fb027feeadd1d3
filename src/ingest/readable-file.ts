import type { FindingAidReader } from './finding-aid-reader.ts';
import type { FoundFile } from './import-walk.ts';

/** A file that a reader knows. */
export interface ReadableFile {
  file: FoundFile;
  reader: FindingAidReader;
  /** Of everything that decides what it is read as. */
  contentHash: string;
}
