import { CsvError, parse } from 'csv-parse/sync';
import { RecordCutter } from './cut-records.ts';
import type { RawRecord } from './cut-records.ts';

/** One row of a table of text. */
export interface CsvRecord {
  /** Of its first line, from 1; of a row that cannot be read, the line that is at fault. */
  line: number;
  /** None where it cannot be read. */
  cells: string[];
  /** Why it cannot be read, and what to do. */
  unreadable?: string;
  /** It was read, and a person should look. */
  noted?: string;
}

export interface CsvForm {
  delimiter: string;
  /** Characters of the longest row. */
  longest: number;
  /** U+FFFD stands for bytes that are no text: rows with it are not read. */
  isDamaged: boolean;
}

/**
 * The rows of a table, in batches. A row that cannot be read is told in its place and costs no other: after a
 * quotation mark that is never closed the next line is looked at as a row again.
 */
export async function* csvRecords(text: AsyncIterable<string>, form: CsvForm): AsyncIterable<CsvRecord[]> {
  const reading = new Reading(form);
  const cutter = new RecordCutter(form.longest, (candidate) => reading.strictly(candidate) !== undefined);
  let isStart = true;
  for await (const piece of text) {
    const records = cutter.feed(isStart ? piece.replace(/^\ufeff/, '') : piece);
    isStart = false;
    if (records.length > 0) yield reading.read(records);
  }
  yield reading.read(cutter.end());
}

class Reading {
  readonly #form: CsvForm;
  /** Cells of the latest row that was beyond doubt. */
  #width: number | undefined;

  constructor(form: CsvForm) {
    this.#form = form;
  }

  read(raw: RawRecord[]): CsvRecord[] {
    const sound = raw.filter((record) => record.fault === undefined && this.#damagedLine(record) < 0);
    const together = this.#parse(sound.map(textOf).join(''));
    const known = together?.length === sound.length ? together : undefined;
    let next = 0;
    return raw.map((record) => {
      const isSound = record === sound[next];
      if (!isSound) return this.#faulty(record);
      const cells = known ? known[next] : this.strictly(textOf(record));
      next++;
      return cells ? this.#beyondDoubt(record.line, cells) : this.#loosely(record);
    });
  }

  /** @returns the cells of what is one row and nothing else */
  strictly(text: string): string[] | undefined {
    const records = this.#parse(text);
    return records?.length === 1 ? records[0] : undefined;
  }

  #damagedLine({ lines }: RawRecord): number {
    return this.#form.isDamaged ? lines.findIndex((line) => line.includes('\ufffd')) : -1;
  }

  #faulty(record: RawRecord): CsvRecord {
    const damaged = this.#damagedLine(record);
    if (damaged >= 0) return { line: record.line + damaged, cells: [], unreadable: DAMAGED };
    if (record.fault === 'unclosed') return this.#loosely(record);
    const longest = this.#form.longest.toLocaleString('en');
    const unreadable = `This row is longer than ${longest} characters, so it was left out. Shorten its cells, or check that its line ends where it should.`;
    return { line: record.line, cells: [], unreadable };
  }

  #beyondDoubt(line: number, cells: string[]): CsvRecord {
    if (cells.length > 1) this.#width = cells.length;
    return { line, cells };
  }

  /** Quotation marks within a cell are taken as they stand, if the row then has as many cells as those before it. */
  #loosely({ line, lines }: RawRecord): CsvRecord {
    const cells = this.#parse(`${lines[0] ?? ''}\n`, { relax_quotes: true })?.[0];
    if (!cells) return { line, cells: [], unreadable: UNCLOSED };
    if (cells.length !== (this.#width ?? cells.length)) return { line, cells: [], unreadable: INSIDE };
    return { line, cells, noted: KEPT };
  }

  #parse(text: string, more: { relax_quotes?: boolean } = {}): string[][] | undefined {
    try {
      return parse(text, {
        delimiter: this.#form.delimiter,
        record_delimiter: '\n',
        relax_column_count: true,
        ...more,
      });
    } catch (error) {
      if (error instanceof CsvError) return undefined;
      throw error;
    }
  }
}

function textOf({ lines }: RawRecord): string {
  return `${lines.join('\n')}\n`;
}

const UNCLOSED =
  'A quotation mark is opened in this row and never closed, so the row was left out. Close it, or write "" for a quotation mark inside a cell.';
const INSIDE =
  'A quotation mark stands in the middle of a cell, and where the cells end cannot be told, so the row was left out. Put the whole cell in quotation marks and write "" for those inside.';
const KEPT =
  'A quotation mark stands in the middle of a cell; the cell was taken as it is written. Put the whole cell in quotation marks and write "" for those inside.';
const DAMAGED =
  'This line holds bytes that are not UTF-8, unlike the rest of the file, so the row was left out. Correct the letter (it may show as "�"), and save the file as "CSV UTF-8".';
