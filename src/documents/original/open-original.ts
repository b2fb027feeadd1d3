import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';

/** What a file was when it was read; what it must still be to be handed out. */
export interface OriginalFacts {
  /** Absolute. */
  location: string;
  bytes: number;
  /** When it was last written to, whole milliseconds since 1970. */
  writtenAt: number;
}

/** A document's own file, open. Whoever has it must close it. */
export interface OpenOriginal {
  /** As many bytes as there are from `position` on, at most `length`. */
  read(position: number, length: number): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** No link is followed at the last step, and nothing waits for a writer at the other end of a pipe. */
const FLAGS = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

/**
 * Opens the file first and looks at what was opened afterwards: whatever is put in its place between the two is not
 * what is read.
 * @returns undefined where it is not what was read: gone, changed, a link, no file
 */
export async function openOriginal({ location, bytes, writtenAt }: OriginalFacts): Promise<OpenOriginal | undefined> {
  const file = await open(location, FLAGS).catch(() => undefined);
  if (!file) return undefined;
  const facts = await file.stat().catch(() => undefined);
  if (facts?.isFile() !== true || facts.size !== bytes || Math.trunc(facts.mtimeMs) !== writtenAt) {
    await file.close();
    return undefined;
  }
  return { read: (position, length) => readPart(file, position, length), close: () => file.close() };
}

async function readPart(file: FileHandle, position: number, length: number): Promise<Uint8Array> {
  const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
}
