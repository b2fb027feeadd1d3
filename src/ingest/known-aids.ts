import type { AidRegister, KnownAid } from './import-identity.ts';
import type { Planning, ReadableFile } from './import-plan.ts';
import { pairMostAlike } from './most-alike.ts';

/** Tells which stored finding aids files go on with; the others are new. One question of all files before the next. */
export async function knownAids(
  files: readonly ReadableFile[],
  register: AidRegister,
  { db, reading }: Pick<Planning, 'db' | 'reading'>,
): Promise<ReadonlyMap<ReadableFile, KnownAid>> {
  const known = new Map<ReadableFile, KnownAid>();
  const ask = (question: (entry: ReadableFile) => KnownAid | undefined) => {
    for (const entry of files) {
      const aid = known.has(entry) ? undefined : question(entry);
      if (aid) known.set(entry, aid);
    }
  };
  ask(({ file }) => register.atLocation(file));
  ask(({ file }) => register.byName(file));
  if (register.missing().length === 0) return known;
  ask(({ contentHash }) => register.byContent(contentHash));
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

async function identifierOf({ file, reader }: ReadableFile, reading: Planning['reading']): Promise<string | undefined> {
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
