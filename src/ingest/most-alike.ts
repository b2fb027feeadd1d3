import type { Kysely } from 'kysely';
import type { Database } from '../platform/database/schema.ts';
import { FaultyFile, type ReadingOptions } from './finding-aid-reader.ts';
import type { KnownAid } from './import-identity.ts';
import { readKeyed } from './import-reading.ts';
import type { ReadableFile } from './readable-file.ts';

type Alike = Pick<ReadableFile, 'file' | 'reader'>;

/**
 * Which of several stored finding aids each of several files goes on with: the inventories of one fonds all bear its
 * name. Those belong together of whose records the file's beginning names the most; what names none of any goes on with
 * those that are left, in order, since a finding aid may have been written anew.
 */
export async function pairMostAlike<File extends Alike>(
  db: Kysely<Database>,
  files: readonly File[],
  aids: readonly KnownAid[],
  reading: ReadingOptions,
): Promise<[File, KnownAid][]> {
  if (aids.length === 0) return [];
  const isPlain = files.length === 1 && aids.length === 1;
  const counted: { file: File; aid: KnownAid; named: number }[] = [];
  for (const file of files) {
    for (const aid of aids) {
      counted.push({ file, aid, named: isPlain ? 0 : await recordsNamed(db, file, aid.pk, reading) });
    }
  }
  const pairs = new Map<File, KnownAid>();
  const taken = new Set<KnownAid>();
  for (const { file, aid } of counted.sort((a, b) => b.named - a.named)) {
    if (pairs.has(file) || taken.has(aid)) continue;
    pairs.set(file, aid);
    taken.add(aid);
  }
  return [...pairs];
}

/** How many of a finding aid's records, but for those at the top, the beginning of a file names. */
export async function recordsNamed(
  db: Kysely<Database>,
  { file: { location }, reader }: Alike,
  aidPk: number,
  reading: ReadingOptions,
): Promise<number> {
  let named = 0;
  let looked = 0;
  try {
    for await (const events of readKeyed(db, reader, location, reading, aidPk)) {
      for (const event of events) {
        if (event.kind !== 'component') continue;
        looked++;
        // Who stands at the top was known before: all of these aids have it.
        if (event.depth > 0 && event.existing?.removed_at === null) named++;
      }
      if (looked >= ENOUGH) break;
    }
  } catch (error) {
    // What is wrong with the file is told when it is imported.
    if (!(error instanceof FaultyFile)) throw error;
  }
  return named;
}

/** Components at the beginning of a file that tell what it is. */
const ENOUGH = 2_000;
