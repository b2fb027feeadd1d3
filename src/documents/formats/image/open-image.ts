import sharp from 'sharp';
import type { Metadata, Sharp } from 'sharp';
import type { FilePage, PageRaster, PageRegion } from '../../workshop.ts';
import { UnreadableDocument } from '../../workshop.ts';
import { drawnSize, WHOLE_PAGE } from '../drawn-size.ts';
import type { OpenFile } from '../open-file.ts';
import { turnUpright, uprightSize, whereItLies } from './orientation.ts';
import { redGreenBlue } from './red-green-blue.ts';

/** A0 at 300 dots an inch has 140 million. */
const MOST_PIXELS = 300_000_000;
const MOST_PAGES = 2000;
/** Drawn to see that an image is whole. */
const PROOF_WIDTH = 64;

sharp.cache(false);
sharp.concurrency(1);
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadTiff', 'VipsForeignLoadWebp'],
});

/** JPEG, PNG, TIFF with its pages, WebP. @throws UnreadableDocument */
export async function openImage(location: string): Promise<OpenFile> {
  const first = await describe(location, 0);
  const pageCount = first.format === 'tiff' ? (first.pages ?? 1) : 1;
  if (pageCount > MOST_PAGES)
    throw new UnreadableDocument(`The image has ${pageCount} pages; at most ${MOST_PAGES} are read.`);
  return {
    pageCount,
    facts: () => Promise.resolve({ kind: 'image', mediaType: `image/${first.format}`, pageCount, notes: [] }),
    async *pages() {
      for (let number = 1; number <= pageCount; number++) yield await readPage(location, number);
    },
    draw: (number, width, region = WHOLE_PAGE) => draw(location, number, width, region),
    close: () => Promise.resolve(),
  };
}

async function readPage(location: string, number: number): Promise<FilePage> {
  const size = uprightSize(await describe(location, number - 1));
  await draw(location, number, Math.min(PROOF_WIDTH, size.width), WHOLE_PAGE);
  return { number, text: '', source: 'waiting', ...size, words: [] };
}

async function draw(location: string, number: number, width: number, region: PageRegion): Promise<PageRaster> {
  const metadata = await describe(location, number - 1);
  const upright = uprightSize(metadata);
  const size = drawnSize(upright, width, region);
  const part = whereItLies(metadata, region);
  const lying = (metadata.orientation ?? 1) >= 5 ? { width: size.height, height: size.width } : size;
  try {
    // Turned after it has been made small: turning needs all pixels in memory.
    const small = await image(location, number - 1)
      .extract(part)
      .resize({ ...lying, fit: 'fill' })
      .flatten({ background: 'white' })
      .toColourspace('srgb')
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
    return await turnUpright(redGreenBlue(small.data, small.info), metadata.orientation ?? 1);
  } catch (error) {
    throw new UnreadableDocument(`The image is damaged or cut off (page ${number}). Scan or save it again.`, {
      cause: error,
    });
  }
}

async function describe(location: string, page: number): Promise<Metadata> {
  let metadata: Metadata;
  try {
    metadata = await image(location, page).metadata();
  } catch (error) {
    throw new UnreadableDocument('The image is damaged: its size cannot be read. Scan or save it again.', {
      cause: error,
    });
  }
  const millions = (metadata.width * metadata.height) / 1e6;
  if (millions * 1e6 <= MOST_PIXELS) return metadata;
  throw new UnreadableDocument(
    `The image has ${Math.round(millions)} million pixels; at most ${MOST_PIXELS / 1e6} million are read.`,
  );
}

function image(location: string, page: number): Sharp {
  return sharp(location, { page, failOn: 'truncated', limitInputPixels: false, sequentialRead: true });
}
