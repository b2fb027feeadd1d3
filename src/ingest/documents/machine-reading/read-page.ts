import { lstat } from 'node:fs/promises';
import { PageNotRead, type PageReader } from '../../../documents/ocr/page-reader.ts';
import { UnreadableDocument, type DocumentWorkshop, type PageRaster } from '../../../documents/workshop.ts';
import type { StampTest } from '../secret-stamp.ts';
import { drawnWidth } from './drawn-width.ts';
import type { PageOutcome } from './read-results.ts';
import type { WaitingPage } from './waiting-pages.ts';

/** No page at all can be read now: the machine does not start. */
export class MachineStopped extends Error {
  override readonly name = 'MachineStopped';
}

export interface PageMeans {
  workshop: DocumentWorkshop;
  reader: PageReader;
  bearsStamp: StampTest;
  /** SHA-256 of documents that a person has released: no mark keeps them back. */
  released: ReadonlySet<string>;
  signal?: AbortSignal;
}

/** Whether a page's file is still the one that it was found in. */
export async function isStillThere({ location, bytes, writtenAt }: WaitingPage): Promise<boolean> {
  const now = await lstat(location).catch(() => undefined);
  return now?.isFile() === true && now.size === bytes && Math.trunc(now.mtimeMs) === writtenAt;
}

/**
 * Draws a page and reads it. What a first page with a secret mark says goes no further than this.
 * @throws MachineStopped, the signal's reason
 */
export async function readPage(means: PageMeans, page: WaitingPage): Promise<PageOutcome> {
  let raster: PageRaster;
  try {
    raster = await means.workshop.draw(page.location, page.number, drawnWidth(page));
  } catch (error) {
    if (error instanceof UnreadableDocument) return { kind: 'failed', reason: error.message };
    throw error;
  }
  means.signal?.throwIfAborted();
  try {
    const read = await means.reader.read(raster, means.signal);
    const isSecret = page.number === 1 && !means.released.has(page.contentHash) && means.bearsStamp(read.text, true);
    return isSecret ? { kind: 'secret' } : { kind: 'read', page: read };
  } catch (error) {
    if (error instanceof PageNotRead) return { kind: 'failed', reason: error.message };
    if (means.signal?.aborted) throw error;
    throw new MachineStopped(error instanceof Error ? error.message : String(error), { cause: error });
  }
}
