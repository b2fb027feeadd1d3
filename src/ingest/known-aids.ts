import { statSync } from 'node:fs';
import type { Kysely } from 'kysely';
import type { Database } from '../platform/database/schema.ts';
import { contentHash } from './documents/content-hash.ts';
import type { ReadingOptions } from './finding-aid-reader.ts';
import type { AidRegister, KnownAid } from './import-identity.ts';
import { pairMostAlike, recordsNamed } from './most-alike.ts';
import type { ReadableFile } from './readable-file.ts';

/** Tells which stored finding aids files go on with; the others are new. One question of all files before the next. */
export async function knownAids(
  files: readonly ReadableFile[],
  register: AidRegister,
  { db, reading }: { db: Kysely<Database>; reading: ReadingOptions },
): Promise<ReadonlyMap<ReadableFile, KnownAid>> {
  const known = new Map<ReadableFile, KnownAid>();
  const ask = (question: (entry: ReadableFile) => KnownAid | undefined) => {
    for (const entry of files) {
      const aid = known.has(entry) ? undefined : question(entry);
      if (aid) known.set(entry, aid);
    }
  };
  const contents = new Set(files.map(({ contentHash }) => contentHash));
  ask(({ file, contentHash }) => register.sameAt(file, contentHash));
  ask(({ file, contentHash }) => register.movedOver(file, contentHash, contents));
  ask(({ file }) => register.atLocation(file));
  ask(({ file }) => register.byName(file));
  ask(({ contentHash }) => register.byContent(contentHash));
  for (const entry of files) {
    const aid = known.has(entry) ? undefined : register.namesake(entry.file);
    if (!aid || !(await isCopy(db, entry, aid, reading))) continue;
    register.take(aid);
    known.set(entry, aid);
  }
  if (register.missing().length === 0) return known;
  // An identifier is read only where there is a finding aid that the file could be.
  const identifiers = new Map<ReadableFile, string | undefined>();
  for (const entry of files) if (!known.has(entry)) identifiers.set(entry, await identifierOf(entry, reading));
  for (const [identifier, alike] of Map.groupBy(identifiers.keys(), (entry) => identifiers.get(entry))) {
    if (identifier === undefined) continue;
    for (const [entry, aid] of await pairMostAlike(db, alike, register.identified(identifier), reading)) {
      register.take(aid);
      known.set(entry, aid);
    }
  }
  ask((entry) => register.calledAlike(entry.file, identifiers.get(entry)));
  return known;
}

/**
 * Whether a file is what a finding aid of the same name was read from, though that still lies in its place: the same
 * bytes, or a later state that states the same identifier and names its records (two inventories of one fonds may bear
 * one name in two folders). A program or a disk of files that is put in place beside the one before it brought every
 * record a second time.
 */
async function isCopy(
  db: Kysely<Database>,
  entry: ReadableFile,
  aid: KnownAid,
  reading: ReadingOptions,
): Promise<boolean> {
  const isAlike = aid.identifier !== null && (await identifierOf(entry, reading)) === aid.identifier;
  if (isAlike && (await recordsNamed(db, entry, aid.pk, reading)) > 0) return true;
  const there = statSync(aid.location, { throwIfNoEntry: false });
  if (!there?.isFile() || there.size !== entry.file.bytes) return false;
  const hashes = [entry.file.location, aid.location].map((location) => contentHash(location, reading.signal));
  const [here, before] = await Promise.all(hashes);
  return here === before;
}

async function identifierOf({ file, reader }: ReadableFile, reading: ReadingOptions): Promise<string | undefined> {
  try {
    for await (const events of reader.read(file.location, reading)) {
      const first = events.find((event) => event.kind === 'component');
      if (first) return first.key;
    }
  } catch {
    // What is wrong with the file is told when it is imported.
  }
  return undefined;
}
