import { stat } from 'node:fs/promises';
import type { Kysely } from 'kysely';
import type { Database } from '../platform/database/schema.ts';
import { FaultyFile, NeedsLookingAhead, type Problem, type ReadingOptions } from './finding-aid-reader.ts';
import { AccessAmendedLate, FileApplication, type FileOutcome } from './import-apply.ts';
import { NOTHING_CONTINUED, planContinuity, type Continuity } from './continuity/plan-continuity.ts';
import type { PlannedFile } from './import-plan.ts';
import type { FoundFile } from './import-walk.ts';
import type { RehearsedNames } from './rehearsed-names.ts';
import { readKeyed } from './import-reading.ts';
import { scanFile, type FileScan } from './import-scan.ts';
import { announceFonds, buryVanished, countLive } from './import-vanished.ts';
import { databaseWriter, rehearsingWriter, type ImportWriter } from './import-writer.ts';

/** What all files of a run share. */
export interface RunContext {
  db: Kysely<Database>;
  reading: ReadingOptions;
  now: string;
  today: string;
  pks: PkCounter;
  dryRun: boolean;
  /** What a dry run's records would be called by. */
  names: RehearsedNames;
  progress: (file: string, records: number) => void;
}

/** Hands out record numbers: only one import runs at a time. */
export interface PkCounter {
  upcoming: number;
}

export type AppliedFile = Pick<
  FileOutcome,
  'added' | 'changed' | 'unchanged' | 'refused' | 'withheld' | 'identifier'
> & {
  removed: number;
  problems: Problem[];
};

/** What a stored finding aid's changed file holds, and what goes on in it under another key. */
export interface ScannedFile {
  scan: FileScan;
  continuity: Continuity;
  /** How many records it would remove. */
  removed: number;
  /** As many of those as it marks as secret or internal and did not before: they did not get lost, it says that they go. */
  closed: number;
}

/** First reading of a changed file. @throws FaultyFile */
export async function scanChanged(run: RunContext, planned: PlannedFile): Promise<ScannedFile> {
  const { scan, fresh } = await lookingAhead(run, (again) => scanFile(keyedBatches(again, planned)));
  const vanished = planned.aid ? (await countLive(run.db, planned.aid.pk)) - scan.seenLive : 0;
  if (!planned.aid || vanished === 0) return { scan, continuity: NOTHING_CONTINUED, removed: vanished, closed: 0 };
  const continuity = await planContinuity(run.db, planned.aid.pk, scan.seen, fresh);
  const removed = vanished - continuity.size;
  const closed = Math.min(removed, Math.max(0, scan.withheld - planned.aid.withheld));
  return { scan, continuity, removed, closed };
}

/**
 * Imports one file, wholly or not at all.
 * @throws FaultyFile when it cannot be read to its end: nothing of it is kept
 */
export async function importFile(run: RunContext, planned: PlannedFile, scanned?: ScannedFile): Promise<AppliedFile> {
  try {
    return await lookingAhead(run, (again) => inOneGo(again, planned, scanned));
  } catch (error) {
    if (!(error instanceof AccessAmendedLate)) throw error;
    const whole = await scanChanged(run, planned);
    return lookingAhead(run, (again) => inOneGo(again, planned, whole));
  }
}

/** Does something once more where a reading showed that it should have looked ahead. */
async function lookingAhead<T>(run: RunContext, work: (run: RunContext) => Promise<T>): Promise<T> {
  try {
    return await work(run);
  } catch (error) {
    if (!(error instanceof NeedsLookingAhead)) throw error;
    return work({ ...run, reading: { ...run.reading, looksAhead: true } });
  }
}

async function inOneGo(run: RunContext, planned: PlannedFile, scanned?: ScannedFile): Promise<AppliedFile> {
  if (run.dryRun) return apply(run, planned, scanned, rehearsingWriter(run.names), planned.aid?.pk ?? 0);
  return run.db.transaction().execute(async (db) => {
    const { applied } = await applyWithin({ ...run, db }, planned, scanned);
    await refuseIfWrittenTo(planned.file);
    return applied;
  });
}

/**
 * As `importFile`, within the transaction that `run.db` is.
 * @returns what was done, and the finding aid's pk
 */
export async function applyWithin(
  run: RunContext,
  planned: PlannedFile,
  scanned: ScannedFile | undefined,
): Promise<{ applied: AppliedFile; aidPk: number }> {
  const { db } = run;
  const aidPk = await storeAid(db, planned, run.now);
  const applied = await apply(run, planned, scanned, databaseWriter(db), aidPk);
  const { identifier, withheld } = applied;
  await db.updateTable('finding_aid').set({ identifier, withheld }).where('pk', '=', aidPk).execute();
  return { applied, aidPk };
}

async function apply(
  run: RunContext,
  planned: PlannedFile,
  scanned: ScannedFile | undefined,
  writer: ImportWriter,
  aidPk: number,
): Promise<AppliedFile> {
  const { db, now, today, pks } = run;
  const firstNew = pks.upcoming;
  const problems: Problem[] = [];
  const application = new FileApplication({
    writer,
    aidPk,
    source: planned.name.source,
    idScope: planned.aid?.id_scope ?? planned.name.path,
    now,
    today,
    nextPk: () => pks.upcoming++,
    ...(scanned ? { scan: scanned.scan } : {}),
    report: (problem) => problems.push(problem),
    progress: (records) => run.progress(planned.file.path, records),
  });
  if (planned.aid) await writer.withholdNothing(aidPk);
  for await (const batch of keyedBatches(run, planned, scanned?.continuity)) await application.take(batch);
  const outcome = await application.end();
  await writer.flush();

  const continued = new Set(scanned?.continuity.values());
  const isKept = (pk: number) => pk >= firstNew || scanned?.scan.seen.has(pk) || continued.has(pk);
  const removed =
    planned.aid && scanned && scanned.removed > 0 ? await buryVanished(db, writer, aidPk, isKept, now) : 0;
  if (planned.aid) await announceFonds(db, writer, aidPk, outcome.renamedFonds);
  await writer.flush();
  return { ...outcome, removed, problems };
}

/**
 * What was read may then be neither the old file nor the new one, and its hash would hide that for good.
 * @throws FaultyFile
 */
export async function refuseIfWrittenTo(file: FoundFile): Promise<void> {
  const now = await stat(file.location).catch(() => undefined);
  if (now?.size === file.bytes && now.mtimeMs === file.writtenAt) return;
  throw new FaultyFile(0, 'The file was written to while it was being read: import it again.');
}

function keyedBatches(run: RunContext, planned: PlannedFile, continuity?: Continuity) {
  return readKeyed(run.db, planned.reader, planned.file.location, run.reading, planned.aid?.pk, continuity);
}

async function storeAid(db: Kysely<Database>, planned: PlannedFile, now: string): Promise<number> {
  const { file, reader, contentHash, aid, name } = planned;
  const read = { location: file.place, format: reader.format, content_hash: contentHash, imported_at: now };
  if (aid) {
    await db.updateTable('finding_aid').set(read).where('pk', '=', aid.pk).execute();
    return aid.pk;
  }
  const { pk } = await db
    .insertInto('finding_aid')
    .values({ ...name, ...read, identifier: null, id_scope: name.path })
    .returning('pk')
    .executeTakeFirstOrThrow();
  return pk;
}
