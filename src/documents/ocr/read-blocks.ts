import { languagesOf, type Languages } from './languages.ts';
import { cutOut, widened, type GreyImage } from './preparation/grey-image.ts';
import type { Recogniser } from './recogniser.ts';
import { wordsOf, type Box, type SeenBlock } from './seen-page.ts';
import { certainty } from './text/leave-out-noise.ts';

/** White round a block that is read by itself. Pixels. */
const AROUND = 10;

/**
 * The blocks of an upright page. Those whose words do not look like the language they were read in are read again
 * in the other, and the surer reading counts: pages of a protectorate often had two languages side by side.
 */
export async function readBlocks(page: GreyImage, languages: Languages, recogniser: Recogniser): Promise<SeenBlock[]> {
  const read: SeenBlock[] = [];
  for (const block of await recogniser.recognise(page, languages)) {
    const looked = languagesOf(wordsOf(block).map(({ text }) => text));
    const again = looked && looked !== languages ? await readAgain(page, block.bbox, looked, recogniser) : [];
    read.push(...(surenessOf(again) > surenessOf([block]) ? again : [block]));
  }
  return read;
}

async function readAgain(
  page: GreyImage,
  box: Box,
  languages: Languages,
  recogniser: Recogniser,
): Promise<SeenBlock[]> {
  const around = widened(box, AROUND, page);
  const blocks = await recogniser.recognise(cutOut(page, around), languages);
  return blocks.map((block) => moved(block, around.x0, around.y0));
}

function surenessOf(blocks: readonly SeenBlock[]): number {
  return certainty(blocks.flatMap(wordsOf));
}

function moved(block: SeenBlock, x: number, y: number): SeenBlock {
  const move = <Seen extends { bbox: Box }>(seen: Seen): Seen => {
    const { x0, y0, x1, y1 } = seen.bbox;
    return { ...seen, bbox: { x0: x0 + x, y0: y0 + y, x1: x1 + x, y1: y1 + y } };
  };
  return {
    ...move(block),
    paragraphs: (block.paragraphs ?? []).map(({ lines }) => ({
      lines: lines.map((line) => ({ ...move(line), words: line.words.map(move) })),
    })),
  };
}
