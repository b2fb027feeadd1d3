import { randomBytes } from 'node:crypto';
import {
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { createIndexFile, isUsableIndex } from './index-file.ts';

/**
 * Where the index lies: `current` names the serving file, which a rebuild replaces by renaming another
 * `current` over it. Files whose builder died are cleared away.
 */
export class IndexLocation {
  readonly folder: string;
  readonly #pointer: string;

  constructor(dataDir: string) {
    this.folder = join(dataDir, 'search');
    this.#pointer = join(this.folder, 'current');
  }

  /** Path of the serving file; undefined before the first `prepare`. */
  current(): string | undefined {
    try {
      const name = readFileSync(this.#pointer, 'utf8').trim();
      return FILE_NAME.test(name) ? join(this.folder, name) : undefined;
    } catch {
      return undefined;
    }
  }

  /**
   * Makes an empty index where there is none that can be used.
   * @returns why, when one had to be made in another's place
   */
  prepare(): string | undefined {
    mkdirSync(this.folder, { recursive: true });
    const current = this.current();
    if (current && !existsSync(current + DAMAGED) && isUsableIndex(current)) {
      this.#clearAbandoned(current);
      return undefined;
    }
    const replaced = existsSync(this.#pointer);
    const fresh = this.newFile();
    if (replaced) this.pointTo(fresh);
    else if (!this.#pointFirst(fresh)) dropIndexFile(fresh);
    this.#clearAbandoned(this.current());
    if (!replaced) return undefined;
    if (current) dropIndexFile(current);
    return 'The search index could not be read; an empty one has taken its place and must be filled from the catalogue.';
  }

  /** Remembers that the serving file turned out to be damaged: the next `prepare` replaces it. */
  markDamaged(): void {
    const current = this.current();
    if (current && existsSync(current)) writeFileSync(current + DAMAGED, '');
  }

  /** An empty index beside the serving one. */
  newFile(): string {
    const name = `index-${Date.now().toString(36)}-${process.pid}-${randomBytes(4).toString('hex')}.db`;
    const path = join(this.folder, name);
    createIndexFile(path);
    return path;
  }

  pointTo(path: string): void {
    renameSync(this.#writtenPointer(path), this.#pointer);
  }

  /** @returns whether no other process was first */
  #pointFirst(path: string): boolean {
    const written = this.#writtenPointer(path);
    try {
      linkSync(written, this.#pointer);
      return true;
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
      throw error;
    } finally {
      rmSync(written, { force: true });
    }
  }

  #writtenPointer(path: string): string {
    const written = `${path}.pointer`;
    writeFileSync(written, `${path.slice(this.folder.length + 1)}\n`);
    return written;
  }

  #clearAbandoned(current: string | undefined): void {
    for (const name of readdirSync(this.folder)) {
      const path = join(this.folder, name);
      if (!FILE_NAME.test(name) || path === current || isBeingBuilt(path, name)) continue;
      dropIndexFile(path);
    }
  }
}

/** Drops an index with the files that SQLite keeps beside it. Handles that still read it are not disturbed. */
export function dropIndexFile(path: string): void {
  for (const suffix of ['', '-wal', '-shm', '-journal', '.pointer', DAMAGED]) rmSync(path + suffix, { force: true });
}

/** Its builder lives, or wrote to it a moment ago (it may live in another container, where its number says nothing). */
function isBeingBuilt(path: string, name: string): boolean {
  const builder = Number(FILE_NAME.exec(name)?.[1]);
  try {
    process.kill(builder, 0);
    return true;
  } catch {
    const touched = [path, `${path}-wal`].map((file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0);
    return Date.now() - Math.max(...touched) < ABANDONED_AFTER_MS;
  }
}

const DAMAGED = '.damaged';
const FILE_NAME = /^index-[0-9a-z]+-(\d+)-[0-9a-f]{8}\.db$/;
const ABANDONED_AFTER_MS = 120_000;
