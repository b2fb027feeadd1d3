import { types } from 'node:util';
import { openDocument } from '../formats/open-document.ts';
import { OutOfLimits } from '../formats/open-file.ts';
import { UnreadableDocument } from '../workshop.ts';
import type { PageRaster } from '../workshop.ts';
import type { Answer, DrawnPart, ProcessLimits, Question } from './messages.ts';
import { OpenFiles } from './open-files.ts';
import { Reading } from './reading.ts';

/** The process that opens documents: answers one question after the other, and ends with the process that asks. */

// Written by start-child.ts.
const limits = JSON.parse(process.argv[2] ?? '') as ProcessLimits;
const drawn = new OpenFiles(limits);
let reading: Reading | undefined;

process.on('message', (question: Question) => void reply(question));
// Killed, since leaving in good order waits for what still runs in other threads.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
process.send?.({ kind: 'ready' } satisfies Answer);

async function reply(question: Question): Promise<void> {
  let said: Answer;
  try {
    said = await answer(question);
  } catch (error) {
    said = failure(error);
  }
  process.send?.(said);
}

async function answer(question: Question): Promise<Answer> {
  switch (question.ask) {
    case 'read':
      reading = new Reading(await openDocument(question.location, limits));
      return reading.next();
    case 'more':
      return reading ? reading.next() : { kind: 'events', events: [], done: true };
    case 'stop':
      await reading?.stop();
      reading = undefined;
      return { kind: 'stopped' };
    case 'draw':
      return { kind: 'raster', raster: await draw(question) };
    case 'image': {
      const [raster, { encodeRaster }] = [await draw(question), await encoding()];
      const image = await encodeRaster(raster, question.finish);
      // Let go of now: what lies outside of its heap is not what makes V8 look for what is free.
      if (raster.pixels.buffer instanceof ArrayBuffer) raster.pixels.buffer.transfer(0);
      return { kind: 'image', image };
    }
    case 'cut':
      return {
        kind: 'image',
        image: await (await encoding()).encodeCut(question.sheet, question.part, question.finish),
      };
  }
}

async function draw({ location, page, width, region }: DrawnPart): Promise<PageRaster> {
  const file = await drawn.open(location);
  if (page >= 1 && page <= file.pageCount) return file.draw(page, width, region);
  throw new UnreadableDocument(`It has ${file.pageCount} pages, and no page ${page}.`);
}

/** Whoever reads a file, or draws for a machine that reads, needs none of it. */
function encoding() {
  return import('../page-images/encode-image.ts');
}

function failure(error: unknown): Answer {
  if (error instanceof UnreadableDocument) return { kind: 'unreadable', reason: error.message };
  if (error instanceof OutOfLimits) return { kind: error.what };
  return { kind: 'broken', reason: types.isNativeError(error) ? error.name : 'no error' };
}
