import { asGrey, asSharp, cutOut, widened, type GreyImage } from '../preparation/grey-image.ts';
import { darkPoints, tiltOf } from '../preparation/tilt.ts';
import type { Recogniser } from '../recogniser.ts';
import type { Box, SeenLine } from '../seen-page.ts';
import { linesOfStamp } from '../text/leave-out-noise.ts';
import { inkClusters } from './ink-clusters.ts';
import { withoutFrame } from './without-frame.ts';

/** Sizes of stamps in parts of the page's width. */
const WIDTH = { least: 0.04, most: 0.5 };
const HEIGHT = { least: 0.012, most: 0.16 };
/** Stamps looked at on a page: one has two or three, a stained one has many places that look like some. */
const MOST_STAMPS = 5;
/** Hands that stamp are less careful than hands that lay a page on the glass. Degrees. */
const STEEPEST = 20;
/** Parts of a stamp's height and width that a word of it has at least, and a word beneath it has not. */
const FILLED = { height: 0.5, width: 0.3 };
/** The faint edge of a stamp, which is not counted as its ink. Pixels. */
const EDGE = 6;
/** White round a stamp that is read by itself. Pixels. */
const MARGIN = 24;
/** Of a page: two pixels are a letter's finest stroke. */
const STEP = 2;

/**
 * Words that were stamped on a page askew, each stamp levelled and read by itself: a mark of secrecy must not be
 * overlooked because it leans. Boxes are those of the picture.
 * @param ink dark on white
 * @param known lines that were read before: what they fill is not read again
 */
export async function readStamps(
  ink: GreyImage,
  known: readonly SeenLine[],
  recogniser: Recogniser,
): Promise<SeenLine[]> {
  const words = known.flatMap((line) => line.words).map(({ bbox }) => bbox);
  const stamps = inkClusters(ink).filter(
    (box) => isStampSized(box, ink.width) && !words.some((one) => fills(one, box)),
  );
  const lines: SeenLine[] = [];
  for (const box of stamps.slice(0, MOST_STAMPS)) lines.push(...(await readStamp(ink, box, recogniser)));
  return lines;
}

async function readStamp(ink: GreyImage, box: Box, recogniser: Recogniser): Promise<SeenLine[]> {
  const cut = cutOut(ink, widened(box, EDGE, ink));
  const stamp = await asGrey(asSharp(cut).normalise());
  const tilt = tiltOf(darkPoints(stamp, STEP), STEEPEST);
  const level = withoutFrame(await asGrey(asSharp(stamp).rotate(-tilt, { background: '#fff' })));
  const margin = { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN };
  const apart = await asGrey(asSharp(level).extend({ ...margin, background: '#fff' }));
  return linesOfStamp(await recogniser.recognise(apart, 'vie', 'block')).map((line) => ({
    ...line,
    bbox: box,
    words: line.words.map((word) => ({ ...word, bbox: box })),
  }));
}

/** Whether a word is so large in a box that the box is about it, and not one of many lines beneath a stamp. */
function fills(word: Box, box: Box): boolean {
  const [x, y] = [(word.x0 + word.x1) / 2, (word.y0 + word.y1) / 2];
  const isInside = x > box.x0 && x < box.x1 && y > box.y0 && y < box.y1;
  const [width, height] = [(word.x1 - word.x0) / (box.x1 - box.x0), (word.y1 - word.y0) / (box.y1 - box.y0)];
  return isInside && height >= FILLED.height && width >= FILLED.width;
}

function isStampSized({ x0, y0, x1, y1 }: Box, pageWidth: number): boolean {
  const [width, height] = [(x1 - x0) / pageWidth, (y1 - y0) / pageWidth];
  return width >= WIDTH.least && width <= WIDTH.most && height >= HEIGHT.least && height <= HEIGHT.most;
}
