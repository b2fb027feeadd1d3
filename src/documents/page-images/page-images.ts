import type { ImageOrder } from './image-order.ts';
import type { PixelSize } from './page-size.ts';

/** A page of an open document, as what its images are made from. */
export interface PageSource {
  /** Absolute. */
  location: string;
  /** SHA-256 of the file, hex. */
  contentHash: string;
  /** From 1. */
  number: number;
  full: PixelSize;
}

export type PageImage =
  /** `isNew`: it was drawn just now, which takes long enough for a document to be closed meanwhile. */
  | { kind: 'image'; bytes: Uint8Array; isNew: boolean }
  /** More is asked for than can be drawn soon; also the answer to who has gone away. */
  | { kind: 'full' }
  /** More is asked for by this one asker than is drawn for one. */
  | { kind: 'too-many' }
  /** The page cannot be drawn. */
  | { kind: 'none' };

/** Who asks for images: what is drawn for one is drawn in turn with what is drawn for others. */
export interface Asker {
  name: string;
  /** Of one who may go away: what nobody waits for is not begun. */
  signal?: AbortSignal;
}

/**
 * Images of pages, drawn when they are first asked for and kept on disk. It looks at nobody's access: ask
 * OpenDocuments first, and again where an image is new.
 */
export interface PageImages {
  image(source: PageSource, order: ImageOrder, asker: Asker): Promise<PageImage>;
  /** What is known of an image without drawing it; undefined where that is nothing. */
  known(source: PageSource, order: ImageOrder): Promise<PageImage | undefined>;
  /** Drops all images of a document that is no longer open, and what is being drawn of it. */
  forget(contentHash: string): Promise<void>;
}
