import { asGrey, asSharp, type GreyImage } from './grey-image.ts';

/** Larger than the strokes of a heading, smaller than a shadow. Pixels. */
const TILE = 32;
/** Even in a tile full of bold letters a fifth is paper. */
const PAPER_FROM = 0.8;
/** Of a normal spread: how many deviations lie between its middle and PAPER_FROM. */
const DEVIATIONS_TO_PAPER = 0.84;
/** Darker than this nothing is taken for paper: the shadows of a photograph are not to be torn open. */
const DARKEST_PAPER = 60;
/** What lies less than so many deviations of the paper's grain below its middle becomes white. */
const GRAIN_TAKEN = 1.5;
/** Of the paper's brightness: darker than this stays as it is, however grainy the paper. */
const DARKEST_WHITE = 0.7;

/** Paper grainier than this is softened first: clean letters lose by it, worn ones gain. In parts of its brightness. */
const GRAINY = 0.01;
/** Takes the grain of scanners and JPEG, and leaves what the recogniser looks at. Pixels. */
const SOFTENING = 0.7;

interface Tiles {
  /** How bright the paper is in each tile. */
  paper: GreyImage;
  /** Standard deviation of its brightness in parts of it; that of tiles without much writing. */
  grain: number;
}

/**
 * Makes the paper white everywhere, whatever shade, stain or shadow lies on it, and takes away its grain: the
 * grainier it is, the earlier it counts as white.
 */
export async function flattenPaper(image: GreyImage): Promise<GreyImage> {
  const tiles = measureTiles(image);
  if (tiles.grain <= GRAINY) return whiten(image, tiles);
  const soft = await asGrey(asSharp(image).blur(SOFTENING));
  return whiten(soft, measureTiles(soft));
}

async function whiten(image: GreyImage, { paper, grain }: Tiles): Promise<GreyImage> {
  // In two steps: sharp enlarges before it smooths, in whatever order it is told.
  const smooth = asSharp(await asGrey(asSharp(paper).median(3).blur(1)));
  const whole = smooth.resize(paper.width * TILE, paper.height * TILE, { fit: 'fill' });
  const brightness = await asGrey(whole.extract({ left: 0, top: 0, width: image.width, height: image.height }));
  const white = Math.max(DARKEST_WHITE, 1 - grain * (GRAIN_TAKEN + DEVIATIONS_TO_PAPER));
  const factors = Float32Array.from({ length: 256 }, (_, level) => 255 / (white * Math.max(level, DARKEST_PAPER)));
  const pixels = new Uint8Array(image.pixels.length);
  for (let at = 0; at < pixels.length; at++)
    pixels[at] = Math.min(255, image.pixels[at]! * factors[brightness.pixels[at]!]!);
  return { ...image, pixels };
}

function measureTiles(image: GreyImage): Tiles {
  const width = Math.ceil(image.width / TILE);
  const height = Math.ceil(image.height / TILE);
  const pixels = new Uint8Array(width * height);
  const spreads = new Float32Array(width * height);
  for (let tile = 0; tile < pixels.length; tile++) {
    const histogram = tileHistogram(image, (tile % width) * TILE, Math.floor(tile / width) * TILE);
    const paper = levelAt(histogram, PAPER_FROM);
    pixels[tile] = paper;
    spreads[tile] = (paper - levelAt(histogram, 0.5)) / DEVIATIONS_TO_PAPER / Math.max(paper, DARKEST_PAPER);
  }
  return { paper: { pixels, width, height }, grain: spreads.toSorted()[spreads.length >> 2] ?? 0 };
}

function tileHistogram({ pixels, width, height }: GreyImage, left: number, top: number): Uint32Array {
  const histogram = new Uint32Array(256);
  const right = Math.min(left + TILE, width);
  for (let y = top; y < Math.min(top + TILE, height); y++)
    for (let at = y * width + left; at < y * width + right; at++) histogram[pixels[at]!]!++;
  return histogram;
}

/** The level below which `share` of the pixels lie. */
function levelAt(histogram: Uint32Array, share: number): number {
  let pixels = 0;
  for (const count of histogram) pixels += count;
  let level = 0;
  for (let below = histogram[0]!; below < pixels * share; below += histogram[++level]!);
  return level;
}
