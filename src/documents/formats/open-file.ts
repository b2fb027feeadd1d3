import type { FileFacts, FilePage, PageRaster, PageRegion } from '../workshop.ts';

/** A document that is open in a workshop process. */
export interface OpenFile {
  pageCount: number;
  facts(): Promise<FileFacts>;
  /** In order; asked for once. @throws UnreadableDocument */
  pages(): AsyncIterable<FilePage> | Iterable<FilePage>;
  /** @throws UnreadableDocument */
  draw(page: number, width: number, region?: PageRegion): Promise<PageRaster>;
  close(): Promise<void>;
}

/** What was asked took longer than a page may, or more memory: whatever did it is in no state to go on. */
export class OutOfLimits extends Error {
  override readonly name = 'OutOfLimits';
  readonly what: 'slow' | 'large';
  constructor(what: 'slow' | 'large') {
    super(what);
    this.what = what;
  }
}
