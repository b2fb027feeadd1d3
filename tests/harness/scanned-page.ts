import sharp from 'sharp';
import type { PageRaster } from '../../src/documents/workshop.ts';
import { seededRandom, type Random } from '../bench/random.ts';
import { asRaster } from './drawn-pages.ts';

/** What a page suffers on its way through an old scanner. */
export interface Wear {
  /** Degrees clockwise. */
  tilt: number;
  /** Standard deviation in pixels. */
  blur: number;
  /** Standard deviation in levels of brightness. */
  noise: number;
  /** How much darker the far corner is, 0 to 1. */
  shadow: number;
  /** Of JPEG, 1 to 100. */
  quality: number;
}

const PAPER = 240;
const INK = 55;

/** The page as a scanner would give it: worn, yellowed by nothing, as large as before. The same for the same seed. */
export async function scanned(page: PageRaster, wear: Wear, seed: number): Promise<PageRaster> {
  const { width, height } = page;
  const turned = await sharp(page.pixels, { raw: { width, height, channels: 3 } })
    .rotate(wear.tilt, { background: '#fff' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { data } = await sharp(turned.data, { raw: turned.info })
    .extract({
      left: (turned.info.width - width) >> 1,
      top: (turned.info.height - height) >> 1,
      width,
      height,
    })
    .greyscale()
    .blur(wear.blur)
    .raw()
    .toBuffer({ resolveWithObject: true });
  wearDown(data, width, height, wear, seededRandom(seed));
  const jpeg = await sharp(data, { raw: { width, height, channels: 1 } })
    .jpeg({ quality: wear.quality })
    .toBuffer();
  return asRaster(sharp(jpeg));
}

function wearDown(pixels: Buffer, width: number, height: number, { shadow, noise }: Wear, random: Random): void {
  for (let at = 0; at < pixels.length; at++) {
    const light = 1 - shadow * (((at % width) / width) * 0.6 + (Math.floor(at / width) / height) * 0.4);
    const clean = INK + (pixels[at]! / 255) * (PAPER - INK);
    pixels[at] = Math.max(0, Math.min(255, clean * light + bell(random) * noise));
  }
}

/** About normal, with deviation 1. */
function bell(random: Random): number {
  return (random.next() + random.next() + random.next() + random.next() - 2) * Math.sqrt(3);
}
