import { mkdir, open, readdir, readFile, rename, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { newId } from './secrets.ts';

/** Files under random names in a folder that no server serves and no other account of this machine reads. */
export interface FileStore {
  /** On the disk when this returns. @returns its name */
  keep(content: Uint8Array): Promise<string>;
  /** @returns undefined when it is not there */
  read(name: string): Promise<Uint8Array | undefined>;
  remove(name: string): Promise<void>;
  /** Whatever lies there, half-written files too, with the time each was written last. */
  list(): Promise<{ name: string; writtenAt: Date }[]>;
}

/** @param folder made when first needed */
export function createFileStore(folder: string): FileStore {
  return {
    async keep(content) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const name = newId();
      const path = join(folder, name);
      const file = await open(`${path}.part`, 'wx', 0o600);
      try {
        await file.writeFile(content);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(`${path}.part`, path);
      return name;
    },
    read: (name) => readFile(join(folder, name)).catch(unlessMissing),
    async remove(name) {
      await unlink(join(folder, name)).catch(unlessMissing);
    },
    async list() {
      const names = (await readdir(folder).catch(unlessMissing)) ?? [];
      const files = await Promise.all(
        names.map(async (name) => ({ name, about: await stat(join(folder, name)).catch(unlessMissing) })),
      );
      return files.flatMap(({ name, about }) => (about ? [{ name, writtenAt: about.mtime }] : []));
    },
  };
}

function unlessMissing(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
  throw error;
}

/** A file is on the disk before its row is written: for so long it may be without one. */
const WITHOUT_ROW_MS = 3_600_000;

/**
 * Removes files that no row names. Safe at any time, from several processes.
 * @param named asked for once the files are listed: a file that comes later has its row later still
 * @returns how many went
 */
export async function removeUnnamed(files: FileStore, now: Date, named: () => Promise<string[]>): Promise<number> {
  const all = await files.list();
  const old = all.filter(({ writtenAt }) => writtenAt.getTime() < now.getTime() - WITHOUT_ROW_MS);
  const kept = new Set(await named());
  const orphans = old.filter(({ name }) => !kept.has(name));
  for (const { name } of orphans) await files.remove(name);
  return orphans.length;
}
