import type { ArchiveAccessWords } from '../../../catalogue/access-words/access-words.ts';
import type { Description } from '../../../catalogue/description.ts';
import type { ReaderEvent } from '../../finding-aid-reader.ts';
import { DOUBTFUL_DATE } from '../access-conditions.ts';
import { describeContainer, describeFile, describeItem } from './describe.ts';
import type { InventoryRow } from './interpret-rows.ts';
import { containerKeys, itemKey } from './keys.ts';
import { claimsOfRow } from './row-claims.ts';
import { rowAccess } from './row-access.ts';
import type { RowAccess } from './row-access.ts';
import type { FileEntry } from './row-order.ts';
import type { YearSpan } from './year-span.ts';

/** Rows told in order → components in pre-order: fonds, inventory, box, file, document. */
export class RowEmitter {
  readonly #words: ArchiveAccessWords;
  #events: ReaderEvent[] = [];
  /** Keys of the containers now open, outermost first. */
  #open: string[] = [];
  #fileId = -1;
  #file: Description | undefined;
  #fileDepth = 0;
  #items = new Map<string, number>();
  readonly #unknownWords = new Set<string>();
  /** Cells without a day of opening that were noted. */
  readonly #undated = new Set<string>();
  #isDateDoubted = false;
  #isNarrowed = false;

  readonly #isShown: (containerKey: string) => boolean;

  readonly #years: YearSpan;
  #isYearNoted = false;

  /**
   * @param isShown whether the public may know of a fonds, inventory or box
   * @param years between which the dates of the table lie
   */
  constructor(words: ArchiveAccessWords, isShown: (containerKey: string) => boolean, years: YearSpan) {
    this.#words = words;
    this.#years = years;
    this.#isShown = isShown;
  }

  /** What has been told since the last time. */
  take(): ReaderEvent[] {
    const events = this.#events;
    this.#events = [];
    return events;
  }

  refuse(row: InventoryRow, file: FileEntry): void {
    const reason = reasonOf(row, file);
    const claims = claimsOfRow(row, file);
    this.#events.push({ kind: 'refused', line: row.row, records: 1, cause: 'secret', reason, claims });
  }

  tell(row: InventoryRow, fileId: number, file: FileEntry): void {
    if (fileId !== this.#fileId) this.#tellFile(row, fileId, file);
    if (row.hasItem) this.#tellItem(row, file);
  }

  #tellFile(row: InventoryRow, fileId: number, file: FileEntry): void {
    this.#openContainers(row);
    const access = rowAccess(row.file, this.#words, undefined, row.limits);
    const { description, fault } = describeFile(row, row.place, access.access, this.#years);
    if (row.place.group !== '' && !description.notes.some(({ kind }) => kind === 'group')) {
      description.notes.unshift({ kind: 'group', text: row.place.group });
    }
    this.#fileId = fileId;
    this.#file = description;
    this.#fileDepth = this.#open.length;
    this.#items = new Map();
    const key = file.occurrence === 1 ? file.key : `${file.key}~${file.occurrence}`;
    this.#events.push({ kind: 'component', depth: this.#fileDepth, key, line: row.row, description });
    if (file.occurrence > 1)
      this.#note(
        row.row,
        `another file has the same number or code; this one is number ${file.occurrence} of them. Give each its own.`,
      );
    if (ROUNDED.test(description.referenceCode ?? '')) this.#note(row.row, ROUNDED_CODE);
    if (description.title === '') this.#note(row.row, 'the file has no title. Fill in its title column.');
    this.#noteFaults(row.row, access, fault);
  }

  #tellItem(row: InventoryRow, file: FileEntry): void {
    const access = rowAccess(row.item, this.#words, this.#file?.access, row.limits);
    const { description, fault } = describeItem(row, this.#file?.address, access.access, this.#years);
    const own = itemKey(row);
    const count = (this.#items.get(own) ?? 0) + 1;
    this.#items.set(own, count);
    const key = `${file.key}~${file.occurrence}/${own}${count === 1 ? '' : `~${count}`}`;
    this.#events.push({ kind: 'component', depth: this.#fileDepth + 1, key, line: row.row, description });
    this.#noteFaults(row.row, access, fault);
  }

  #openContainers(row: InventoryRow): void {
    const { place } = row;
    const keys = containerKeys(place);
    const wanted = [
      {
        key: keys.fonds,
        level: 'fonds' as const,
        title: place.fondsTitle || `Phông ${place.fondsCode}`,
        code: place.fondsCode,
      },
      {
        key: keys.inventory,
        level: 'inventory' as const,
        title: place.inventoryTitle || `Mục lục số ${place.inventory}`,
        code: place.inventory,
      },
      { key: keys.box, level: 'box' as const, title: `Hộp số ${place.box}`, code: place.box },
    ].flatMap((container) => (container.key === undefined ? [] : [{ ...container, key: container.key }]));
    let shared = 0;
    while (shared < wanted.length && this.#open[shared] === wanted[shared]?.key) shared++;
    this.#open.length = shared;
    for (const { key, level, title, code } of wanted.slice(shared)) {
      const description = describeContainer(level, title, code, place);
      if (!this.#isShown(key)) description.access.titleVisibility = 'hidden';
      this.#events.push({
        kind: 'component',
        depth: this.#open.length,
        key: `${level}:${key}`,
        line: row.row,
        description,
      });
      this.#open.push(key);
    }
  }

  #noteFaults(line: number, access: RowAccess, fault?: string): void {
    if (fault !== undefined) this.#note(line, fault);
    if (this.#years.isUsed && !this.#isYearNoted) {
      this.#isYearNoted = true;
      this.#note(line, `${SHORT_YEARS} (${this.#years.shown}).`);
    }
    if (access.unknownWord !== undefined) this.#noteWord(line, access.unknownWord, 'records with it are closed');
    if (access.unknownVisibility !== undefined)
      this.#noteWord(line, access.unknownVisibility, 'titles with it are masked');
    if (access.isDateDoubtful && !this.#isDateDoubted) {
      this.#isDateDoubted = true;
      this.#note(line, DOUBTFUL_DATE);
    }
    if (access.isNarrowedByNote && !this.#isNarrowed) {
      this.#isNarrowed = true;
      this.#note(line, NARROWED_BY_NOTE);
    }
    if (access.undatedOpening !== undefined && !this.#undated.has(access.undatedOpening)) {
      if (this.#undated.size < MOST_WORDS) this.#note(line, UNDATED_OPENING);
      this.#undated.add(access.undatedOpening);
    }
  }

  /** Once for each word; one too long to be a word is not repeated in the report. */
  #noteWord(line: number, text: string, effect: string): void {
    const shown = text.length > LONGEST_QUOTED ? undefined : text;
    const known = shown ?? 'long';
    if (this.#unknownWords.has(known) || this.#unknownWords.size > MOST_WORDS) return;
    this.#unknownWords.add(known);
    const name = shown === undefined ? 'a long text in an access column is' : `the access word "${shown}" is`;
    this.#note(line, `${name} not in policy/access.yaml; ${effect} until a person adds it there.`);
  }

  #note(line: number, reason: string): void {
    this.#events.push({ kind: 'problem', problem: { line, reason, severity: 'noted' } });
  }
}

function reasonOf({ secretRow }: InventoryRow, { secret }: FileEntry): string {
  if (secretRow === 0)
    return 'the sheet bears a mark of state secrets above its header, in its name, on a cover sheet, on its printed pages, in a text box, in the properties of the workbook or in the name of the file or of its folder';
  if (secretRow !== undefined) return `the row stands under row ${secretRow}, which is a mark of state secrets`;
  if (secret) return 'the file this row belongs to carries a mark of state secrets';
  return 'the row carries a mark of state secrets';
}

/** As spreadsheets show numbers of many figures: 1.23457E+12. */
const ROUNDED = /^\d(?:[.,]\d+)?E\+\d+$/i;
const ROUNDED_CODE =
  'the number or code was rounded by a spreadsheet before this file was written, so that its last figures are lost. Make its column one of text, and write the codes anew.';
const SHORT_YEARS =
  'years in two figures, here and perhaps further down, were read as those that lie between the years written in full in this file';
const NARROWED_BY_NOTE =
  'a note here, a title, a line above the table or the heading of a group, and perhaps more of them further down, says of access less than its column does; the narrower of the two holds.';
const UNDATED_OPENING =
  'a column for the day of opening names no such day here, so the row does not open by itself. Write the day or the year, not a number of years.';
const LONGEST_QUOTED = 60;
const MOST_WORDS = 200;
