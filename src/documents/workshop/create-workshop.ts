import type { DocumentWorkshop } from '../workshop.ts';
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
}: WorkshopOptions = {}): DocumentWorkshop {
  const limits = { memoryMb, pageSeconds, openSeconds };
  const readers = new ProcessPool(limits, size, idleSeconds * 1000);
  const drawers = new ProcessPool(limits, size, idleSeconds * 1000);
  return {
    read: (location, signal) => readInProcess(readers, location, fileSeconds, signal),
    async draw(location, page, width, region) {
      const process = await drawers.borrow();
      try {
        const answer = await process.ask({ ask: 'draw', location, page, width, ...(region ? { region } : {}) });
        if (answer.kind !== 'raster')
          throw new Error(`The document workshop answered a drawing with "${answer.kind}".`);
        return answer.raster;
      } finally {
        drawers.giveBack(process);
      }
    },
    close() {
      readers.close();
      drawers.close();
      return Promise.resolve();
    },
  };
}
