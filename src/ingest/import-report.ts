import type { DocumentCounts, PageCounts } from './documents/document-report.ts';
import type { Problem } from './finding-aid-reader.ts';
import type { RecordCounts } from './record-counts.ts';

/** What the operator is told of an import (DESIGN.md §10), and what is kept of it. */
export interface ImportReport {
  /** Finding aids and documents, read or found unchanged or faulty. */
  files: number;
  records: RecordCounts;
  documents: DocumentCounts;
  pages: PageCounts;
  seconds: number;
  recordsPerSecond: number;
  /** Of the whole process, in MiB. */
  peakRssMb: number;
  problems: ReportedProblem[];
}

export type ReportedProblem = Problem & { file: string };

const PROBLEMS_PER_FILE = 200;
const PROBLEMS_IN_ALL = 10_000;

/** Gathers problems; of a file with very many it keeps the first and says how many more there are, and of what weight. */
export class ProblemList {
  readonly problems: ReportedProblem[] = [];
  readonly #kept = new Map<string, number>();
  readonly #unlisted = new Map<string, { count: number; severity: Problem['severity'] }>();

  add(file: string, { line, reason, severity }: Problem): void {
    const kept = this.#kept.get(file) ?? 0;
    if (kept < PROBLEMS_PER_FILE && this.problems.length < PROBLEMS_IN_ALL) {
      this.#kept.set(file, kept + 1);
      this.problems.push({ file, line, reason, severity });
      return;
    }
    const { count, severity: before } = this.#unlisted.get(file) ?? { count: 0, severity: 'noted' };
    this.#unlisted.set(file, { count: count + 1, severity: before === 'refused' ? before : severity });
  }

  /** The problems, and a line for each file that had more than are listed: what was refused among them is not hidden. */
  listed(): ReportedProblem[] {
    const unlisted = [...this.#unlisted].map(([file, { count, severity }]): ReportedProblem => {
      const also = severity === 'refused' ? '; some of them say that something was left out' : '';
      return { file, line: 0, reason: `${count} more problems are not listed${also}.`, severity };
    });
    return [...this.problems, ...unlisted];
  }
}

/** The report of a run that began `started` milliseconds (performance.now) ago. */
export function finishReport(
  counted: Pick<ImportReport, 'files' | 'records' | 'documents' | 'pages'>,
  problems: ProblemList,
  started: number,
): ImportReport {
  const untimed = { ...counted, seconds: 0, recordsPerSecond: 0, peakRssMb: 0, problems: problems.listed() };
  return timed(untimed, (performance.now() - started) / 1000);
}

/** The report of a run that took so long. */
export function timed(report: ImportReport, seconds: number): ImportReport {
  const { added, changed, unchanged } = report.records;
  return {
    ...report,
    seconds: Number(seconds.toFixed(3)),
    recordsPerSecond: Math.round((added + changed + unchanged) / Math.max(seconds, 0.001)),
    peakRssMb: Math.round(process.resourceUsage().maxRSS / 1024),
  };
}
