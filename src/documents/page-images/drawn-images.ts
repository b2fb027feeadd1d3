import { availableParallelism } from 'node:os';
import { UnreadableDocument } from '../workshop.ts';
import type { ImageWorkshop, PageRegion } from '../workshop.ts';
import { ImageCache } from './image-cache.ts';
import type { CacheLease } from './image-cache.ts';
import { orderName } from './image-order.ts';
import type { ImageOrder } from './image-order.ts';
import type { Asker, PageImage, PageImages, PageSource } from './page-images.ts';
import { SharedWork } from './shared-work.ts';
import { sheetFor } from './sheet.ts';
import type { Sheet } from './sheet.ts';

/** Of disk, for all images together (docs/bring-your-documents.md): some 15,000 pages as a reader sees them. */
const MOST_CACHE_BYTES = 2_000_000_000;
/** Drawn and encoded at a time: a page takes 10 to 100 MB while that lasts. */
const MOST_AT_ONCE = 4;
/** Going on and waiting in all; twenty readers who turn pages with six requests each fit twice. */
const MOST_JOBS = 240;
/** And for one asker: 24 thumbnails, two pages, and the tiles that fill a large fine screen. */
const MOST_OF_ONE = 64;
/** For how long a page that could not be drawn is not tried again, and of how many that is kept in mind. */
const UNDRAWABLE_MS = 60_000;
const MOST_UNDRAWABLE = 1_000;

export interface DrawnImagesOptions {
  workshop: ImageWorkshop;
  /** Absolute. */
  folder: string;
  mostBytes?: number;
  atOnce?: number;
  mostJobs?: number;
  mostOfOne?: number;
}

/** Images made in the workshop and kept in a folder. */
export class DrawnImages implements PageImages {
  readonly #workshop: ImageWorkshop;
  readonly #cache: ImageCache;
  readonly #work: SharedWork<Uint8Array>;
  readonly #sheets = new Map<string, Promise<Uint8Array>>();
  readonly #undrawable = new Map<string, number>();

  constructor(options: DrawnImagesOptions) {
    this.#workshop = options.workshop;
    this.#cache = new ImageCache(options.folder, options.mostBytes ?? MOST_CACHE_BYTES);
    this.#work = new SharedWork({
      atOnce: options.atOnce ?? Math.min(MOST_AT_ONCE, availableParallelism()),
      mostJobs: options.mostJobs ?? MOST_JOBS,
      mostOfOne: options.mostOfOne ?? MOST_OF_ONE,
    });
  }

  /** Takes in what an earlier run left in the folder. */
  takeStock(): Promise<void> {
    return this.#cache.takeStock();
  }

  async known(source: PageSource, order: ImageOrder): Promise<PageImage | undefined> {
    const kept = await this.#cache.get(source.contentHash, orderName(source.number, order));
    if (kept) return { kind: 'image', bytes: kept, isNew: false };
    return (this.#undrawable.get(pageName(source)) ?? 0) > Date.now() ? { kind: 'none' } : undefined;
  }

  async image(source: PageSource, order: ImageOrder, { name: asker, signal }: Asker): Promise<PageImage> {
    const known = await this.known(source, order);
    if (known) return known;
    const name = orderName(source.number, order);
    const job = this.#work.ask(`${source.contentHash}/${name}`, asker, () => this.#make(source, order, name), signal);
    if (job === 'full' || job === 'too-many') return { kind: job };
    try {
      return { kind: 'image', bytes: await job, isNew: true };
    } catch (error) {
      if (signal?.aborted) return { kind: 'full' };
      if (!(error instanceof UnreadableDocument)) throw error;
      this.#keepInMind(pageName(source));
      return { kind: 'none' };
    }
  }

  forget(contentHash: string): Promise<void> {
    return this.#cache.forget(contentHash);
  }

  async #make(source: PageSource, order: ImageOrder, name: string): Promise<Uint8Array> {
    const lease = this.#cache.lease(source.contentHash);
    try {
      const sheet = sheetFor(source.number, source.full, order);
      const image = sheet
        ? await this.#workshop.cut(await this.#sheet(source, sheet, lease), sheet.part, order)
        : await this.#draw(source, order);
      await this.#cache.put(lease, name, image);
      return image;
    } finally {
      this.#cache.release(lease);
    }
  }

  /** Those who cut from the same sheet at the same time wait for one. */
  async #sheet(source: PageSource, sheet: Sheet, lease: CacheLease): Promise<Uint8Array> {
    const key = `${source.contentHash}/${sheet.name}`;
    const making = this.#sheets.get(key) ?? this.#fetchSheet(source, sheet, lease);
    this.#sheets.set(key, making);
    try {
      return await making;
    } finally {
      this.#sheets.delete(key);
    }
  }

  async #fetchSheet(source: PageSource, { name, size }: Sheet, lease: CacheLease): Promise<Uint8Array> {
    const kept = await this.#cache.get(source.contentHash, name);
    if (kept) return kept;
    const finish = { size, isMirrored: false, rotation: 0, isGray: false, format: 'sheet' } as const;
    const drawn = await this.#workshop.image(source.location, source.number, size.width, finish);
    await this.#cache.put(lease, name, drawn);
    return drawn;
  }

  /** As large as the order needs it in the direction that is made smaller by less. */
  #draw(source: PageSource, order: ImageOrder): Promise<Uint8Array> {
    const { region, size } = order;
    const scale = Math.max(size.width / region.width, size.height / region.height);
    const width = Math.max(1, Math.round(region.width * scale));
    return this.#workshop.image(source.location, source.number, width, order, partOf(source, region));
  }

  #keepInMind(page: string): void {
    const oldest = this.#undrawable.keys().next();
    if (this.#undrawable.size >= MOST_UNDRAWABLE && !oldest.done) this.#undrawable.delete(oldest.value);
    this.#undrawable.set(page, Date.now() + UNDRAWABLE_MS);
  }
}

function pageName({ contentHash, number }: PageSource): string {
  return `${contentHash}/${number}`;
}

function partOf({ full }: PageSource, region: ImageOrder['region']): PageRegion | undefined {
  if (region.width === full.width && region.height === full.height) return undefined;
  return {
    x: region.x / full.width,
    y: region.y / full.height,
    width: region.width / full.width,
    height: region.height / full.height,
  };
}
