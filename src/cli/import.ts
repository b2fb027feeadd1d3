import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadAccessWords } from '../catalogue/access-words/load.ts';
import { accessPolicyHash } from '../catalogue/access-words/policy-hash.ts';
import { dayInVietnam } from '../platform/vietnam-time.ts';
import { openByDate } from '../catalogue/storage/open-by-date.ts';
import { createReadableContents } from '../catalogue/storage/readable-contents.ts';
import { dropClosedImages } from '../documents/page-images/open-page-images.ts';
import { createWorkshop } from '../documents/workshop/create-workshop.ts';
import { readDocumentPolicy } from '../ingest/documents/policy.ts';
import { readScans } from './read-scans.ts';
import { importFindingAids, type ImportResult } from '../ingest/import-finding-aids.ts';
import { timed, type ImportReport } from '../ingest/import-report.ts';
import { NoSuchPath } from '../ingest/import-walk.ts';
import { READERS } from '../ingest/readers/index.ts';
import { ReadingThread } from '../ingest/reading-thread/reading-thread.ts';
import { readConfig } from '../platform/config.ts';
import { leaveCheckpoints } from '../platform/database/keep-checkpoints.ts';
import { isDiskFull } from '../platform/database/disk-full.ts';
import { openDatabase } from '../platform/database/open-database.ts';
import { giveWay } from '../platform/give-way.ts';
import { isBusy } from '../platform/database/try-briefly.ts';
import { recordsGranted } from '../requests/storage/grants-in-force.ts';
import { EngineUnavailable } from '../search/engine.ts';
import { startIndexing, type Indexing } from '../search/indexing/start-indexing.ts';
import { WrongUsage, type Command, type CommandContext, type ExitCode } from './command.ts';

const HELP = `npx phong-doc import PATH… [--source NAME] [--dry-run] [--allow-removals] [--json]

Brings finding aids (EAD 2002, EAD3, AtoM CSV, inventories as XLSX or CSV) and documents (PDF, JPEG, PNG,
TIFF, WebP, DOCX, DOC, plain text) into the catalogue and the index. A PATH is a file or a folder with
everything beneath it. What has not changed since the last time costs a moment; what is gone from a folder,
or from a file, leaves the public view and its address says so.

A document belongs to the record that its file's name says ([mã hồ sơ].[STT].pdf), that names its path, that
links to it, or whose folder it lies in; without any, it becomes a record of its own. Files stay where they
are. At the end, pages that are only pictures are read by machine, on OCR_CORES cores (all but one, unless
set): this may take hours. Ctrl+C stops it at any time, and the next import of anything goes on with it.
Whatever else runs on this machine comes first (nice 10), the portal's readers above all.

  --source NAME      the body the finding aids come from, where one catalogue holds those of several
  --dry-run          say what would happen and change nothing
  --allow-removals   go on even if more than 100 records or documents, or 5 % of a source, would be removed
  --json             print one JSON object on standard output

Exit code: 0 done · 1 done, but some input was refused and is listed · 2 wrong usage
           3 stopped, nothing changed: too many removals, or another import is at work · 4 a server does not answer
`;

const STOPPED =
  'Stopped. Files and pages that were finished are in the catalogue; import again for the rest. phong-doc doctor says what waits.';

const NOT_SEARCHABLE =
  'Everything is in the catalogue, but the index could not take it in. A portal that runs does that by itself as soon as the index can be reached, and so does every import; these files need not be imported again for it.';

const DISK_FULL =
  'Stopped: there is no room left on the disk of DATA_DIR, or of the database. Files that were finished are in the catalogue; make room and import again for the rest.';

export const command: Command = {
  summary: 'bring finding aids and documents into the catalogue and the index',
  help: HELP,
  json: true,
  run,
};

async function run(args: string[], context: CommandContext): Promise<ExitCode> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      source: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
      'allow-removals': { type: 'boolean', default: false },
    },
  });
  if (positionals.length === 0) throw new WrongUsage('Name at least one file or folder to import.');
  const source = values.source?.trim();
  if (source === '') throw new WrongUsage('--source needs a name.');

  const config = readConfig(context.env);
  const now = new Date();
  const accessPolicy = join(config.contentDir, 'policy', 'access.yaml');
  const today = dayInVietnam(now);
  const accessWords = loadAccessWords(accessPolicy, today);
  const policyHash = await accessPolicyHash(accessPolicy, today);
  const policy = readDocumentPolicy(config.contentDir);
  const started = performance.now();
  // Readers come first, and a search engine on this machine.
  giveWay();
  // Killed by a power cut it goes on where the catalogue is: the finding aids are still there.
  const db = await openDatabase(config, 'later');
  await leaveCheckpoints(db);
  const dryRun = values['dry-run'];
  const indexing = dryRun ? undefined : startIndexing(config);
  indexing?.onError(eachOnce(context.warn));
  const workshop = createWorkshop({ size: config.ocrCores });
  const reading = new ReadingThread({ accessPolicy, today });
  const granted = { grantedAmong: (ids: readonly string[]) => recordsGranted(db, today, ids) };
  let early: ImportReport | undefined;
  try {
    if (!dryRun) await openByDate(db, now).catch(unlessBusy);
    const result = await importFindingAids(db, positionals, {
      dataDir: config.dataDir,
      readers: reading.around(READERS),
      accessWords,
      policyHash,
      documents: { workshop, policy },
      ...(source ? { source } : {}),
      dryRun,
      allowRemovals: values['allow-removals'],
      now,
      signal: context.signal,
      endedEarly: (report) => (early = report),
      progress: ({ file, records, pages, done }) => {
        const soFar = pages > 0 ? `, pages: ${count(pages)}` : records > 0 ? `, records: ${count(records)}` : '';
        context.progress.update(`${file}${soFar}`, done);
      },
    });
    if (!dryRun) await dropClosedImages(config.dataDir, createReadableContents(db, granted));
    let code: ExitCode | undefined;
    if (result.kind === 'done' && indexing) {
      early = result.report;
      early = result.report = await readScans(db, result.report, { config, workshop, policy, accessWords }, context);
      context.progress.update('The index takes in what is left');
      code = await searchable(indexing, context.signal);
    }
    context.progress.finish();
    return tell(result, { dryRun, seconds: (performance.now() - started) / 1000, code }, context);
  } catch (error) {
    if (error instanceof NoSuchPath) throw new WrongUsage(error.message);
    const stopped = isDiskFull(error) ? DISK_FULL : context.signal.aborted ? STOPPED : undefined;
    if (stopped === undefined) throw error;
    context.progress.finish();
    if (early) warnOf(early, context);
    context.warn(stopped);
    context.result({ stopped, ...(early ? publicReport(early) : {}) });
    return 1;
  } finally {
    await workshop.close();
    await reading.close();
    await indexing?.stop();
    await db.destroy();
  }
}

/** Another import writes: that is told next, by its own lock. The portal opens what is due by itself. */
function unlessBusy(error: unknown): void {
  if (!isBusy(error)) throw error;
}

/** @returns an exit code where the index could not take in what was imported: the report is told all the same */
async function searchable(indexing: Indexing, signal: AbortSignal): Promise<ExitCode | undefined> {
  try {
    // A server may be at it for minutes, and goes on with what it has whether or not somebody waits.
    await Promise.race([indexing.drained(), whenAborted(signal)]);
    return undefined;
  } catch (error) {
    if (!(error instanceof EngineUnavailable)) throw error;
    return 4;
  }
}

function whenAborted(signal: AbortSignal): Promise<never> {
  const { promise, reject } = Promise.withResolvers<never>();
  const stop = () => reject(new Error('stopped', { cause: signal.reason }));
  if (signal.aborted) stop();
  else signal.addEventListener('abort', stop, { once: true });
  return promise;
}

/** The thread that indexes tries again and again, and each time it fails of the same. */
function eachOnce(warn: (line: string) => void): (line: string) => void {
  const told = new Set<string>();
  return (line) => {
    if (!told.has(line)) warn(line);
    told.add(line);
  };
}

/** How an import ended. */
interface Ending {
  dryRun: boolean;
  /** Until everything was searchable. */
  seconds: number;
  /** Of one whose index is behind. */
  code: ExitCode | undefined;
}

function tell(result: ImportResult, { dryRun, seconds, code }: Ending, context: CommandContext): ExitCode {
  if (result.kind === 'busy') {
    const stopped = 'Another import is at work on this catalogue: nothing was done. Try again when it has ended.';
    context.warn(stopped);
    context.result({ stopped });
    return 3;
  }
  if (result.kind === 'guarded') {
    const losses = result.removals.map(
      ({ what, source, removed, of }) => `${count(removed)} of ${count(of)} ${what} (${source})`,
    );
    const stopped = `This would remove ${losses.join(', ')}, so nothing was changed.${stillShown(result.closed)} If that is right, say --allow-removals.`;
    warnOf(result.report, context);
    if (dryRun) for (const line of summary(timed(result.report, seconds), dryRun)) context.print(line);
    context.warn(stopped);
    context.result({ ...publicReport(result.report), stopped, removals: result.removals, closed: result.closed });
    return 3;
  }
  const report = timed(result.report, seconds);
  warnOf(report, context);
  for (const line of summary(report, dryRun)) context.print(line);
  if (code !== undefined) context.warn(NOT_SEARCHABLE);
  context.result({ ...publicReport(report), ...(code === undefined ? {} : { error: NOT_SEARCHABLE }) });
  if (code !== undefined) return code;
  return report.problems.some((problem) => problem.severity === 'refused') ? 1 : 0;
}

/** A line for each problem: of an import that is held back they may say why so much would go. */
function warnOf({ problems }: ImportReport, context: CommandContext): void {
  for (const { file, line, reason } of problems) {
    const place = `${file}${line > 0 ? `:${line}` : ''}`;
    context.warn(place === '' ? reason : `${place}: ${reason}`);
  }
}

/** What is marked now stays public as long as other removals hold the import back: nobody must take it for gone. */
function stillShown(closed: number): string {
  return closed === 0
    ? ''
    : ` The files also mark ${count(closed)} records as secret or internal that were not before: readers still see them. Import those files by themselves to close them now.`;
}

function publicReport(report: ImportReport): object {
  return { ...report, problems: report.problems.map(({ file, line, reason }) => ({ file, line, reason })) };
}

/** One line, or two where there are documents. */
function summary(report: ImportReport, dryRun: boolean): string[] {
  const { files, records, documents, pages, seconds, recordsPerSecond } = report;
  const would = dryRun ? 'Would be: ' : '';
  const lines = [
    `${would}${count(files)} files; records: ${listed(records, ['added', 'changed', 'unchanged', 'removed', 'refused'])}; ` +
      `${seconds.toFixed(1)} s, ${count(recordsPerSecond)} records/s`,
  ];
  const kinds = ['added', 'changed', 'unchanged', 'removed', 'refused'] as const;
  if (kinds.every((kind) => documents[kind] === 0) && pages.waiting + pages.readByMachine === 0) return lines;
  lines.push(
    `documents: ${listed(documents, kinds)}, ${count(documents.heldBack)} held back; pages: ${count(pages.added)} added, ` +
      `${count(pages.readByMachine)} read by machine, ${count(pages.waiting)} waiting, ${count(pages.failed)} failed`,
  );
  return lines;
}

function listed<Kind extends string>(counts: Record<Kind, number>, kinds: readonly Kind[]): string {
  return kinds.map((kind) => `${count(counts[kind])} ${kind}`).join(', ');
}

function count(value: number): string {
  return value.toLocaleString('en-GB');
}
