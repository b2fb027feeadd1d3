/** A cell: text, a number that can be reckoned with, or nothing. */
export type Cell = string | number | null;

/** A table as it goes on a page, into a file or on paper. */
export interface Table {
  title: string;
  columns: readonly string[];
  rows: readonly (readonly Cell[])[];
}
