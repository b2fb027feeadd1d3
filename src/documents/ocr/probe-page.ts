import { languagesOf, type Languages } from './languages.ts';
import { busiestBand } from './preparation/busiest-band.ts';
import type { GreyImage } from './preparation/grey-image.ts';
import type { Recogniser } from './recogniser.ts';
import { linesOf } from './seen-page.ts';
import { certainty } from './text/leave-out-noise.ts';

export interface Probe {
  isUpsideDown: boolean;
  /** Undefined where a few lines did not tell. */
  languages: Languages | undefined;
}

/** Upright writing is hardly ever read less surely, upside down it hardly ever is more. */
const SURELY_UPRIGHT = 65;
/** How much surer the other way up must be. */
const CLEARLY = 10;
/** What the edge of the band cuts is not counted. Pixels. */
const EDGE = 3;

/** Reads a few lines of a level page: which way up it lies, and in what language it is. */
export async function probePage(page: GreyImage, recogniser: Recogniser): Promise<Probe> {
  const band = busiestBand(page);
  const upright = await readBand(band, recogniser);
  if (upright.certainty >= SURELY_UPRIGHT) return { isUpsideDown: false, languages: upright.languages };
  const upsideDown = await readBand({ ...band, pixels: band.pixels.toReversed() }, recogniser);
  const isUpsideDown = upsideDown.certainty >= upright.certainty + CLEARLY;
  return { isUpsideDown, languages: (isUpsideDown ? upsideDown : upright).languages };
}

async function readBand(band: GreyImage, recogniser: Recogniser) {
  const words = (await recogniser.recognise(band, 'vie'))
    .flatMap(linesOf)
    .filter(({ bbox }) => bbox.y0 > EDGE && bbox.y1 < band.height - EDGE)
    .flatMap((line) => line.words)
    .filter(({ bbox }) => bbox.x0 > EDGE && bbox.x1 < band.width - EDGE);
  return { certainty: certainty(words), languages: languagesOf(words.map(({ text }) => text)) };
}
