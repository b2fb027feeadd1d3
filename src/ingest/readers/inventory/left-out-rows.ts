import type { ReaderEvent } from '../../finding-aid-reader.ts';
import type { Interpreted } from './interpret-rows.ts';

/** Rows of which no record is made, or not a whole one, so that none goes without a line in the report. */
export class LeftOutRows {
  #events: ReaderEvent[] = [];
  /** The first row that was refused, for a file of which nothing is left. */
  first: { line: number; reason: string } | undefined;
  #closing = new Lines();
  #headings = new Lines();
  #hidden = new Lines();
  #struck = new Lines();
  #takenBack = new Lines();
  #marks = new Lines();
  #faults = new Lines();

  add(read: Interpreted): void {
    if (read.kind === 'row') {
      if (read.row.hasFault) this.#faults.add(read.row.row);
      if (read.row.hasStruck) this.#takenBack.add(read.row.row);
    } else if (read.kind === 'closing') this.#closing.add(read.row);
    else if (read.kind === 'heading') {
      this.#headings.add(read.row);
      if (read.isSecret === true) this.#marks.add(read.row);
    } else if (read.kind === 'hidden') this.#hidden.add(read.row);
    else if (read.kind === 'struck') this.#struck.add(read.row);
    else if (read.kind === 'unreadable') this.#refuse(read.row, read.reason);
    else if (read.kind === 'unplaced') this.#refuse(read.row, UNPLACED);
    else if (read.kind === 'orphan') this.#refuse(read.row, ORPHAN);
  }

  note(line: number, reason: string): void {
    this.#events.push({ kind: 'problem', problem: { line, reason, severity: 'noted' } });
  }

  /** Rows read as something else than a record are one line for each sheet. @param sheet '' for a CSV file */
  endSheet(sheet: string): void {
    const where = sheet === '' ? '' : `sheet "${sheet}": `;
    for (const [lines, what] of [
      [this.#closing, 'totals, closing lines or signatures'],
      [this.#headings, 'headings of groups'],
    ] as const) {
      if (lines.count === 0) continue;
      const reason = `${where}rows read as ${what}, not as records: ${lines.shown}.`;
      this.note(lines.first, reason);
    }
    if (this.#hidden.count > 0) this.note(this.#hidden.first, `${where}${HIDDEN} ${this.#hidden.shown}.`);
    if (this.#struck.count > 0) this.note(this.#struck.first, `${where}${STRUCK} ${this.#struck.shown}.`);
    if (this.#takenBack.count > 0) this.note(this.#takenBack.first, `${where}${TAKEN_BACK} ${this.#takenBack.shown}.`);
    if (this.#marks.count > 0) this.note(this.#marks.first, `${where}${MARKS} ${this.#marks.shown}.`);
    if (this.#faults.count > 0) this.note(this.#faults.first, `${where}${FAULTS} ${this.#faults.shown}.`);
    this.#closing = new Lines();
    this.#faults = new Lines();
    this.#headings = new Lines();
    this.#marks = new Lines();
    this.#hidden = new Lines();
    this.#struck = new Lines();
    this.#takenBack = new Lines();
  }

  /** What has been told since the last time. */
  take(): ReaderEvent[] {
    const events = this.#events;
    this.#events = [];
    return events;
  }

  #refuse(line: number, reason: string): void {
    this.first ??= { line, reason };
    this.#events.push({ kind: 'refused', line, records: 1, cause: 'faulty', reason });
  }
}

/** Numbers of rows; the first of them are kept. */
class Lines {
  count = 0;
  readonly #first: number[] = [];

  add(line: number): void {
    this.count++;
    if (this.#first.length < MOST_SHOWN) this.#first.push(line);
  }

  get first(): number {
    return this.#first[0] ?? 0;
  }

  get shown(): string {
    return this.#first.join(', ') + (this.count > this.#first.length ? ` … (${this.count} in all)` : '');
  }
}

const MARKS =
  'rows between the files speak of state secrets, and what stands beneath them was refused. If they mean files above them, mark those in a column made for it:';
const FAULTS =
  'cells that hold an error of the spreadsheet (#REF!, #N/A) or a formula without its result were read as empty; where they would limit access, they close. Put the values themselves in the rows:';
const HIDDEN =
  'rows that are hidden in the workbook were not read, nor those whose title shows nothing (white on white). Show them, or clear the filter that hides them, if readers may know of them:';
const STRUCK =
  'rows whose title is struck out were not read. Delete them, or take the line through them away if they are files:';
const TAKEN_BACK =
  'words that are struck out were not read; where nothing else speaks of access, the row is closed. Delete them, or take the line through them away:';
const MOST_SHOWN = 20;
const UNPLACED =
  'the row has neither a title nor a number, and is no heading or total. Fill in its title or number column.';
const ORPHAN = 'the row goes on with the one above it or repeats it, which could not be read. Correct that row first.';
