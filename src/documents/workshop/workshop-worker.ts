import { types } from 'node:util';
import { openDocument } from '../formats/open-document.ts';
import { OutOfLimits } from '../formats/open-file.ts';
import { UnreadableDocument } from '../workshop.ts';
import type { Answer, ProcessLimits, Question } from './messages.ts';
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
    case 'draw': {
      const file = await drawn.open(question.location);
      if (question.page < 1 || question.page > file.pageCount) {
        throw new UnreadableDocument(`It has ${file.pageCount} pages, and no page ${question.page}.`);
      }
      return { kind: 'raster', raster: await file.draw(question.page, question.width, question.region) };
    }
  }
}

function failure(error: unknown): Answer {
  if (error instanceof UnreadableDocument) return { kind: 'unreadable', reason: error.message };
  if (error instanceof OutOfLimits) return { kind: error.what };
  return { kind: 'broken', reason: types.isNativeError(error) ? error.name : 'no error' };
}
