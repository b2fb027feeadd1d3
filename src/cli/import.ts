import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { BadAccessPolicy, loadAccessWords } from '../catalogue/access-words/load.ts';
import { accessPolicyHash } from '../catalogue/access-words/policy-hash.ts';
import { dayInVietnam } from '../catalogue/access/effective-access.ts';
import { openByDate } from '../catalogue/storage/open-by-date.ts';
import { importFindingAids, type ImportResult } from '../ingest/import-finding-aids.ts';
import { timed, type ImportReport } from '../ingest/import-report.ts';
import { NoSuchPath } from '../ingest/import-walk.ts';
import { READERS } from '../ingest/readers/index.ts';
import { BadSetting, readConfig } from '../platform/config.ts';
import { openDatabase } from '../platform/database/open-database.ts';
import { startIndexing } from '../search/indexing/start-indexing.ts';
import { WrongUsage, type Command, type CommandContext, type ExitCode } from './command.ts';

const HELP = `npx phong-doc import PATH… [--source NAME] [--dry-run] [--allow-removals] [--json]

Brings finding aids (EAD 2002, EAD3, AtoM CSV, inventories as XLSX or CSV) into the catalogue and the index.
A PATH is a file or a folder with everything beneath it. What has not changed since the last time costs
a moment; what is gone from a folder, or from a file, leaves the public view and its address says so.

  --source NAME      the body the finding aids come from, where one catalogue holds those of several
  --dry-run          say what would happen and change nothing
  --allow-removals   go on even if more than 100 records or 5 % of a source would be removed
  --json             print one JSON object on standard output

Exit code: 0 done · 1 done, but some input was refused and is listed · 2 wrong usage
           3 stopped, nothing changed: too many removals, or another import is at work · 4 a server does not answer
`;

export const command: Command = {
  summary: 'Bring finding aids into the catalogue and the index',
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
  const policyPath = join(config.contentDir, 'policy', 'access.yaml');
  const today = dayInVietnam(now);
  const accessWords = await loadAccessWords(policyPath, today).catch((error: unknown) => {
    throw error instanceof BadAccessPolicy ? new BadSetting(error.message) : error;
  });
  const policyHash = await accessPolicyHash(policyPath, today);
  const started = performance.now();
  const db = await openDatabase(config);
  const dryRun = values['dry-run'];
  const indexing = dryRun ? undefined : startIndexing(config);
  indexing?.onError((message) => context.warn(message));
  try {
    if (!dryRun) await openByDate(db, now);
    const result = await importFindingAids(db, positionals, {
      dataDir: config.dataDir,
      readers: READERS,
      accessWords,
      policyHash,
      ...(source ? { source } : {}),
      dryRun,
      allowRemovals: values['allow-removals'],
      now,
      signal: context.signal,
      progress: ({ file, records, done }) => context.progress.update(`${file}: ${count(records)} records`, done),
    });
    if (result.kind === 'done' && indexing) {
      context.progress.update('The index takes in what is left');
      await indexing.drained();
    }
    context.progress.finish();
    return tell(result, dryRun, (performance.now() - started) / 1000, context);
  } catch (error) {
    if (error instanceof NoSuchPath) throw new WrongUsage(error.message);
    if (!context.signal.aborted) throw error;
    context.progress.finish();
    context.warn('Stopped. Files that were finished are in the catalogue; import again for the rest.');
    return 1;
  } finally {
    await indexing?.stop();
    await db.destroy();
  }
}

/** @param seconds until everything was searchable */
function tell(result: ImportResult, dryRun: boolean, seconds: number, context: CommandContext): ExitCode {
  if (result.kind === 'busy') {
    const stopped = 'Another import is at work on this catalogue: nothing was done. Try again when it has ended.';
    context.warn(stopped);
    context.result({ stopped });
    return 3;
  }
  if (result.kind === 'guarded') {
    const losses = result.removals.map(({ source, removed, of }) => `${count(removed)} of ${count(of)} (${source})`);
    const stopped = `This would remove ${losses.join(', ')} records, so nothing was changed. If that is right, say --allow-removals.`;
    context.warn(stopped);
    context.result({ ...publicReport(result.report), stopped, removals: result.removals });
    return 3;
  }
  const report = timed(result.report, seconds);
  for (const problem of report.problems) {
    context.warn(`${problem.file}${problem.line > 0 ? `:${problem.line}` : ''}: ${problem.reason}`);
  }
  context.print(summary(report, dryRun));
  context.result(publicReport(report));
  return report.problems.some((problem) => problem.severity === 'refused') ? 1 : 0;
}

function publicReport(report: ImportReport): object {
  return { ...report, problems: report.problems.map(({ file, line, reason }) => ({ file, line, reason })) };
}

function summary({ files, records, seconds, recordsPerSecond }: ImportReport, dryRun: boolean): string {
  const would = dryRun ? 'Would be: ' : '';
  return (
    `${would}${count(files)} finding aids; records: ${count(records.added)} added, ${count(records.changed)} changed, ` +
    `${count(records.unchanged)} unchanged, ${count(records.removed)} removed, ${count(records.refused)} refused; ` +
    `${seconds.toFixed(1)} s, ${count(recordsPerSecond)} records/s`
  );
}

function count(value: number): string {
  return value.toLocaleString('en-GB');
}
