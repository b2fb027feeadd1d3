import type { Problem } from '../finding-aid-reader.ts';
import { noRecords, type RecordCounts } from '../record-counts.ts';
import type { RehearsedMatch } from './rehearse-settling.ts';

/** What became of documents, beside the records in an import's report. */
export interface DocumentCounts {
  added: number;
  changed: number;
  unchanged: number;
  removed: number;
  /** Cannot be read: damaged, locked, no document at all. */
  refused: number;
  /** Waits for a person: not shown until then, whatever its record says. */
  heldBack: number;
}

export interface PageCounts {
  /** Of documents that were read in this run. */
  added: number;
  /** Scans that were given their text in this run. */
  readByMachine: number;
  /** Scans that wait for their text, in the whole catalogue. */
  waiting: number;
  /** Scans that could not be read in this run. */
  failed: number;
}

type Report = (path: string, problem: Problem) => void;

/** Counts documents and tells what a person should know of them. Nothing that a document says is ever in it. */
export class DocumentReport {
  readonly documents: DocumentCounts = { added: 0, changed: 0, unchanged: 0, removed: 0, refused: 0, heldBack: 0 };
  readonly pages: PageCounts = { added: 0, readByMachine: 0, waiting: 0, failed: 0 };
  /** Made, changed or gone with documents that no finding aid describes. */
  readonly records: RecordCounts = noRecords();
  readonly #report: Report;

  constructor(report: Report) {
    this.#report = report;
  }

  count(records: RecordCounts): void {
    for (const kind of ['added', 'changed', 'unchanged', 'removed'] as const) this.records[kind] += records[kind];
  }

  note(path: string, reason: string): void {
    this.#report(path, { line: 0, reason, severity: 'noted' });
  }

  refused(path: string, reason: string): void {
    this.documents.refused++;
    this.failed(path, reason);
  }

  /** Something that was asked for could not be done. */
  failed(path: string, reason: string): void {
    this.#report(path, { line: 0, reason, severity: 'refused' });
  }

  match(path: string, match: RehearsedMatch): void {
    if (match.kind === 'unclear') this.note(path, match.reason);
    if (match.kind === 'withheld') {
      this.documents.heldBack++;
      this.note(path, WITHHELD);
    }
  }

  heldBack(path: string, why: 'secret' | 'unreadable', contentHash: string): void {
    this.documents.heldBack++;
    this.note(path, `${REASONS[why]}: ${HOW_TO_RELEASE} ${contentHash}`);
  }
}

const REASONS = {
  secret: 'Its first page bears a mark of state secrets',
  unreadable: 'No machine can read its first page, so nobody knows whether it bears a mark of state secrets',
};
const HOW_TO_RELEASE =
  'it is held back, neither shown nor searched. A person must look at it; to release it, list this under "released" in policy/documents.yaml and import it again:';
const WITHHELD =
  'It belongs to a part of a finding aid that was left out as secret or internal: it is neither shown nor searched.';
