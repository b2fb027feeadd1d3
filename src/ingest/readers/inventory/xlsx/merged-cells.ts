import type { Readable } from 'node:stream';
import { FaultyFile } from '../../../finding-aid-reader.ts';
import type { Cell, SheetRow } from '../sheet.ts';
import { columnOf } from './cell-text.ts';

/** A cell that reaches over the rows beneath it. */
export interface MergedCell {
  /** One-based, as rows of a sheet are. */
  first: number;
  last: number;
  /** Zero-based: what it says stands in the first of its columns. */
  column: number;
}

/** Excel itself grows slow long before. */
const MOST_MERGED = 100_000;
/** Bytes kept of the piece before: more than the longest tag that is looked for has. */
const OVERLAP = 200;
const MERGED = /<(?:\w+:)?mergeCell\s[^<>]{0,100}?ref="([A-Z]{1,3})(\d{1,7}):[A-Z]{1,3}(\d{1,7})"/g;

/**
 * The merged cells of a sheet that reach over more than one row, from the top. They are told behind its rows, so they
 * are looked for before these are read, and only for their tags: to read all of a sheet as XML takes ten times as long.
 * @throws FaultyFile where there are too many
 */
export async function readMergedCells(stream: Readable): Promise<MergedCell[]> {
  const found: MergedCell[] = [];
  for await (const cell of mergedCellsIn(stream)) {
    found.push(cell);
    if (found.length > MOST_MERGED) throw new FaultyFile(0, TOO_MANY);
  }
  return found.sort((a, b) => a.first - b.first);
}

/** What cannot be unpacked ends it: whoever reads the rows meets the same fault, and tells of it. */
async function* mergedCellsIn(stream: Readable): AsyncIterable<MergedCell> {
  let rest = '';
  const pieces = stream[Symbol.asyncIterator]();
  for (;;) {
    const piece = await pieces.next().catch(() => undefined);
    if (!piece || piece.done) return;
    // Zeros are what UTF-16 has between its letters.
    const text = rest + (piece.value as Buffer).toString('latin1').replaceAll('\0', '');
    let end = 0;
    for (const match of text.includes('mergeCell') ? text.matchAll(MERGED) : []) {
      const [tag, column = '', first, last] = match;
      end = match.index + tag.length;
      if (Number(last) > Number(first)) yield { first: Number(first), last: Number(last), column: columnOf(column) };
    }
    rest = text.slice(Math.max(end, text.length - OVERLAP));
  }
}

/** Tells of each row, in order, what reaches down into it. */
export class ReachingCells {
  readonly #merged: readonly MergedCell[];
  #next = 0;
  #reaching: { last: number; column: number; cell: Cell }[] = [];

  constructor(merged: readonly MergedCell[]) {
    this.#merged = merged;
  }

  /** @returns undefined where nothing does */
  into({ row, cells }: SheetRow): Map<number, Cell> | undefined {
    this.#reaching = this.#reaching.filter(({ last }) => last >= row);
    const from = new Map(this.#reaching.map(({ column, cell }) => [column, cell]));
    for (; (this.#merged[this.#next]?.first ?? Infinity) <= row; this.#next++) {
      const { first, last, column } = this.#merged[this.#next]!;
      const cell = cells[column];
      if (first === row && cell) this.#reaching.push({ last, column, cell });
    }
    return from.size > 0 ? from : undefined;
  }
}

const TOO_MANY = `A sheet has more than ${MOST_MERGED.toLocaleString('en')} merged cells; it was refused. Split it, or take the merging away.`;
