import { UnreadableDocument } from '../workshop.ts';
import type { FileEvent } from '../workshop.ts';
import type { Answer } from './messages.ts';
import type { ProcessPool } from './process-pool.ts';

/**
 * Reads a file in a process of the pool. The process works one batch ahead of whoever takes its events, and
 * then waits.
 * @param fileSeconds how long the process may work on the whole file
 */
export async function* readInProcess(
  pool: ProcessPool,
  location: string,
  fileSeconds: number,
  signal?: AbortSignal,
): AsyncGenerator<FileEvent> {
  const process = await pool.borrow(signal);
  const abort = (): void => process.end();
  signal?.addEventListener('abort', abort);
  let worked = 0;
  const ask = async (question: { ask: 'read'; location: string } | { ask: 'more' }): Promise<Answer> => {
    const from = performance.now();
    const answer = await process.ask(question);
    worked += performance.now() - from;
    if (worked > fileSeconds * 1000) throw new UnreadableDocument(`It could not be read within ${fileSeconds} s.`);
    return answer;
  };
  let next: Promise<Answer> | undefined = ask({ ask: 'read', location });
  try {
    while (next) {
      const answer: Answer = await next;
      next = undefined;
      if (answer.kind !== 'events') throw new Error(`The document workshop answered a reading with "${answer.kind}".`);
      if (!answer.done) {
        next = ask({ ask: 'more' });
        // Told when it is awaited; whoever leaves earlier is not interested.
        next.catch(() => undefined);
      }
      yield* answer.events;
    }
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  } finally {
    signal?.removeEventListener('abort', abort);
    void giveBack();
  }

  async function giveBack(): Promise<void> {
    try {
      await next;
      await process.ask({ ask: 'stop' });
    } catch {
      // It has ended, or the file was at fault: either way nothing is left to stop.
    }
    pool.giveBack(process);
  }
}
