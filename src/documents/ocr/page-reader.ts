import type { PageWord } from '../../catalogue/document.ts';
import type { PageRaster } from '../workshop.ts';

/** What a machine read on a page. */
export interface ReadPage {
  /** Reading order, lines separated by `\n`, NFC; a word divided at a line's end is joined. Empty: nothing to read. */
  text: string;
  /** How sure the machine was, 0 to 100; 0 where there is no text. */
  quality: number;
  /** A word divided at a line's end is two, one for each place, side by side in the text. */
  words: PageWord[];
}

/** This page could not be read; another try would end the same way. One plain English sentence. */
export class PageNotRead extends Error {
  override readonly name = 'PageNotRead';
}

/**
 * Reads pages by machine (Vietnamese, French, English) in processes of its own with limits of time and memory.
 * Pages wait their turn in one line. Reads best what is drawn at 200 dots an inch, 1,654 pixels across A4:
 * more costs time and reads no better.
 */
export interface PageReader {
  /** Another one means that the same pixels may be read differently: part of the key of a cache. */
  readonly version: string;
  /**
   * @throws PageNotRead when this page cannot be read within the limits
   * @throws Error when the machine itself does not start: no page can be read then
   * @throws the signal's reason
   */
  read(raster: PageRaster, signal?: AbortSignal): Promise<ReadPage>;
  /** Ends what is on its way. */
  close(): Promise<void>;
}
