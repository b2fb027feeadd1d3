import type { ArchiveAccessWords } from '../../../catalogue/access-words/access-words.ts';
import type { ReaderEvent, ReadingOptions } from '../../finding-aid-reader.ts';
import { FaultyFile } from '../../finding-aid-reader.ts';
import { RowEmitter } from './emit-rows.ts';
import { findInventories } from './find-inventories.ts';
import { makeRowInterpreter } from './interpret-rows.ts';
import type { Inventory, InventoryRow, Standing } from './interpret-rows.ts';
import { LeftOutRows } from './left-out-rows.ts';
import { isHidden } from './row-access.ts';
import { DATE_FIELDS } from './row-dates.ts';
import { RowOrder } from './row-order.ts';
import { despool, spoolable } from './spooled-row.ts';
import { RowSpool } from './row-spool.ts';
import type { Workbook } from './sheet.ts';
import { YearSpan } from './year-span.ts';

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
  const years = new YearSpan();
  for (const { header } of inventories) for (const text of header.above) years.learn(text);
  const leftOut = new LeftOutRows();
  for await (const batch of describingRows(inventories, options, leftOut)) {
    for (const row of batch) {
      order.add(row, isHidden(row.file, options.accessWords));
      learnYears(row, years);
    }
    const told = leftOut.take();
    if (told.length > 0) yield told;
  }
  yield leftOut.take();
  if (inventories.some(({ legend, limits }) => legend.size + limits.size > 0))
    order = await orderOf(inventories, options);
  yield unseenColours(inventories);
  if (order.rows === 0 && leftOut.first) throw new FaultyFile(leftOut.first.line, leftOut.first.reason);
  if (order.rows === 0) throw new FaultyFile(0, 'The header was found, but there are no rows beneath it.');
  yield* tellRows(describingRows(inventories, options), { order, years, words: options.accessWords });
}

function learnYears({ file, item }: InventoryRow, years: YearSpan): void {
  for (const values of [file, item]) {
    for (const [field, { text }] of values) if (DATE_FIELDS.has(field)) years.learn(text);
  }
}

/** Once more, with what legends beneath the tables say of the rows above them. */
async function orderOf(inventories: readonly Inventory[], options: ReadingOptions): Promise<RowOrder> {
  const order = new RowOrder();
  for await (const batch of describingRows(inventories, options)) {
    for (const row of batch) order.add(row, isHidden(row.file, options.accessWords));
  }
  return order;
}

function unseenColours(inventories: readonly Inventory[]): ReaderEvent[] {
  const names = inventories[0]?.legend.unseen ?? [];
  if (names.length === 0) return [];
  const reason = `a line of the file says what a colour stands for (${names.join(', ')}), and ${UNSEEN}`;
  return [{ kind: 'problem', problem: { line: 0, reason, severity: 'noted' } }];
}

async function* describingRows(
  inventories: readonly Inventory[],
  options: ReadingOptions,
  leftOut?: LeftOutRows,
): AsyncIterable<InventoryRow[]> {
  let before: Standing | undefined;
  for (const inventory of inventories) {
    const { sheet, goesOn } = inventory;
    const { interpret, standing } = makeRowInterpreter(inventory, options.accessWords, goesOn ? before : undefined);
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
    before = standing();
  }
}

async function* tellRows(
  batches: AsyncIterable<InventoryRow[]>,
  { order, years, words }: { order: RowOrder; years: YearSpan; words: ArchiveAccessWords },
): AsyncIterable<ReaderEvent[]> {
  const emitter = new RowEmitter(words, (key) => order.isShown(key), years);
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

const BATCH = 500;
const UNSEEN =
  'no file of that colour can be seen (a table as text keeps no colours), so that what it says was taken to hold for all of them. Say it in a column instead.';
