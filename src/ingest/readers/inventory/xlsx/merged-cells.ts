import type { Cell, SheetRow } from '../sheet.ts';

/** A cell that reaches over the rows beneath it. */
export interface MergedCell {
  /** One-based, as rows of a sheet are. */
  first: number;
  last: number;
  /** Zero-based: what it says stands in the first of its columns. */
  column: number;
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
