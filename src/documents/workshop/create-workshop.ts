import type { DocumentWorkshop, ImageWorkshop } from '../workshop.ts';
import type { Answer, Question } from './messages.ts';
import { ProcessPool } from './process-pool.ts';
import { readInProcess } from './read-in-process.ts';

export interface WorkshopOptions {
  /** Processes at most that read, and as many that draw. */
  size?: number;
  /** What one of them may hold in memory. */
  memoryMb?: number;
  /** For one page, or one picture. */
  pageSeconds?: number;
  /** For opening a file; DOCX, DOC and text are read as a whole then. */
  openSeconds?: number;
  /** For a whole file, the time not counted in which nobody asks for its next pages. */
  fileSeconds?: number;
  /** Processes that nobody has asked for so long are ended. */
  idleSeconds?: number;
}

export function createWorkshop({
  size = 1,
  memoryMb = 512,
  pageSeconds = 20,
  openSeconds = 120,
  fileSeconds = 600,
  idleSeconds = 300,
}: WorkshopOptions = {}): DocumentWorkshop & ImageWorkshop {
  const limits = { memoryMb, pageSeconds, openSeconds };
  const readers = new ProcessPool(limits, size, idleSeconds * 1000);
  const drawers = new ProcessPool(limits, size, idleSeconds * 1000);
  const ask = async (question: Question): Promise<Answer> => {
    const process = await drawers.borrow();
    try {
      return await process.ask(question);
    } finally {
      drawers.giveBack(process);
    }
  };
  return {
    read: (location, signal) => readInProcess(readers, location, fileSeconds, signal),
    async draw(location, page, width, region) {
      const answer = await ask({ ask: 'draw', location, page, width, ...(region ? { region } : {}) });
      return answer.kind === 'raster' ? answer.raster : notWhatWasAsked('draw', answer);
    },
    async image(location, page, width, finish, region) {
      const answer = await ask({ ask: 'image', location, page, width, finish, ...(region ? { region } : {}) });
      return answer.kind === 'image' ? answer.image : notWhatWasAsked('image', answer);
    },
    async cut(sheet, part, finish) {
      const answer = await ask({ ask: 'cut', sheet, part, finish });
      return answer.kind === 'image' ? answer.image : notWhatWasAsked('cut', answer);
    },
    close() {
      readers.close();
      drawers.close();
      return Promise.resolve();
    },
  };
}

function notWhatWasAsked(question: Question['ask'], answer: Answer): never {
  throw new Error(`The document workshop answered "${question}" with "${answer.kind}".`);
}
