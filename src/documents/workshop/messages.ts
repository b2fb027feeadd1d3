import type { Finish } from '../page-images/image-order.ts';
import type { PixelRegion } from '../page-images/page-size.ts';
import type { FileEvent, PageRaster, PageRegion } from '../workshop.ts';

/** What a workshop process is told at its start, as its one argument. */
export interface ProcessLimits {
  /** For the program inside it that draws and reads PDF. */
  memoryMb: number;
  /** For one page, or one picture. */
  pageSeconds: number;
  /** For opening a file; text is read as a whole then. */
  openSeconds: number;
}

/** A page, or a part of it, in so many pixels. */
export interface DrawnPart {
  location: string;
  page: number;
  width: number;
  region?: PageRegion;
}

/** A reading is asked for piece by piece: who asks no more holds it up. */
export type Question =
  | { ask: 'read'; location: string }
  | { ask: 'more' }
  | { ask: 'stop' }
  | ({ ask: 'draw' } & DrawnPart)
  | ({ ask: 'image'; finish: Finish } & DrawnPart)
  | { ask: 'cut'; sheet: Uint8Array; part: PixelRegion; finish: Finish };

export type Answer =
  | { kind: 'ready' }
  | { kind: 'events'; events: FileEvent[]; done: boolean }
  | { kind: 'stopped' }
  | { kind: 'raster'; raster: PageRaster }
  | { kind: 'image'; image: Uint8Array }
  /** The file's fault; the process goes on. After the three below it does not. */
  | { kind: 'unreadable'; reason: string }
  | { kind: 'slow' }
  | { kind: 'large' }
  | { kind: 'broken'; reason: string };
