import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import { basename } from 'node:path';
import type { Kysely } from 'kysely';
import type { Database } from '../platform/database/schema.ts';
import { documentKind } from '../documents/document-kind.ts';
import type { FindingAidReader, Problem, ReadingOptions } from './finding-aid-reader.ts';
import type { AidRegister, KnownAid, NewAid } from './import-identity.ts';
import { knownAids } from './known-aids.ts';
import { whyUnreadable } from './import-reading.ts';
import type { ReadableFile } from './readable-file.ts';
import { resolvedPlace } from './searched-folders.ts';
import type { FoundFile } from './import-walk.ts';

/** What is to be done with one file. */
export interface PlannedFile extends ReadableFile {
  kind: 'new' | 'changed' | 'unchanged';
  /** The stored aid; absent for a new one. */
  aid?: KnownAid;
  /** Where it is kept; for a stored aid, where it was first. */
  name: NewAid;
}

const REPLACED_BY_DOCUMENT: Problem = {
  line: 0,
  reason:
    'Where this document lies a finding aid lay when it was last imported: its records stay until its folder is imported.',
  severity: 'refused',
};

function sameAs(path: string): Problem {
  const reason = `The same finding aid, byte for byte, as "${path}": all its records are in the catalogue twice. Keep one of the two files.`;
  return { line: 0, reason, severity: 'noted' };
}

function calledAs(path: string): Problem {
  const reason = `Another finding aid called "${path}" is in the catalogue, from a folder where it still lies: these records stand beside its. If this is a newer state of the same one, put it in that one's place and import it there; if it is another body's, say --source.`;
  return { line: 0, reason, severity: 'noted' };
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

const NO_FINDING_AID_NOW =
  'This file was a finding aid when it was last imported, and can no longer be known for one: its records stay as they were. Correct the file; or, if it is something else now, keep that elsewhere and delete it here, and the records go.';

/**
 * Sorts files into finding aids that are new, changed or unchanged, and documents; those that are neither are
 * reported and left out, and so is what was a finding aid and is no more.
 */
export async function planFiles(
  files: readonly FoundFile[],
  register: AidRegister,
  planning: Planning,
): Promise<{ planned: PlannedFile[]; documents: FoundFile[] }> {
  const readable: ReadableFile[] = [];
  const documents: FoundFile[] = [];
  const standing = (await planning.standingDocuments?.(files)) ?? new Set();
  for (const file of files) {
    planning.reading.signal?.throwIfAborted();
    const found = standing.has(file) ? 'document' : examine(file, planning, register.holdsFrom(file));
    if (!found) continue;
    if (found === 'document') {
      if (file.root !== undefined) register.replacedAt(file);
      else if (register.holdsFrom(file)) planning.report(file.path, REPLACED_BY_DOCUMENT);
      documents.push(file);
    } else {
      readable.push({ file, ...found });
    }
  }
  const known = await knownAids(readable, register, planning);
  const first = new Map<string, string>();
  const planned = readable.map((entry): PlannedFile => {
    const aid = known.get(entry);
    const twin = register.heldAs(entry.contentHash) ?? first.get(entry.contentHash);
    first.set(entry.contentHash, entry.file.path);
    if (!aid) {
      if (twin !== undefined) planning.report(entry.file.path, sameAs(twin));
      else if (register.namesake(entry.file)) planning.report(entry.file.path, calledAs(entry.file.path));
      return { ...entry, kind: 'new', name: register.newAid(entry.file) };
    }
    // A file's own name may stand for its title: under another it reads otherwise.
    const isNamedAlike = basename(resolvedPlace(aid.location)) === basename(entry.file.location);
    const isSame = aid.content_hash === entry.contentHash && isNamedAlike;
    return { ...entry, kind: isSame ? 'unchanged' : 'changed', aid, name: { source: aid.source, path: aid.path } };
  });
  return { planned, documents };
}

/** @param isHeld records of a finding aid that lay there are in the catalogue: what is no longer known for one is told */
function examine(
  file: FoundFile,
  { readers, standingDocuments, policyHash, report }: Planning,
  isHeld: boolean,
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
      if (kind !== undefined && !isHeld) return 'document';
    } finally {
      closeSync(descriptor);
    }
    if (isHeld) {
      report(file.path, { line: 0, reason: NO_FINDING_AID_NOW, severity: 'refused' });
      return undefined;
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
