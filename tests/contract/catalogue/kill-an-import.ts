import { spawn } from 'node:child_process';
import type { TestArchive } from './archive.ts';

/** The settings that lead to this archive. */
export function environment(archive: TestArchive): Record<string, string> {
  return { DATA_DIR: archive.dataDir, ...(archive.databaseUrl ? { DATABASE_URL: archive.databaseUrl } : {}) };
}

/**
 * Imports in another process, and kills it after a while.
 * @param importer path of the program that does it; it says `done` at its end
 * @param settings that lead to this archive; with the embedded engine where not given
 * @returns whether it had come to its end
 */
export function importAndKill(
  archive: TestArchive,
  importer: string,
  args: string[],
  afterMs: number,
  settings = environment(archive),
): Promise<boolean> {
  const child = spawn(process.execPath, [importer, archive.folder, ...args], {
    env: { ...process.env, MEILI_URL: '', DATABASE_URL: '', ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  let killing: NodeJS.Timeout | undefined;
  child.stdout.on('data', (text) => {
    killing ??= setTimeout(() => child.kill('SIGKILL'), afterMs);
    said += String(text);
  });
  return new Promise((resolve) =>
    child.once('exit', () => {
      clearTimeout(killing);
      resolve(said.endsWith('done'));
    }),
  );
}
