import { basename, dirname } from 'node:path';
import { foldedLabel } from '../../../catalogue/access-words/comparable.ts';
import type { ArchiveAccessWords } from '../../../catalogue/access-words/access-words.ts';
import type { ReaderEvent } from '../../finding-aid-reader.ts';
import { FaultyFile } from '../../finding-aid-reader.ts';
import { findHeader, HEADER_WITHIN, textsOf } from './find-header.ts';
import type { Header, NoHeader } from './find-header.ts';
import type { Inventory } from './interpret-rows.ts';
import { Legend } from './legend.ts';
import { isPageLine } from './page-lines.ts';
import { moveTo, NOWHERE, placeFromText } from './place.ts';
import type { Place } from './place.ts';
import { PRIVATE, TITLES } from './row-values.ts';
import { isSecretSection } from './secrecy-heading.ts';
import { SheetLimits } from './sheet-limits.ts';
import type { Sheet, SheetRow, Workbook } from './sheet.ts';
import { sideBySide } from './side-by-side.ts';

/**
 * The tables of a workbook that are inventories, with what a person should know of the other sheets.
 * @throws FaultyFile where there is none
 */
export async function findInventories(workbook: Workbook, path: string, words: ArchiveAccessWords) {
  const inventories: Inventory[] = [];
  /** One for all sheets: signs may be explained on one of their own. */
  const legend = new Legend(words);
  const notes: ReaderEvent[] = [];
  let nearest: NoHeader | undefined;
  let unreadable: SheetRow | undefined;
  /** What stands on sheets without a table before the first that has one: the cover of the whole. */
  const covers: string[][] = [];
  for (const sheet of workbook.sheets) {
    const rows = await firstRows(sheet);
    unreadable ??= rows.find((row) => row.unreadable !== undefined);
    const header = findHeader(rows.filter(({ cells }) => cells.some((cell) => cell !== undefined)));
    if ('missing' in header) {
      const others = rows.filter((row) => !legend.learn(row, textsOf([row])));
      if (inventories.length === 0) covers.push([...textsOf(others), ...((await sheet.around?.()) ?? [])]);
      if (!nearest || header.seen.length > nearest.seen.length) nearest = header;
      if (header.seen.length > 0) notes.push(note(`the sheet "${sheet.name}" is not an inventory and was skipped.`));
      else if (rows.some(isWide)) notes.push(await withoutNames(sheet));
      continue;
    }
    const beside = sideBySide(header);
    if (beside !== undefined) throw new FaultyFile(header.lastRow, `${placeOn(sheet)}${beside}.`);
    header.around = [...((await sheet.around?.()) ?? []), ...namesOf(path)];
    header.above = header.above.filter((text) => !legend.learn(NO_ROW, [text]));
    const before = inventories.at(-1);
    const goesOn = before !== undefined && isNextPage(sheet, header, before.header);
    const limits = goesOn ? before.limits : new SheetLimits(words);
    limits.takeAll([...header.above, ...header.around, sheet.name, ...covers.flat()]);
    const start = startingPlace(header, sheet, path);
    inventories.push({ sheet, header, start, legend, limits, ...(goesOn ? { goesOn } : {}) });
    notes.push(...headerNotes(header, sheet, rows));
  }
  for (const { header } of inventories) header.covers = covers;
  if (inventories.length > 0) return { inventories, notes };
  // The header itself may be among what could not be read.
  if (unreadable?.unreadable !== undefined) throw new FaultyFile(unreadable.row, unreadable.unreadable);
  throw refuse(nearest);
}

/**
 * Whether a sheet goes on with the one before, as where each printed page became one: it says nothing of itself, neither
 * above its header nor by its name, and has the same columns.
 */
function isNextPage({ name }: Sheet, { above, labels }: Header, before: Header): boolean {
  if (!above.every((text) => isPageLine([text], new Set())) || !NUMBERED.test(foldedLabel(name))) return false;
  const columns = (all: readonly string[]) => all.map(foldedLabel).join('|');
  return columns(labels) === columns(before.labels);
}

/** Rows of several cells are a table, whatever it lacks; a cover has lines of one or two. */
function isWide({ cells }: SheetRow): boolean {
  return cells.filter((cell) => cell !== undefined).length >= 3;
}

async function withoutNames(sheet: Sheet): Promise<ReaderEvent> {
  let records = 0;
  for await (const batch of sheet.rows()) records += batch.filter(isWide).length;
  const reason = `${placeOn(sheet)}there is no row of column names, so its ${records} rows were left out. Put the names of the columns above them.`;
  return { kind: 'refused', line: 0, records, cause: 'faulty', reason };
}

function headerNotes(header: Header, sheet: Sheet, rows: readonly SheetRow[]): ReaderEvent[] {
  const where = placeOn(sheet);
  const notes: ReaderEvent[] = [];
  if (header.unused.length > 0) {
    notes.push(note(`${where}columns that are not used: ${quoted(header.unused)}.`, header.lastRow));
  }
  const hidden = header.columns.filter(
    ({ index, field }) =>
      (PRIVATE.has(field) || TITLES.has(field)) && rows.some(({ cells }) => cells[index]?.isHidden === true),
  );
  if (hidden.length > 0) {
    const labels = quoted(hidden.map(({ index }) => header.labels[index] ?? ''));
    notes.push(
      note(`${where}columns that are hidden in the workbook and not shown to readers: ${labels}.`, header.lastRow),
    );
  }
  if (!header.columns.some(({ field, says, isRelease }) => field === 'access' && says !== '' && !isRelease)) {
    const reason = `${where}no column says who may use the files ("Chế độ sử dụng", "Mức độ tiếp cận"); all of them are closed, and their titles masked.`;
    notes.push(note(reason, header.lastRow));
  }
  return notes;
}

function placeOn({ name }: Sheet): string {
  return name === '' ? '' : `sheet "${name}": `;
}

/** @throws FaultyFile */
function refuse(nearest: NoHeader | undefined): FaultyFile {
  if (!nearest || nearest.seen.length === 0) {
    return new FaultyFile(
      0,
      `No header was found in the first ${HEADER_WITHIN} rows. An inventory needs a row of column names.`,
    );
  }
  return new FaultyFile(
    0,
    `This is not an inventory that can be mapped. Columns seen: ${quoted(nearest.seen)}. Columns needed and not found: ${nearest.missing.join('; ')}.`,
  );
}

/** At most twenty, none longer than forty letters: a refused header may be a row of anything. */
function quoted(labels: readonly string[]): string {
  const shown = labels.slice(0, 20).map((label) => `"${label.length > 40 ? `${label.slice(0, 40)}…` : label}"`);
  return labels.length > 20 ? `${shown.join(', ')} and ${labels.length - 20} more` : shown.join(', ');
}

function startingPlace(header: Header, sheet: Sheet, path: string): Place {
  let place = NOWHERE;
  for (const text of [...header.above, sheet.name]) {
    const named = placeFromText(text);
    place = {
      ...place,
      ...Object.fromEntries(Object.entries(named).filter(([key]) => place[key as keyof Place] === '')),
    };
  }
  if (place.fondsTitle !== '' || place.fondsCode !== '') return place;
  if (header.columns.some(({ field }) => field === 'fondsTitle' || field === 'fondsCode')) return place;
  return moveTo(place, { fondsTitle: inWords(basename(path)) });
}

/** What the file and its folder are called. A folder may be called anything: only what its name plainly says is heard. */
function namesOf(path: string): string[] {
  const folder = inWords(basename(dirname(path)));
  const name = inWords(basename(path));
  // Mật Sơn is a village.
  const said = /^Mật\s+\p{Lu}\p{Ll}/u.test(name) ? [] : [name, ...(DEGREE.exec(name) ?? [])];
  return [...said, ...(isSecretSection(folder, true) ? [folder] : [])];
}

function inWords(name: string): string {
  return name
    .replace(/\.[^.]+$/, '')
    .replace(/[_\s]+/g, ' ')
    .normalize('NFC')
    .trim();
}

async function firstRows(sheet: Sheet): Promise<SheetRow[]> {
  const rows: SheetRow[] = [];
  for await (const batch of sheet.rows()) {
    rows.push(...batch.filter((row) => row.unreadable !== undefined || row.cells.some((cell) => cell !== undefined)));
    if (rows.length >= HEADER_WITHIN + 3) break;
  }
  return rows.slice(0, HEADER_WITHIN + 3);
}

function note(reason: string, line = 0): ReaderEvent {
  return { kind: 'problem', problem: { line, reason, severity: 'noted' } };
}

const NO_ROW: SheetRow = { row: 0, cells: [] };
/** "2", "Sheet2", "Trang 2", "Table 2", "Page 002": what programs call the next one. */
const NUMBERED = /^(?:sheet|trang tinh|trang|table|bang|page|to|tiep(?: theo)?)? ?\d{1,4}$/;
/** As names of files are typed, without accents. */
const DEGREE = /(?<!\p{L})(?:toi|tuyet) mat(?!\p{L})/iu;
