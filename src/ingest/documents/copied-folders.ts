import { statSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { KnownDocuments } from './known-documents.ts';

/** Of a folder's documents: as many are looked for. */
const MOST_COMPARED = 200;

/**
 * Tells whether a folder is a copy of another, of which documents are known: more than half of these lie in it as well,
 * under the same names and of the same size. One page that is the same in two folders, as a printed cover is, says
 * nothing: it would be taken from the record that it belongs to.
 */
export class CopiedFolders {
  readonly #known: Pick<KnownDocuments, 'inFolder'>;
  readonly #found = new Map<string, Promise<boolean>>();

  constructor(known: Pick<KnownDocuments, 'inFolder'>) {
    this.#known = known;
  }

  /**
   * @param before the folder that the documents were imported with
   * @param now the folder that is imported
   */
  isCopy(before: string, now: string): Promise<boolean> {
    const key = `${before}\0${now}`;
    const found = this.#found.get(key) ?? this.#compare(before, now);
    this.#found.set(key, found);
    return found;
  }

  async #compare(before: string, now: string): Promise<boolean> {
    const documents = await this.#known.inFolder(before, MOST_COMPARED);
    const there = documents.filter(({ location, bytes }) => {
      const copy = statSync(join(now, relative(before, location)), { throwIfNoEntry: false });
      return copy?.isFile() === true && copy.size === bytes;
    });
    return there.length * 2 > documents.length;
  }
}
