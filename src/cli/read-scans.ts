import type { Kysely } from 'kysely';
import { createPageReader } from '../documents/ocr/create-page-reader.ts';
import type { DocumentWorkshop } from '../documents/workshop.ts';
import { DocumentReport } from '../ingest/documents/document-report.ts';
import { readWaitingPages } from '../ingest/documents/machine-reading/read-waiting-pages.ts';
import { makeStampTest } from '../ingest/documents/secret-stamp.ts';
import type { DocumentPolicy } from '../ingest/documents/policy.ts';
import type { ReadingOptions } from '../ingest/finding-aid-reader.ts';
import { ProblemList, type ImportReport } from '../ingest/import-report.ts';
import type { Config } from '../platform/config.ts';
import type { Database } from '../platform/database/schema.ts';
import type { CommandContext } from './command.ts';

export interface ScanMeans {
  config: Pick<Config, 'dataDir' | 'ocrCores'>;
  workshop: DocumentWorkshop;
  policy: DocumentPolicy;
  accessWords: ReadingOptions['accessWords'];
}

/** Has waiting scans read by machine, and shows how long that will take. @returns the report with what came of it */
export async function readScans(
  db: Kysely<Database>,
  report: ImportReport,
  { config, workshop, policy, accessWords }: ScanMeans,
  { progress, signal }: CommandContext,
): Promise<ImportReport> {
  const problems = new ProblemList();
  const scans = new DocumentReport((path, problem) => problems.add(path, problem));
  const reader = createPageReader({ workers: config.ocrCores });
  try {
    const isDone = await readWaitingPages(db, {
      dataDir: config.dataDir,
      workshop,
      reader,
      workers: config.ocrCores,
      policy,
      accessWords,
      closedTitles: accessWords.closedTitles,
      bearsStamp: makeStampTest(policy.secretMarks),
      now: () => new Date(),
      signal,
      report: scans,
      progress: ({ done, total, left = 0 }) =>
        progress.update(
          `Scans read by machine: ${count(done)} of ${count(total)}, ${duration(left)} left`,
          done / total,
        ),
    });
    if (!isDone && scans.pages.waiting > 0) {
      scans.note('', 'Another import reads scans at this moment; it comes to those that wait here too.');
    }
  } finally {
    await reader.close();
  }
  const records = { ...report.records };
  for (const kind of ['added', 'changed', 'removed'] as const) records[kind] += scans.records[kind];
  return {
    ...report,
    records,
    documents: { ...report.documents, heldBack: report.documents.heldBack + scans.documents.heldBack },
    pages: { ...scans.pages, added: report.pages.added },
    problems: [...report.problems, ...problems.listed()],
  };
}

function duration(seconds: number): string {
  if (seconds < 90) return `about ${Math.max(1, Math.round(seconds))} s`;
  if (seconds < 5_400) return `about ${Math.round(seconds / 60)} min`;
  return `about ${Math.round(seconds / 3_600)} h`;
}

function count(value: number): string {
  return value.toLocaleString('en-GB');
}
