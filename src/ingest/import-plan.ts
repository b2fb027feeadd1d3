import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import type { Kysely } from 'kysely';
import type { Database } from '../platform/database/schema.ts';
import { documentKind } from '../documents/document-kind.ts';
import type { FindingAidReader, Problem, ReadingOptions } from './finding-aid-reader.ts';
import type { AidRegister, KnownAid, NewAid } from './import-identity.ts';
import { whyUnreadable } from './import-reading.ts';
import { mostAlike } from './most-alike.ts';
import type { FoundFile } from './import-walk.ts';

/** What is to be done with one file. */
export interface PlannedFile {
  file: FoundFile;
  reader: FindingAidReader;
  contentHash: string;
  kind: 'new' | 'changed' | 'unchanged';
  /** The stored aid; absent for a new one. */
  aid?: KnownAid;
  /** Where it is kept; for a stored aid, where it was first. */
  name: NewAid;
}

export interface Planning {
  db: Kysely<Database>;
  readers: readonly FindingAidReader[];
  reading: ReadingOptions;
  /** Of the archive's policy: what a file says of access is read anew when it changes. */
  policyHash: string;
  /**
   * Tells the files that are known as documents and have not changed since: they need not be looked at. Without it
   * documents are passed over like anything else that is no finding aid.
   */
  standingDocuments?: (files: readonly FoundFile[]) => Promise<ReadonlySet<FoundFile>>;
  /** Files named by themselves: for these an unknown kind is a refusal. */
  report: (path: string, problem: Problem) => void;
}

const START_BYTES = 65_536;

/**
 * Sorts files into finding aids that are new, changed or unchanged, and documents; those that are neither are
 * reported and left out.
 */
export async function planFiles(
  files: readonly FoundFile[],
  register: AidRegister,
  planning: Planning,
): Promise<{ planned: PlannedFile[]; documents: FoundFile[] }> {
  const readable: { file: FoundFile; reader: FindingAidReader; contentHash: string; aid?: KnownAid }[] = [];
  const documents: FoundFile[] = [];
  const standing = (await planning.standingDocuments?.(files)) ?? new Set();
  for (const file of files) {
    planning.reading.signal?.throwIfAborted();
    const found = standing.has(file) ? 'document' : examine(file, planning);
    if (!found) continue;
    if (found === 'document') {
      documents.push(file);
      continue;
    }
    const aid = register.atLocation(file);
    readable.push({ file, ...found, ...(aid ? { aid } : {}) });
  }
  const planned: PlannedFile[] = [];
  for (const entry of readable) {
    const aid = entry.aid ?? (await movedAid(entry, register, planning));
    if (!aid) {
      planned.push({ ...entry, kind: 'new', name: register.newAid(entry.file) });
    } else {
      const kind =
        aid.content_hash === entry.contentHash && aid.location === entry.file.location ? 'unchanged' : 'changed';
      planned.push({ ...entry, kind, aid, name: { source: aid.source, path: aid.path } });
    }
  }
  return { planned, documents };
}

function examine(
  file: FoundFile,
  { readers, standingDocuments, policyHash, report }: Planning,
): { reader: FindingAidReader; contentHash: string } | 'document' | undefined {
  const takesDocuments = standingDocuments !== undefined;
  try {
    const descriptor = openSync(file.location, 'r');
    try {
      const start = startOf(descriptor);
      if (start.length === 0) {
        report(file.path, { line: 0, reason: 'The file is empty.', severity: 'refused' });
        return undefined;
      }
      const kind = takesDocuments ? documentKind(start, file.location) : undefined;
      // A finding aid may be called a text; what is a document by its content is no finding aid.
      if (kind !== undefined && kind !== 'text') return 'document';
      const reader = readers.find((candidate) => candidate.recognises(start, file.location));
      if (reader) return { reader, contentHash: contentHash(descriptor, reader, policyHash) };
      if (kind !== undefined) return 'document';
    } finally {
      closeSync(descriptor);
    }
    const what = takesDocuments ? 'Neither a document nor a finding aid' : 'Not a finding aid';
    const reason = `${what} of a kind that can be read (${readers.map((r) => r.format).join(', ')}): passed over.`;
    report(file.path, { line: 0, reason, severity: file.root === undefined ? 'refused' : 'noted' });
  } catch (error) {
    report(file.path, { line: 0, reason: whyUnreadable(error), severity: 'refused' });
  }
  return undefined;
}

function startOf(descriptor: number): Buffer {
  const buffer = Buffer.alloc(START_BYTES);
  return buffer.subarray(0, readSync(descriptor, buffer, 0, START_BYTES, 0));
}

const CHUNK = Buffer.allocUnsafeSlow(1 << 20);

/** Of everything that decides what a file is read as. Read at one go: thousands of small files take as long again otherwise. */
function contentHash(descriptor: number, reader: FindingAidReader, policyHash: string): string {
  const hash = createHash('sha256').update(`${reader.format}\0${reader.version ?? '1'}\0${policyHash}\0`);
  for (let at = 0; ;) {
    const bytes = readSync(descriptor, CHUNK, 0, CHUNK.length, at);
    if (bytes === 0) return hash.digest('hex');
    hash.update(CHUNK.subarray(0, bytes));
    at += bytes;
  }
}

/** The identifier is read only when there is an aid that the file could be. */
async function movedAid(
  { file, reader, contentHash }: { file: FoundFile; reader: FindingAidReader; contentHash: string },
  register: AidRegister,
  planning: Planning,
): Promise<KnownAid | undefined> {
  const identifier =
    register.missing().length > 0 ? await identifierOf(file.location, reader, planning.reading) : undefined;
  return register.elsewhere(file, contentHash, identifier, (aids) =>
    mostAlike(planning.db, { reader, location: file.location }, aids, planning.reading),
  );
}

async function identifierOf(
  path: string,
  reader: FindingAidReader,
  reading: ReadingOptions,
): Promise<string | undefined> {
  try {
    for await (const events of reader.read(path, reading)) {
      const first = events.find((event) => event.kind === 'component');
      if (first) return first.key;
    }
  } catch {
    // What is wrong with the file is told when it is imported.
  }
  return undefined;
}
