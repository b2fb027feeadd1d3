import type { PageRaster } from '../workshop.ts';
import type { ReadPage } from './page-reader.ts';
import { greyPage, levelPage, redPage, type Turn } from './preparation/prepare-page.ts';
import { isSideways } from './preparation/tilt.ts';
import { probePage } from './probe-page.ts';
import { readBlocks } from './read-blocks.ts';
import type { Recogniser } from './recogniser.ts';
import { readStamps } from './stamps/read-stamps.ts';
import { withoutWords } from './stamps/without-words.ts';
import { composeText } from './text/compose-text.ts';
import { insertStamps } from './text/insert-stamps.ts';
import { leaveOutNoise } from './text/leave-out-noise.ts';
import { mendTornLines } from './text/mend-torn-lines.ts';

/** No letter is lower or narrower than this. Pixels. */
const LEAST_SIDE = 8;

/** From pixels to text and the places of its words. */
export async function readPage(raster: PageRaster, recogniser: Recogniser): Promise<ReadPage> {
  if (Math.min(raster.width, raster.height) < LEAST_SIDE) return { text: '', quality: 0, words: [] };
  const page = await greyPage(raster);
  const turn: Turn = isSideways(page) ? 90 : 0;
  const level = await levelPage(page, turn);
  const { isUpsideDown, languages } = await probePage(level.image, recogniser);
  const upright = isUpsideDown ? await levelPage(page, turn === 0 ? 180 : 270) : level;
  const lines = leaveOutNoise(mendTornLines(await readBlocks(upright.image, languages ?? 'vie', recogniser)));
  const red = await redPage(raster);
  const inRed = red ? await readStamps(await upright.level(red), lines, recogniser) : [];
  const read = [...lines, ...inRed];
  const unread = await readStamps(withoutWords(upright.image, read), read, recogniser);
  return composeText(insertStamps(lines, [...inRed, ...unread]), upright.onPage);
}
