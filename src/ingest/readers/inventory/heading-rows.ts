import type { ArchiveAccessWords } from '../../../catalogue/access-words/access-words.ts';
import { bearsStamp } from '../secret-stamps.ts';
import type { Header } from './find-header.ts';
import { isHeadingNumber, isNumbered, readHeading, withoutNumbering } from './heading-text.ts';
import type { Heading } from './heading-text.ts';
import { boxBefore } from './place.ts';
import { ordinalOf, partKinds, partsOf } from './row-parts.ts';
import type { PartKind, RowParts } from './row-parts.ts';
import { textOf } from './row-values.ts';
import type { RowValues } from './row-values.ts';
import { isSecretSection } from './secrecy-heading.ts';
import { secretRefusal } from './secrecy.ts';
import type { SheetRow } from './sheet.ts';

export interface HeadingRow {
  heading: Heading;
  /** "Hộp số 5: Tài liệu tổ chức" names a box too. */
  box: string | undefined;
  isSecret: boolean;
  /** It can be no file. */
  isSure: boolean;
}

/**
 * Finds the headings of groups between the rows of a sheet: rows where all that a file has of its own (number,
 * dates, sheets …) is empty, and whose words are neither the number of a box or file nor a file's title. Words in
 * small letters without numbering, in the column of titles, stay a title: a file of which no more is known, and
 * which may be closed, where a heading is shown with all files beneath it.
 */
export class HeadingTest {
  readonly #header: Header;
  readonly #words: ArchiveAccessWords;
  readonly #kinds: ReadonlyMap<number, PartKind>;
  readonly #numberColumns: readonly number[];
  readonly #hasNumbers: boolean;
  /** There are columns of which a row that is a file fills one. */
  readonly #tellsFiles: boolean;
  /** The latest file's number: where files have roman numbers or letters, such a number is no heading's. */
  #fileNumber = '';
  /** The running number of the latest row that describes something: 0 for none, undefined before the first row. */
  #ordinal: number | undefined;

  constructor(header: Header, words: ArchiveAccessWords) {
    this.#header = header;
    this.#words = words;
    this.#kinds = partKinds(header.columns);
    this.#numberColumns = [...this.#kinds].flatMap(([index, kind]) => (kind === 'number' ? [index] : []));
    const fields = header.columns.map(({ field }) => field);
    this.#hasNumbers = fields.some((field) => ['fileNumber', 'fileCode', 'paperCode'].includes(field));
    this.#tellsFiles = [...this.#kinds.values()].some((kind) => kind === 'own' || kind === 'part' || kind === 'sum');
  }

  /** Must be told each row that describes something. */
  describe(row: SheetRow, values: RowValues): void {
    this.#fileNumber = textOf(values.file, 'fileNumber') || this.#fileNumber;
    const first = row.cells.findIndex((cell, index) => cell !== undefined && !this.#kinds.has(index));
    this.#ordinal = ordinalOf(row.cells[first]?.text ?? '');
  }

  /**
   * @param box which the row would lie in
   * @param isBare whether the row above was a heading
   */
  find(row: SheetRow, box: string, isBare: boolean): HeadingRow | undefined {
    // Nearly every row.
    if (this.#numberColumns.some((index) => /^\d+$/.test(row.cells[index]?.text ?? ''))) return undefined;
    const usual: PartKind[] = [];
    if (isHeadingNumber(this.#fileNumber)) usual.push('number');
    if (isHeadingNumber(box)) usual.push('place');
    const parts = partsOf(row, this.#kinds, usual);
    const [line] = parts?.lines ?? [];
    if (parts === undefined || line === undefined || parts.lines.length > 1) return undefined;
    const sure = this.#isHeading(parts, line, isBare);
    if (sure === 'no') return undefined;
    const numbering = parts.numbers[0] ?? (parts.ordinal === 0 ? '' : String(parts.ordinal));
    return {
      heading: readHeading(numbering, line.text),
      box: line.kind === 'place' ? boxBefore(line.text) : undefined,
      isSecret: this.#isSecret(row, line.text),
      isSure: sure === 'yes',
    };
  }

  #isHeading(parts: RowParts, { kind, text }: RowParts['lines'][number], isBare: boolean): 'yes' | 'no' | 'likely' {
    const { numbers, ordinal, sums, remarks } = parts;
    const isMark = isSecretSection(text, true) || this.#words.isSecretMark(withoutNumbering(text));
    // The sums of a group may stand beside its heading; then only the mark itself tells it from a file.
    if (sums > 0) return answer(isMark && kind === 'title' && this.#hasNumbers && ordinal === 0);
    if (numbers.length > 0 && (this.#tellsFiles || remarks === 0)) return 'yes';
    const looksSo = isNumbered(text) || isCapital(text);
    if (kind === 'document' || kind === 'part') return answer(isMark && looksSo);
    if (isMark) return answer(kind !== 'title' || ordinal === 0 || this.#hasNumbers);
    if (kind === 'own' || kind === 'sum' || kind === 'remark') return answer(looksSo);
    if (kind === 'name' || remarks > 0) return answer(kind !== 'title' && isNumbered(text));
    if (kind !== 'title') return 'yes';
    if (parts.isPlaced) return 'no';
    if (ordinal === 0) return answer(looksSo);
    if (!this.#hasNumbers || !this.#tellsFiles) return 'no';
    if (looksSo) return 'yes';
    // A number out of the count of the rows, or where they are not counted.
    const isNext = this.#ordinal === undefined || (this.#ordinal > 0 && ordinal === this.#ordinal + 1);
    return isBare || !isNext ? 'likely' : 'no';
  }

  #isSecret(row: SheetRow, text: string): boolean {
    return (
      isSecretSection(text, false) ||
      bearsStamp(text, this.#words, true) ||
      this.#words.isSecretMark(withoutNumbering(text)) ||
      secretRefusal(row, this.#header, this.#words) !== undefined
    );
  }
}

function answer(isHeading: boolean): 'yes' | 'no' {
  return isHeading ? 'yes' : 'no';
}

function isCapital(text: string): boolean {
  return text === text.toUpperCase();
}
