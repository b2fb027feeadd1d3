import type { DocumentKind, PageWord, TextSource } from '../catalogue/document.ts';
import type { Finish } from './page-images/image-order.ts';
import type { PixelRegion } from './page-images/page-size.ts';

/** What is said of a file before its first page. */
export interface FileFacts {
  kind: DocumentKind;
  mediaType: string;
  pageCount: number;
  /** What a person should know, plain English lines: scripts or attachments left out. */
  notes: string[];
  /** It holds scripts, actions, forms that send or other files: shown page by page, never handed out as it is. */
  isActive?: boolean;
}

/** One page as the file itself gives it. */
export interface FilePage {
  number: number;
  /**
   * Reading order; words divided at a line's end are joined. What runs at the head or foot of page after page
   * stands in the text of the first such page only, page numbers in none: neither is for ranking.
   */
  text: string;
  /** `waiting` is for machine reading: an image with no text, or with so little (a signature's stamp) that it is not the page's. */
  source: Extract<TextSource, 'text-layer' | 'scan-layer' | 'none' | 'waiting'>;
  /** Points for paged files, pixels for images; 0 for DOCX, DOC and text. */
  width: number;
  height: number;
  /** Those of `text`, in its order; a word that was divided at a line's end has two parts. */
  words: PageWord[];
  html?: string;
  /** Said of this page as `FileFacts.notes` are of the file (an old encoding turned into Unicode); the same line for each page. */
  notes?: string[];
}

export type FileEvent = { kind: 'file'; file: FileFacts } | { kind: 'page'; page: FilePage };

/** A part of a page in parts of its width and height, 0 to 1. */
export interface PageRegion {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Pixels of a page, upright, on white. */
export interface PageRaster {
  /** Rows of red, green, blue, one byte each. */
  pixels: Uint8Array;
  width: number;
  height: number;
}

/** A file that cannot or must not be read: one plain English sentence. */
export class UnreadableDocument extends Error {
  override readonly name = 'UnreadableDocument';
}

/**
 * Opens documents in processes of its own, with limits of time and memory: what a hostile file does there ends
 * with that process. One request at a time a process; a process that dies or is too slow is replaced. Pictures
 * never wait for a reading.
 */
export interface DocumentWorkshop {
  /**
   * Facts first, then every page in order.
   * @param location absolute: the processes have no folder of their own
   * @throws UnreadableDocument saying what is wrong with the file
   */
  read(location: string, signal?: AbortSignal): AsyncIterable<FileEvent>;
  /**
   * Draws a page, or a part of it, `width` pixels wide (the height follows).
   * @throws UnreadableDocument
   */
  draw(location: string, page: number, width: number, region?: PageRegion): Promise<PageRaster>;
  close(): Promise<void>;
}

/**
 * Makes images for readers, in the process that draws: they are a hundredth of their pixels, which never come into
 * the portal's own.
 */
export interface ImageWorkshop {
  /**
   * Draws a page, or a part of it, `width` pixels wide, and makes an image of that.
   * @throws UnreadableDocument
   */
  image(location: string, page: number, width: number, finish: Finish, region?: PageRegion): Promise<Uint8Array>;
  /** Makes an image of a part of a sheet. */
  cut(sheet: Uint8Array, part: PixelRegion, finish: Finish): Promise<Uint8Array>;
}
