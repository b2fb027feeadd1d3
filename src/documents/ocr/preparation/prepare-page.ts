import sharp from 'sharp';
import type { PageRaster } from '../../workshop.ts';
import type { Box } from '../seen-page.ts';
import { flattenPaper } from './flatten-paper.ts';
import { asGrey, asSharp, type GreyImage } from './grey-image.ts';
import { redInk } from './red-ink.ts';
import { darkPoints, tiltOf } from './tilt.ts';

/** A place on the page in parts of its width and height, 0 to 1. */
export interface PagePlace {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A quarter turn clockwise, and how many of them. */
export type Turn = 0 | 90 | 180 | 270;

/** How a page was made level; any picture of the same page can be levelled alike. */
export interface Levelling {
  level(page: GreyImage): Promise<GreyImage>;
  /** Where a box of the levelled picture stands on the page as it came. */
  onPage(box: Box): PagePlace;
}

/** Degrees that the recogniser puts up with; turning costs sharpness. */
const LEVEL_ENOUGH = 0.15;

/** A page whose longer side is shorter than this has letters too small to be read. Pixels. */
const SMALL = 1500;
/** The longer side of A4 at 200 dots an inch. */
const READABLE = 2339;
/** Enlarging more than this makes nothing readable that was not. */
const MOST_ENLARGED = 3;

/** The page in grey on white paper, large enough to be read. */
export async function greyPage({ pixels, width, height }: PageRaster): Promise<GreyImage> {
  return flattenPaper(await readable(await asGrey(sharp(pixels, { raw: { width, height, channels: 3 } }))));
}

/** Its red ink alone, as large as its grey is. */
export async function redPage(raster: PageRaster): Promise<GreyImage | undefined> {
  const ink = redInk(raster);
  return ink && readable(ink);
}

async function readable(image: GreyImage): Promise<GreyImage> {
  const longer = Math.max(image.width, image.height);
  if (longer >= SMALL) return image;
  const times = Math.min(MOST_ENLARGED, READABLE / longer);
  return asGrey(asSharp(image).resize(Math.round(image.width * times), Math.round(image.height * times)));
}

/** Turns a page by quarters, then levels its lines. */
export async function levelPage(page: GreyImage, turn: Turn): Promise<Levelling & { image: GreyImage }> {
  const turned = await turnedBy(page, turn);
  const tilt = tiltOf(darkPoints(turned));
  const image = await levelled(turned, tilt);
  return {
    image,
    level: async (other) => levelled(await turnedBy(other, turn), tilt),
    onPage: (box) => turnedBack(levelledBack(box, image, turned, tilt), turn),
  };
}

async function turnedBy(page: GreyImage, turn: Turn): Promise<GreyImage> {
  return turn === 0 ? page : asGrey(asSharp(page).rotate(turn));
}

async function levelled(page: GreyImage, tilt: number): Promise<GreyImage> {
  return Math.abs(tilt) < LEVEL_ENOUGH ? page : asGrey(asSharp(page).rotate(-tilt, { background: '#fff' }));
}

/** Undoes the levelling: a box keeps its size and goes back round the middle of the picture. In parts of the page. */
function levelledBack({ x0, y0, x1, y1 }: Box, from: GreyImage, to: GreyImage, tilt: number): PagePlace {
  const [sin, cos] = [Math.sin((tilt * Math.PI) / 180), Math.cos((tilt * Math.PI) / 180)];
  const [fromX, fromY] = [(x0 + x1 - from.width) / 2, (y0 + y1 - from.height) / 2];
  const [middleX, middleY] = [fromX * cos - fromY * sin + to.width / 2, fromX * sin + fromY * cos + to.height / 2];
  const [left, right] = [middleX - (x1 - x0) / 2, middleX + (x1 - x0) / 2].map((x) => share(x, to.width));
  const [top, bottom] = [middleY - (y1 - y0) / 2, middleY + (y1 - y0) / 2].map((y) => share(y, to.height));
  return { x: left!, y: top!, width: right! - left!, height: bottom! - top! };
}

function share(part: number, whole: number): number {
  return Math.min(1, Math.max(0, part / whole));
}

function turnedBack({ x, y, width, height }: PagePlace, turn: Turn): PagePlace {
  switch (turn) {
    case 0:
      return { x, y, width, height };
    case 90:
      return { x: y, y: 1 - x - width, width: height, height: width };
    case 180:
      return { x: 1 - x - width, y: 1 - y - height, width, height };
    case 270:
      return { x: 1 - y - height, y: x, width: height, height: width };
  }
}
