import { existsSync, readdirSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A folder for one test. */
export async function sandbox(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'phong-doc-images-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Every file beneath a folder, with its size. */
export function filesIn(folder: string): Map<string, number> {
  const files = new Map<string, number>();
  if (!existsSync(folder)) return files;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile()) files.set(path.slice(folder.length + 1), statSync(path).size);
  }
  return files;
}

/** A hash as of a file's content. */
export function contentHash(digit: string): string {
  return digit.repeat(64);
}
