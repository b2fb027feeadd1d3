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

/** Gathers problems; of a file with very many it keeps the first and says how many more there are. */
export class ProblemList {
  readonly problems: ReportedProblem[] = [];
  readonly #perFile = new Map<string, number>();

  add(file: string, problem: Problem): void {
    const before = this.#perFile.get(file) ?? 0;
    this.#perFile.set(file, before + 1);
    if (before >= PROBLEMS_PER_FILE || this.problems.length >= PROBLEMS_IN_ALL) return;
    this.problems.push({ file, line: problem.line, reason: problem.reason, severity: problem.severity });
  }

  /** The problems, and a line for each file that had more than are listed. */
  listed(): ReportedProblem[] {
    const listed = [...this.problems];
    for (const [file, count] of this.#perFile) {
      const shown = this.problems.filter((problem) => problem.file === file).length;
      if (count > shown) {
        listed.push({ file, line: 0, reason: `${count - shown} more problems are not listed.`, severity: 'noted' });
      }
    }
    return listed;
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
