import { existsSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { USUAL_SOURCE } from '../import-identity.ts';
import { whyUnreadable } from '../import-reading.ts';
import type { FoundFile } from '../import-walk.ts';
import type { Problem } from '../finding-aid-reader.ts';
import { contentHash } from './content-hash.ts';
import { CopiedFolders } from './copied-folders.ts';
import type { KnownDocuments } from './known-documents.ts';
import { type KnownDocument } from './known-documents.ts';
import type { DocumentPolicy } from './policy.ts';
import { readingHash } from './reading-hash.ts';
import type { RefusedDocuments } from './refused-documents.ts';

/** What is to be done with one document. */
export interface PlannedDocument {
  file: FoundFile;
  /** The folder that was imported; of a file named itself, the one it lies in. */
  root: string;
  contentHash: string;
  readingHash: string;
  /** `placed`: its bytes and how they are read are the same, but not its place or its time. */
  change: 'new' | 'changed' | 'placed' | 'unchanged';
  /** The stored document; absent for a new one. */
  known?: KnownDocument;
  /** What it is known by; for a stored one, its first name. */
  name: { source: string; path: string };
}

export interface DocumentPlanning {
  source: string | undefined;
  policy: DocumentPolicy;
  refused: RefusedDocuments;
  report: (path: string, problem: Problem) => void;
  signal?: AbortSignal;
}

const AT_ONCE = 500;

/** Sorts documents into new, changed, moved and unchanged ones. A file of the same size and time is not read again. */
export async function planDocuments(
  known: KnownDocuments,
  files: readonly FoundFile[],
  planning: DocumentPlanning,
): Promise<{ planned: PlannedDocument[]; refused: number }> {
  const places = new Set(files.map((file) => file.location));
  const copied = new CopiedFolders(known);
  const sorting: Sorting = { known, planning, places, copied, taken: new Set(), names: new Set(), refused: 0 };
  const planned: PlannedDocument[] = [];
  for (let at = 0; at < files.length; at += AT_ONCE) {
    const some = files.slice(at, at + AT_ONCE);
    const here = await known.atLocations(some.map((file) => file.location));
    const byLocation = new Map(here.map((document) => [document.location, document]));
    const strangers: Stranger[] = [];
    for (const file of some) {
      planning.signal?.throwIfAborted();
      const document = byLocation.get(file.location);
      if (document) sorting.taken.add(document.pk);
      const hash = await hashOf(file, document, sorting);
      if (hash === undefined) sorting.refused++;
      else if (document) planned.push(plan(file, hash, document, planning));
      else strangers.push({ file, contentHash: hash });
    }
    planned.push(...(await planStrangers(sorting, strangers)));
  }
  return { planned, refused: sorting.refused };
}

/** Files that were read as documents before and have not been written to since. */
export async function standingDocuments(
  known: KnownDocuments,
  files: readonly FoundFile[],
): Promise<ReadonlySet<FoundFile>> {
  const standing = new Set<FoundFile>();
  for (let at = 0; at < files.length; at += AT_ONCE) {
    const some = files.slice(at, at + AT_ONCE);
    const here = await known.atLocations(some.map((file) => file.location));
    const byLocation = new Map(here.map((document) => [document.location, document]));
    for (const file of some) {
      const document = byLocation.get(file.location);
      if (document && isSameFile(document, file)) standing.add(file);
    }
  }
  return standing;
}

interface Sorting {
  known: KnownDocuments;
  planning: DocumentPlanning;
  /** Of all files of this run. */
  places: ReadonlySet<string>;
  copied: CopiedFolders;
  /** Stored documents that a file of this run goes on with. */
  taken: Set<number>;
  /** Names given to new documents. */
  names: Set<string>;
  refused: number;
}

interface Stranger {
  file: FoundFile;
  contentHash: string;
}

/** Files in places where no document is known: moved, brought back, or new. */
async function planStrangers(sorting: Sorting, strangers: readonly Stranger[]): Promise<PlannedDocument[]> {
  if (strangers.length === 0) return [];
  const { known, planning, places, copied, taken, names } = sorting;
  const source = planning.source ?? USUAL_SOURCE;
  const alike = await known.withContents(strangers.map((stranger) => stranger.contentHash));
  const byContent = Map.groupBy(alike, (document) => document.content_hash);
  const named = await known.withPaths(
    source,
    strangers.flatMap(({ file }) => namesFor(file)),
  );
  const byName = new Map(named.map((document) => [document.path, document]));
  const isFree = (document: KnownDocument) =>
    !taken.has(document.pk) && (document.removed_at !== null || !existsSync(document.location));
  // As finding aids are (known-aids.ts): what was put elsewhere as well, under the same name.
  const isElsewhere = (document: KnownDocument) => !taken.has(document.pk) && !places.has(document.location);
  const copyOf = async ({ path, root }: FoundFile, same: readonly KnownDocument[]) => {
    const original = same.find(
      (document) => isElsewhere(document) && document.source === source && document.path === path,
    );
    if (!original || root === undefined) return undefined;
    return (await copied.isCopy(original.root, root)) ? original : undefined;
  };
  const planned: PlannedDocument[] = [];
  for (const { file, contentHash: hash } of strangers) {
    const same = byContent.get(hash) ?? [];
    const back = namesFor(file).map((name) => byName.get(name));
    const document =
      same.find(isFree) ?? (await copyOf(file, same)) ?? back.find((found) => found !== undefined && isFree(found));
    if (document) {
      taken.add(document.pk);
      planned.push(plan(file, hash, document, planning));
      continue;
    }
    const isUnused = (name: string) => !names.has(name) && !byName.has(name);
    const path = namesFor(file).find(isUnused) ?? `${file.path}#${file.location}`;
    names.add(path);
    planned.push({ ...asRead(file, hash, planning), change: 'new', name: { source, path } });
  }
  return planned;
}

function plan(file: FoundFile, hash: string, known: KnownDocument, planning: DocumentPlanning): PlannedDocument {
  const read = asRead(file, hash, planning);
  const name = { source: known.source, path: known.path };
  const isSame =
    known.content_hash === hash &&
    known.reading_hash === read.readingHash &&
    known.removed_at === null &&
    known.held_back !== 'damaged';
  const isPlaced = known.location === file.location && known.root === read.root && isSameFile(known, file);
  return { ...read, known, name, change: !isSame ? 'changed' : isPlaced ? 'unchanged' : 'placed' };
}

function asRead(file: FoundFile, hash: string, { policy }: DocumentPlanning) {
  return {
    file,
    root: file.root ?? dirname(file.location),
    contentHash: hash,
    readingHash: readingHash(hash, policy),
  };
}

function isSameFile(document: KnownDocument, file: FoundFile): boolean {
  return document.bytes === file.bytes && document.written_at === Math.trunc(file.writtenAt);
}

/** @returns undefined for a file that cannot be read, or could not be when it was last tried */
async function hashOf(
  file: FoundFile,
  document: KnownDocument | undefined,
  { planning: { refused, report, signal } }: Sorting,
): Promise<string | undefined> {
  if (refused.isRefused(file)) return undefined;
  if (document && isSameFile(document, file)) return document.content_hash;
  try {
    return await contentHash(file.location, signal);
  } catch (error) {
    if (signal?.aborted) throw error;
    report(file.path, { line: 0, reason: whyUnreadable(error), severity: 'refused' });
    return undefined;
  }
}

/** As finding aids are named: below the folder, else with the folder's own name before it. */
function namesFor(file: FoundFile): string[] {
  return [file.path, ...(file.root ? [`${basename(file.root)}/${file.path}`] : [])];
}
