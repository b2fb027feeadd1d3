import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DocumentWorkshop, FileFacts, FilePage } from '../../../src/documents/workshop.ts';

/** Lets something be done with bytes as a file of that name. */
export async function withFile<Result>(
  bytes: Buffer | string,
  name: string,
  use: (location: string) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'documents-'));
  try {
    const location = join(folder, name);
    await writeFile(location, bytes);
    return await use(location);
  } finally {
    await rm(folder, { recursive: true });
  }
}

export interface ReadFile {
  file: FileFacts;
  pages: FilePage[];
  /** Of the file and of its pages. */
  notes: string[];
}

/** @throws UnreadableDocument */
export function readFile(workshop: DocumentWorkshop, bytes: Buffer | string, name: string): Promise<ReadFile> {
  return withFile(bytes, name, async (location) => {
    const pages: FilePage[] = [];
    let file: FileFacts | undefined;
    for await (const event of workshop.read(location)) {
      if (event.kind === 'page') pages.push(event.page);
      else file = event.file;
    }
    if (!file) throw new Error('Nothing was said of the file.');
    return { file, pages, notes: [...file.notes, ...new Set(pages.flatMap(({ notes = [] }) => notes))] };
  });
}
