import { sql, type Kysely } from 'kysely';
import type { Config } from '../platform/config.ts';
import type { Database } from '../platform/database/schema.ts';
import { dayInVietnam } from '../platform/vietnam-time.ts';
import { FaultyFile, type FindingAidReader, type Problem, type ReadingOptions } from './finding-aid-reader.ts';
import { DocumentImport } from './documents/import-documents.ts';
import { DocumentReport } from './documents/document-report.ts';
import { KnownDocuments } from './documents/known-documents.ts';
import { standingDocuments } from './documents/plan-documents.ts';
import { planImport } from './documents/plan-import.ts';
import { makeStampTest } from './documents/secret-stamp.ts';
import type { ReadingMeans } from './documents/take-document.ts';
import { importFile, scanChanged, type RunContext, type ScannedFile } from './import-file.ts';
import { tooManyRemovals, type Removals } from './import-guard.ts';
import { AidRegister, NOT_HELD, placeAid, type KnownAid } from './import-identity.ts';
import { whileOnlyImport } from './import-lock.ts';
import { planFiles, type PlannedFile, type Planning } from './import-plan.ts';
import { forgetOldPages } from '../platform/database/forget-old-pages.ts';
import { finishReport, ProblemList, type ImportReport } from './import-report.ts';
import { brokenOffRuns, closeRun, openRun } from './import-runs.ts';
import { leadToOtherFiles } from './lead-to-other-files.ts';
import { noRecords } from './record-counts.ts';
import { buryVanished, countLive, countLiveInSource } from './import-vanished.ts';
import { RehearsedNames } from './rehearsed-names.ts';
import { NoSuchPath, walk, type FoundFile } from './import-walk.ts';
import type { Searched } from './searched-folders.ts';
import { databaseWriter } from './import-writer.ts';

export interface ImportOptions {
  dataDir: Config['dataDir'];
  readers: readonly FindingAidReader[];
  accessWords: ReadingOptions['accessWords'];
  /** Of everything in the policy that changes how files are read. */
  policyHash: string;
  /** Without it documents are passed over. */
  documents?: Pick<ReadingMeans, 'workshop' | 'policy'>;
  /** Names the body that the aids come from. */
  source?: string;
  dryRun?: boolean;
  allowRemovals?: boolean;
  now: Date;
  signal?: AbortSignal;
  progress?: (progress: ImportProgress) => void;
  /** Told, before the error is thrown, what a run that ends early has done and met: no later run tells it again. */
  endedEarly?: (report: ImportReport) => void;
}

export interface ImportProgress {
  file: string;
  /** Records of finding aids, then pages of documents, read so far. */
  records: number;
  pages: number;
  /** Share of the bytes to be read, 0 to 1. */
  done: number;
}

export type ImportResult =
  | { kind: 'done'; report: ImportReport }
  /** The guard stopped it and nothing changed. After a dry run `report` says what would happen with all removals allowed. */
  | {
      kind: 'guarded';
      removals: Removals[];
      /** How many records the changed files newly mark as secret or internal: readers see them still. */
      closed: number;
      report: ImportReport;
    }
  /** Another import is at work on this catalogue. */
  | { kind: 'busy' };

/**
 * Brings finding aids and documents, files or whole folders, into the catalogue: what is unchanged costs a hash
 * or less, a file is taken in wholly or not at all, and what vanished from a folder leaves tombstones.
 * @throws NoSuchPath when a path does not exist or lies in the data folder: nothing is imported
 */
export async function importFindingAids(
  database: Kysely<Database>,
  paths: readonly string[],
  options: ImportOptions,
): Promise<ImportResult> {
  return database.connection().execute(async (db) => {
    const result = await whileOnlyImport(db, options.dataDir, () => new ImportRun(db, options).run(paths));
    return result ?? { kind: 'busy' };
  });
}

class ImportRun {
  readonly #db: Kysely<Database>;
  readonly #options: ImportOptions;
  readonly #problems = new ProblemList();
  readonly #records = noRecords();
  readonly #documents = new DocumentReport((path, problem) => this.#problems.add(path, problem));
  readonly #started = performance.now();
  readonly #scanned = new Map<PlannedFile, ScannedFile>();
  #files = 0;
  #bytesDone = 0;
  #bytesInAll = 0;
  #recordsDone = 0;

  constructor(db: Kysely<Database>, options: ImportOptions) {
    this.#db = db;
    this.#options = options;
  }

  async run(paths: readonly string[]): Promise<ImportResult> {
    try {
      return await this.#run(paths);
    } catch (error) {
      if (!(error instanceof NoSuchPath)) this.#options.endedEarly?.(this.#report());
      throw error;
    }
  }

  async #run(paths: readonly string[]): Promise<ImportResult> {
    const { options, db } = { options: this.#options, db: this.#db };
    const report = (path: string, problem: Problem) => this.#problems.add(path, problem);
    const { files, searched } = await walk(paths, options.dataDir, report);
    const register = await AidRegister.load(db, options.source);
    const reading = { accessWords: options.accessWords, ...(options.signal ? { signal: options.signal } : {}) };
    const planning = { ...options, db, reading, report, ...this.#documentPlanning() };
    const { planned, documents: found } = await planFiles(files, register, planning);
    const vanished = register.vanishedFrom(searched);
    const context = await this.#context(reading);
    const documents = await this.#planDocuments(context, { files: found, all: files, searched });

    const readable = await this.#scanChangedFiles(context, planned);
    const removals = await this.#removalsIn(readable, vanished);
    const excessive = tooManyRemovals([...removals, ...((await documents?.removals()) ?? [])]);
    const closed = [...this.#scanned.values()].reduce((sum, scanned) => sum + scanned.closed, 0);
    this.#files = planned.length + found.length;
    const isGuarded = excessive.length > 0 && options.allowRemovals !== true;
    if (isGuarded && options.dryRun !== true) {
      return { kind: 'guarded', removals: excessive, closed, report: this.#report() };
    }
    const brokenOff = await brokenOffRuns(db);
    const runPk = options.dryRun ? undefined : await openRun(db, options.now);
    this.#bytesInAll = readable.reduce((sum, { file }) => sum + file.bytes, documents?.bytes ?? 0);
    for (const [index, file] of readable.entries()) {
      const next = readable.find(({ kind }, later) => later > index && kind !== 'unchanged');
      if (file.kind !== 'unchanged') next?.reader.ahead?.(next.file.location);
      await this.#importOne(context, file);
    }
    for (const aid of vanished) this.#records.removed += await this.#buryAid(context, aid);
    const { added, changed, removed } = this.#records;
    // What a run does at its end concerns all its files: those of a run that never came to it too.
    const isUndone = brokenOff.length > 0;
    if (!options.dryRun && (removed > 0 || isUndone)) await leadToOtherFiles(db, [context.now, ...brokenOff]);
    await documents?.apply(added + changed + removed > 0 || isUndone);
    const finished = this.#report();
    if (runPk !== undefined) await closeRun(db, runPk, options.now, finished);
    if (!options.dryRun && (hasWithdrawn(finished) || isUndone)) await forgetOldPages(this.#db);
    return isGuarded
      ? { kind: 'guarded', removals: excessive, closed, report: finished }
      : { kind: 'done', report: finished };
  }

  #documentPlanning(): Pick<Planning, 'standingDocuments'> {
    const { documents, source } = this.#options;
    if (!documents) return {};
    const known = new KnownDocuments(this.#db, source);
    return { standingDocuments: (files) => standingDocuments(known, files) };
  }

  async #planDocuments(
    context: RunContext,
    { files, all, searched }: { files: FoundFile[]; all: FoundFile[]; searched: Searched },
  ): Promise<DocumentImport | undefined> {
    const { documents, source, signal, accessWords } = this.#options;
    if (!documents) return undefined;
    const { policy, workshop } = documents;
    const report = (path: string, problem: Problem) => this.#problems.add(path, problem);
    const found = { files, all: new Set(all.map(({ location }) => location)), searched };
    const { plan, refused } = await planImport(context, found, {
      source,
      policy,
      report,
      ...(signal ? { signal } : {}),
    });
    this.#documents.documents.refused = refused;
    return new DocumentImport(context, plan, {
      reading: { workshop, policy, bearsStamp: makeStampTest(policy.secretMarks), ...(signal ? { signal } : {}) },
      settling: { policy, closedTitles: accessWords.closedTitles },
      report: this.#documents,
      progress: (file, pages) => {
        this.#bytesDone += file.bytes;
        this.#tell(file.path, this.#recordsDone, pages);
      },
    });
  }

  async #context(reading: ReadingOptions): Promise<RunContext> {
    const { now, dryRun } = this.#options;
    const { rows } = await sql<{ last: number | null }>`select max(pk) as last from record`.execute(this.#db);
    return {
      db: this.#db,
      reading,
      now: now.toISOString(),
      today: dayInVietnam(now),
      pks: { upcoming: (rows[0]?.last ?? 0) + 1 },
      dryRun: dryRun === true,
      names: new RehearsedNames(),
      progress: (file, records) => this.#tell(file, this.#recordsDone + records),
    };
  }

  /** Reads changed files a first time: what they would remove must be known before anything is written. */
  async #scanChangedFiles(context: RunContext, planned: PlannedFile[]): Promise<PlannedFile[]> {
    const readable: PlannedFile[] = [];
    for (const file of planned) {
      if (file.kind === 'changed') {
        const scanned = await this.#guarded(file, () => scanChanged(context, file));
        if (!scanned) continue;
        this.#scanned.set(file, scanned);
      }
      readable.push(file);
    }
    return readable;
  }

  /**
   * Per source: what the files of this run no longer hold. Not what they newly mark as secret or internal: that is
   * said, not lost, and must be gone from the portal whether or not somebody looks at what the guard says.
   */
  async #removalsIn(readable: PlannedFile[], vanished: KnownAid[]): Promise<Removals[]> {
    const perSource = new Map<string, number>();
    const add = (source: string, count: number) => perSource.set(source, (perSource.get(source) ?? 0) + count);
    for (const aid of vanished) add(aid.source, await countLive(this.#db, aid.pk));
    for (const file of readable) {
      const scanned = this.#scanned.get(file);
      if (scanned) add(file.name.source, scanned.removed - scanned.closed);
    }
    const removals: Removals[] = [];
    for (const [source, removed] of perSource) {
      const of = await countLiveInSource(this.#db, source);
      if (removed > 0) removals.push({ what: 'records', source, removed, of });
    }
    return removals;
  }

  async #importOne(context: RunContext, file: PlannedFile): Promise<void> {
    if (file.kind === 'unchanged') {
      const aid = file.aid!;
      this.#records.unchanged += await countLive(this.#db, aid.pk);
      if (!context.dryRun && aid.location !== file.file.place) await placeAid(this.#db, aid.pk, file.file.place);
    } else {
      const applied = await this.#guarded(file, () => importFile(context, file, this.#scanned.get(file)));
      if (applied) {
        for (const kind of ['added', 'changed', 'unchanged', 'removed', 'refused'] as const) {
          this.#records[kind] += applied[kind];
        }
        for (const problem of applied.problems) this.#problems.add(file.file.path, problem);
        this.#recordsDone += applied.added + applied.changed + applied.unchanged;
      }
    }
    this.#bytesDone += file.file.bytes;
    this.#tell(file.file.path, this.#recordsDone);
  }

  async #buryAid(context: RunContext, aid: KnownAid): Promise<number> {
    if (context.dryRun) return countLive(this.#db, aid.pk);
    return this.#db.transaction().execute(async (db) => {
      const writer = databaseWriter(db);
      const removed = await buryVanished(db, writer, aid.pk, () => false, context.now);
      await writer.flush();
      await db.updateTable('finding_aid').set({ content_hash: NOT_HELD }).where('pk', '=', aid.pk).execute();
      return removed;
    });
  }

  /** A file that cannot be read is a line in the report, once, and nothing else. */
  async #guarded<T>(planned: PlannedFile, work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof FaultyFile)) throw error;
      this.#problems.add(planned.file.path, { line: error.line, reason: error.message, severity: 'refused' });
      return undefined;
    }
  }

  #report(): ImportReport {
    const files = this.#files;
    const { documents, pages, records: own } = this.#documents;
    const records = { ...this.#records };
    for (const kind of ['added', 'changed', 'unchanged', 'removed'] as const) records[kind] += own[kind];
    return finishReport({ files, records, documents, pages }, this.#problems, this.#started);
  }

  #tell(file: string, records: number, pages = 0): void {
    const done = this.#bytesInAll === 0 ? 0 : Math.min(1, this.#bytesDone / this.#bytesInAll);
    this.#options.progress?.({ file, records, pages, done });
  }
}

/** Something that anybody could read before may not be read now. */
function hasWithdrawn({ records, documents }: ImportReport): boolean {
  return records.changed + records.removed + documents.changed + documents.removed > 0;
}
