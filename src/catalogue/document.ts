import type { Permit } from './permit.ts';
import type { PublicRecord } from './public-view.ts';

/** What a digitised or born-digital document is, told by its content and not by its name. */
export type DocumentKind = 'pdf' | 'image' | 'docx' | 'doc' | 'text';

/**
 * Where the text of a page comes from: the program that made the file (`text-layer`), a machine that read the
 * scan before it came here (`scan-layer`, the invisible layer of a two-layer PDF) or here (`ocr`); `none` on a
 * page without any. `waiting` is still to be read by machine, `failed` could not be.
 */
export type TextSource = 'text-layer' | 'scan-layer' | 'ocr' | 'none' | 'waiting' | 'failed';

/** Where a word stands: on the page in parts of its width and height (0 to 1), in its text in UTF-16 units. */
export interface PageWord {
  x: number;
  y: number;
  width: number;
  height: number;
  start: number;
  end: number;
}

/** One document as anybody may see it whose record is open, or the one to whom it was granted (`permit`). */
export interface PublicDocument {
  /** The public id, in every address; kept through re-imports. */
  id: string;
  kind: DocumentKind;
  mediaType: string;
  /** What the source calls it: a link's label, a document row's title. */
  label?: string;
  /** For downloads: letters, digits, dots and hyphens. */
  fileName: string;
  pageCount: number;
  bytes: number;
  /** SHA-256 of the bytes, hex: what images are cached by. */
  contentHash: string;
  /** Pages that wait for machine reading. */
  waitingPages: number;
  /**
   * The file itself may be had: nothing in it could run or carry something else along (scripts, attachments), and no
   * condition of the permit forbids it.
   */
  downloadable: boolean;
  /** By which it is read, where it is not open to everybody. */
  permit?: Permit;
}

export interface DocumentPage {
  /** From 1. */
  number: number;
  /** Reading order, lines separated by `\n`; a word divided at a line's end is joined. */
  text: string;
  source: TextSource;
  /** How sure the machine was, 0 to 100; 100 for text that no machine read. */
  quality: number;
  /** Of the page, in points (1/72 inch) for paged files and in pixels for images; 0 where it has no image of its own. */
  width: number;
  height: number;
  /** DOCX, DOC and text: the page as safe HTML, without scripts, styles, images or links out. */
  html?: string;
}

/** Of a page, as `DocumentPage` says. */
export type PageSize = Pick<DocumentPage, 'number' | 'width' | 'height'>;

/** An open document with what it takes to serve it. Leaves the services for routes only. */
export interface OpenDocument {
  document: PublicDocument;
  record: PublicRecord;
  /** Absolute; outside every web root, never shown. */
  location: string;
  /** When the file was last written to as it was read, whole milliseconds since 1970. */
  writtenAt: number;
}

/** A page named from elsewhere: from a search hit. */
export interface PageReference {
  /** Public id of the document. */
  document: string;
  page: number;
}

/**
 * The reading side of documents, for anybody or for one reader who was granted some. Every call looks at the access
 * of the record, and at the permits, as they are now; whatever is not open to whoever reads (closed, masked, removed,
 * held back, changed on disk since it was read) is as if it were not there.
 */
export interface OpenDocuments {
  /** In order. */
  ofRecord(recordPk: number): Promise<PublicDocument[]>;
  /** What there is; nothing of it is shown by that. */
  byId(id: string): Promise<OpenDocument | undefined>;
  /**
   * Asked for where bytes of a document are about to leave: by a permit, this is what counts as a view, as texts of
   * pages are when they are given. @returns false where it is not open, or no view is left
   */
  view(id: string): Promise<boolean>;
  page(id: string, number: number): Promise<DocumentPage | undefined>;
  /** Pages in order without `html`, at most 200. */
  pages(id: string, first: number, last: number): Promise<DocumentPage[]>;
  /** Of one page, or of all in order, without reading a text. */
  sizes(id: string, number?: number): Promise<PageSize[]>;
  /** Where the words of a page stand; empty where nobody knows. */
  words(id: string, number: number): Promise<PageWord[]>;
  /** Texts of pages, those of open documents only, by `document/page`. */
  texts(pages: readonly PageReference[]): Promise<Map<string, string>>;
  /** Which of these contents (SHA-256 of a file, hex) belong to a document that is open to everybody. */
  openAmong(contentHashes: readonly string[]): Promise<Set<string>>;
}
