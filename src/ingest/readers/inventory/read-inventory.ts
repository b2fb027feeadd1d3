import { basename } from 'node:path';
import type { ArchiveAccessWords } from '../../../catalogue/access-words/access-words.ts';
import type { ReaderEvent, ReadingOptions } from '../../finding-aid-reader.ts';
import { FaultyFile } from '../../finding-aid-reader.ts';
import { RowEmitter } from './emit-rows.ts';
import { findHeader, HEADER_WITHIN, textsOf } from './find-header.ts';
import type { Header, NoHeader } from './find-header.ts';
import { makeRowInterpreter } from './interpret-rows.ts';
import type { Inventory, InventoryRow } from './interpret-rows.ts';
import { Legend } from './legend.ts';
import { LeftOutRows } from './left-out-rows.ts';
import { moveTo, NOWHERE, placeFromText } from './place.ts';
import type { Place } from './place.ts';
import { isHidden } from './row-access.ts';
import { PRIVATE } from './row-values.ts';
import { RowOrder } from './row-order.ts';
import { despool, spoolable } from './spooled-row.ts';
import { RowSpool } from './row-spool.ts';
import { SheetLimits } from './sheet-limits.ts';
import type { Sheet, SheetRow, Workbook } from './sheet.ts';
import { sideBySide } from './side-by-side.ts';

/**
 * Reads a workbook of inventories twice: first to learn the order of files and which of them are secret, then
 * to tell them. Memory holds some dozen bytes a row; where rows of one box or file lie scattered, the rows
 * themselves wait in a nameless temporary file.
 * @throws FaultyFile when no sheet is an inventory, or a sheet cannot be read
 */
export async function* readInventory(
  workbook: Workbook,
  path: string,
  options: ReadingOptions,
): AsyncIterable<ReaderEvent[]> {
  const { inventories, notes } = await findInventories(workbook, path, options.accessWords);
  yield [...workbook.problems.map((problem) => ({ kind: 'problem' as const, problem })), ...notes];
  let order = new RowOrder();
  const leftOut = new LeftOutRows();
  for await (const batch of describingRows(inventories, options, leftOut)) {
    for (const row of batch) order.add(row, isHidden(row.file, options.accessWords));
    const told = leftOut.take();
    if (told.length > 0) yield told;
  }
  yield leftOut.take();
  if (inventories.some(({ legend, limits }) => legend.size + limits.size > 0))
    order = await orderOf(inventories, options);
  yield unseenColours(inventories);
  if (order.rows === 0 && leftOut.first) throw new FaultyFile(leftOut.first.line, leftOut.first.reason);
  if (order.rows === 0) throw new FaultyFile(0, 'The header was found, but there are no rows beneath it.');
  yield* tellRows(describingRows(inventories, options), order, options.accessWords);
}

/** Once more, with what legends beneath the tables say of the rows above them. */
async function orderOf(inventories: readonly Inventory[], options: ReadingOptions): Promise<RowOrder> {
  const order = new RowOrder();
  for await (const batch of describingRows(inventories, options)) {
    for (const row of batch) order.add(row, isHidden(row.file, options.accessWords));
  }
  return order;
}

async function findInventories(workbook: Workbook, path: string, words: ArchiveAccessWords) {
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
      continue;
    }
    const beside = sideBySide(header);
    if (beside !== undefined) throw new FaultyFile(header.lastRow, `${placeOn(sheet)}${beside}.`);
    header.around = await sheet.around?.();
    header.above = header.above.filter((text) => !legend.learn(NO_ROW, [text]));
    const limits = new SheetLimits(words);
    limits.takeAll([...header.above, ...(header.around ?? []), sheet.name, ...covers.flat()]);
    inventories.push({ sheet, header, start: startingPlace(header, sheet, path), legend, limits });
    notes.push(...headerNotes(header, sheet, rows));
  }
  for (const { header } of inventories) header.covers = covers;
  if (inventories.length > 0) return { inventories, notes };
  // The header itself may be among what could not be read.
  if (unreadable?.unreadable !== undefined) throw new FaultyFile(unreadable.row, unreadable.unreadable);
  throw refuse(nearest);
}

function headerNotes(header: Header, sheet: Sheet, rows: readonly SheetRow[]): ReaderEvent[] {
  const where = placeOn(sheet);
  const notes: ReaderEvent[] = [];
  if (header.unused.length > 0) {
    notes.push(note(`${where}columns that are not used: ${quoted(header.unused)}.`, header.lastRow));
  }
  const hidden = header.columns.filter(
    ({ index, field }) => PRIVATE.has(field) && rows.some(({ cells }) => cells[index]?.isHidden === true),
  );
  if (hidden.length > 0) {
    const labels = quoted(hidden.map(({ index }) => header.labels[index] ?? ''));
    notes.push(
      note(`${where}columns that are hidden in the workbook and not shown to readers: ${labels}.`, header.lastRow),
    );
  }
  if (!header.columns.some(({ field }) => field === 'access')) {
    const reason = `${where}no column says who may use the files ("Chế độ sử dụng", "Mức độ tiếp cận"); all of them are closed, and their titles masked.`;
    notes.push(note(reason, header.lastRow));
  }
  return notes;
}

function unseenColours(inventories: readonly Inventory[]): ReaderEvent[] {
  const names = inventories[0]?.legend.unseen ?? [];
  if (names.length === 0) return [];
  return [note(`a line of the file says what a colour stands for (${names.join(', ')}), and ${UNSEEN}`)];
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
  return moveTo(place, {
    fondsTitle: basename(path)
      .replace(/\.[^.]+$/, '')
      .replace(/[_\s]+/g, ' ')
      .trim(),
  });
}

async function firstRows(sheet: Sheet): Promise<SheetRow[]> {
  const rows: SheetRow[] = [];
  for await (const batch of sheet.rows()) {
    rows.push(...batch.filter((row) => row.unreadable !== undefined || row.cells.some((cell) => cell !== undefined)));
    if (rows.length >= HEADER_WITHIN + 3) break;
  }
  return rows.slice(0, HEADER_WITHIN + 3);
}

async function* describingRows(
  inventories: readonly Inventory[],
  options: ReadingOptions,
  leftOut?: LeftOutRows,
): AsyncIterable<InventoryRow[]> {
  for (const inventory of inventories) {
    const { sheet } = inventory;
    const interpret = makeRowInterpreter(inventory, options.accessWords);
    for await (const batch of sheet.rows()) {
      options.signal?.throwIfAborted();
      const rows: InventoryRow[] = [];
      for (const row of batch) {
        if (row.noted !== undefined) leftOut?.note(row.row, row.noted);
        const read = interpret(row);
        if (read.kind === 'row') rows.push(read.row);
        leftOut?.add(read);
      }
      yield rows;
    }
    leftOut?.endSheet(sheet.name);
  }
}

async function* tellRows(
  batches: AsyncIterable<InventoryRow[]>,
  order: RowOrder,
  words: ArchiveAccessWords,
): AsyncIterable<ReaderEvent[]> {
  const emitter = new RowEmitter(words, (key) => order.isShown(key));
  const rearranged = order.order();
  const spool = rearranged ? new RowSpool() : undefined;
  try {
    let index = 0;
    for await (const batch of batches) {
      for (const row of batch) {
        const fileId = order.fileOfRow(index++);
        const file = order.file(fileId);
        if (file.secret || row.refusal) emitter.refuse(row, file);
        if (spool) spool.put(file.secret || row.refusal ? null : spoolable(row));
        else if (!file.secret && !row.refusal) emitter.tell(row, fileId, file);
      }
      yield emitter.take();
    }
    if (index !== order.rows) throw new FaultyFile(0, 'The file changed while it was read. Import it again.');
    if (!spool || !rearranged) return;
    for (const [at, rowIndex] of rearranged.entries()) {
      const row = despool(spool.get(rowIndex));
      const fileId = order.fileOfRow(rowIndex);
      if (row) emitter.tell(row, fileId, order.file(fileId));
      if (at % BATCH === BATCH - 1) yield emitter.take();
    }
    yield emitter.take();
  } finally {
    spool?.close();
  }
}

function note(reason: string, line = 0): ReaderEvent {
  return { kind: 'problem', problem: { line, reason, severity: 'noted' } };
}

const BATCH = 500;
const UNSEEN =
  'no file of that colour can be seen (a table as text keeps no colours), so that what it says was taken to hold for all of them. Say it in a column instead.';
const NO_ROW: SheetRow = { row: 0, cells: [] };
