import { join } from 'node:path';
import type { OpenDocuments } from '../../catalogue/document.ts';
import type { ImageWorkshop } from '../workshop.ts';
import { DrawnImages } from './drawn-images.ts';
import { dropClosed, type StillReadable } from './drop-closed.ts';
import type { PageImages } from './page-images.ts';

/** How long images may lie on the disk after their document was closed by another process; nobody gets them. */
const SWEEP_EVERY_MS = 10_000;
/** Documents that images were asked of, whose content is known by their id should they be closed. */
const MOST_REMEMBERED = 10_000;

export interface OpenPageImages {
  pageImages: PageImages;
  /** The same documents; the images of one that is found to be open no longer are dropped at once. */
  documents: OpenDocuments;
  /** Stops looking for what was closed, after the look that may be going on. */
  end(): Promise<void>;
}

/** Drops the images of whatever nobody may read, also where no portal runs that would. */
export function dropClosedImages(dataDir: string, stillReadable: StillReadable): Promise<void> {
  return dropClosed(pageImagesFolder(dataDir), stillReadable);
}

/** Where images are kept in a data folder. */
function pageImagesFolder(dataDir: string): string {
  return join(dataDir, 'page-images');
}

export interface PageImageParts {
  dataDir: string;
  documents: OpenDocuments;
  /** Of documents that are open, or that were granted to somebody: images of others are kept of none. */
  stillReadable: StillReadable;
  workshop: ImageWorkshop;
}

/** The images of documents that somebody may read: now and every few seconds, those of all others are dropped. */
export function openPageImages({ dataDir, documents, stillReadable, workshop }: PageImageParts): OpenPageImages {
  const folder = pageImagesFolder(dataDir);
  const images = new DrawnImages({ workshop, folder });
  const sweep = () => dropClosed(folder, stillReadable, (hash) => images.forget(hash));
  // A database that fails here is what /readyz tells; the next look tries again.
  let looking: Promise<unknown> = sweep()
    .then(() => images.takeStock())
    .catch(() => undefined);
  const timer = setInterval(() => {
    looking = looking.then(sweep).catch(() => undefined);
  }, SWEEP_EVERY_MS);
  timer.unref();
  return {
    pageImages: images,
    documents: forgetWhatCloses(documents, images),
    async end() {
      clearInterval(timer);
      await looking;
    },
  };
}

function forgetWhatCloses(documents: OpenDocuments, images: PageImages): OpenDocuments {
  const contents = new Map<string, string>();
  return {
    ...documents,
    async byId(id) {
      const open = await documents.byId(id);
      const known = contents.get(id);
      contents.delete(id);
      // Not waited for: it must take as long to say that there is nothing whether there was something or not.
      if (!open && known !== undefined) void images.forget(known).catch(() => undefined);
      if (open) contents.set(id, open.document.contentHash);
      const [oldest] = contents.keys();
      if (contents.size > MOST_REMEMBERED && oldest !== undefined) contents.delete(oldest);
      return open;
    },
  };
}
