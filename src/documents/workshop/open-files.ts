import { stat } from 'node:fs/promises';
import { openDocument } from '../formats/open-document.ts';
import type { OpenFile } from '../formats/open-file.ts';
import type { ProcessLimits } from './messages.ts';

/** Readers turn pages of a few documents at a time. */
const MOST_OPEN = 4;

/** Documents kept open between drawings, the last used ones; a file that was written to is opened anew. */
export class OpenFiles {
  readonly #limits: ProcessLimits;
  /** In order of their last use. */
  readonly #open = new Map<string, OpenFile>();

  constructor(limits: ProcessLimits) {
    this.#limits = limits;
  }

  /** @throws UnreadableDocument */
  async open(location: string): Promise<OpenFile> {
    const key = await versionOf(location);
    const known = this.#open.get(key);
    this.#open.delete(key);
    const file = known ?? (await openDocument(location, this.#limits));
    this.#open.set(key, file);
    for (const [oldest, stale] of this.#open) {
      if (this.#open.size <= MOST_OPEN) break;
      this.#open.delete(oldest);
      await stale.close();
    }
    return file;
  }
}

async function versionOf(location: string): Promise<string> {
  const status = await stat(location).catch(() => undefined);
  return `${location}\0${status?.mtimeMs ?? 0}\0${status?.size ?? 0}\0${status?.ino ?? 0}`;
}
