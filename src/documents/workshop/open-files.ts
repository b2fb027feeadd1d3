import { stat } from 'node:fs/promises';
import { openDocument } from '../formats/open-document.ts';
import type { OpenFile } from '../formats/open-file.ts';
import type { ProcessLimits } from './messages.ts';

/** Readers turn pages of a few documents at a time. */
const MOST_OPEN = 4;
/** PDFium keeps with a document the packed pictures of every page it drew: a megabyte each, for a scan. */
const MOST_DRAWINGS = 16;

interface Open {
  file: OpenFile;
  drawings: number;
}

/** Documents kept open between drawings, the last used ones; a file that was written to is opened anew. */
export class OpenFiles {
  readonly #limits: ProcessLimits;
  /** In order of their last use. */
  readonly #open = new Map<string, Open>();

  constructor(limits: ProcessLimits) {
    this.#limits = limits;
  }

  /** For one drawing. @throws UnreadableDocument */
  async open(location: string): Promise<OpenFile> {
    const key = await versionOf(location);
    const open = (await this.#known(key)) ?? { file: await openDocument(location, this.#limits), drawings: 0 };
    open.drawings++;
    this.#open.set(key, open);
    for (const [oldest, stale] of this.#open) {
      if (this.#open.size <= MOST_OPEN) break;
      this.#open.delete(oldest);
      await stale.file.close();
    }
    return open.file;
  }

  async #known(key: string): Promise<Open | undefined> {
    const known = this.#open.get(key);
    this.#open.delete(key);
    if (!known || known.drawings < MOST_DRAWINGS) return known;
    await known.file.close();
    return undefined;
  }
}

async function versionOf(location: string): Promise<string> {
  const status = await stat(location).catch(() => undefined);
  return `${location}\0${status?.mtimeMs ?? 0}\0${status?.size ?? 0}\0${status?.ino ?? 0}`;
}
