import type { Kysely } from 'kysely';
import type { Database } from '../platform/database/schema.ts';
import { FaultyFile, type FindingAidReader, type ReadingOptions } from './finding-aid-reader.ts';
import type { KnownAid } from './import-identity.ts';
import { readKeyed } from './import-reading.ts';

/**
 * Of several stored finding aids that a file may go on with, the one of whose records its beginning names the most:
 * the inventories of one fonds all bear its name.
 * @param location of the file
 * @returns the first where it names none of any
 */
export async function mostAlike(
  db: Kysely<Database>,
  { reader, location }: { reader: FindingAidReader; location: string },
  aids: readonly KnownAid[],
  reading: ReadingOptions,
): Promise<KnownAid | undefined> {
  let best = aids[0];
  if (aids.length < 2) return best;
  let most = 0;
  for (const aid of aids) {
    const shared = await recordsNamed(db, { reader, location }, aid.pk, reading);
    if (shared > most) [best, most] = [aid, shared];
  }
  return best;
}

async function recordsNamed(
  db: Kysely<Database>,
  { reader, location }: { reader: FindingAidReader; location: string },
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
