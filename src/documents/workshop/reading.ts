import type { OpenFile } from '../formats/open-file.ts';
import type { FileEvent } from '../workshop.ts';
import type { Answer } from './messages.ts';

/** A batch goes out when it has taken this long, or holds so many pages. */
const LONGEST_BATCH_MS = 200;
const MOST_PAGES = 50;

/** Hands on a file in batches. */
export class Reading {
  readonly #file: OpenFile;
  readonly #pages: AsyncIterator<FileEvent>;

  constructor(file: OpenFile) {
    this.#file = file;
    this.#pages = eventsOf(file);
  }

  async next(): Promise<Answer> {
    const from = performance.now();
    const events: FileEvent[] = [];
    while (events.length < MOST_PAGES && performance.now() - from < LONGEST_BATCH_MS) {
      const step = await this.#pages.next();
      if (step.done) return { kind: 'events', events, done: true };
      events.push(step.value);
    }
    return { kind: 'events', events, done: false };
  }

  async stop(): Promise<void> {
    await this.#pages.return?.();
    await this.#file.close();
  }
}

async function* eventsOf(file: OpenFile): AsyncGenerator<FileEvent> {
  yield { kind: 'file', file: await file.facts() };
  for await (const page of file.pages()) yield { kind: 'page', page };
}
