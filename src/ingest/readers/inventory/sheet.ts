import type { PartialDate } from '../../../catalogue/description.ts';
import type { Problem } from '../../finding-aid-reader.ts';

/** One cell as a person sees it. */
export interface Cell {
  /** NFC, white space tidied; never empty. */
  text: string;
  /** Set where the program that wrote the sheet knew the cell as a date. */
  date?: PartialDate;
  /** Its column is hidden in the workbook. */
  isHidden?: true;
}

export interface SheetRow {
  /** One-based row of the sheet, or line of the CSV file. */
  row: number;
  /** By column, zero-based; holes for empty cells. */
  cells: (Cell | undefined)[];
  /** Why its cells could not be read; then it has none. */
  unreadable?: string;
  /** Hidden in the workbook by hand. */
  isHidden?: true;
  /** It was read, and a person should look at it. */
  noted?: string;
}

export interface Sheet {
  /** Empty for a CSV file, which has no name of its own. */
  name: string;
  /** From the top, in batches; can be asked for again. @throws FaultyFile */
  rows(): AsyncIterable<SheetRow[]>;
}

export interface Workbook {
  sheets: Sheet[];
  /** What should be looked at in the file as a whole. */
  problems: Problem[];
  close(): Promise<void>;
}

/** @returns undefined for a cell without anything visible */
export function makeCell(text: string, date?: PartialDate): Cell | undefined {
  const tidy = text.normalize('NFC').replace(UNSEEN, '').replace(/\s+/gu, ' ').trim();
  if (tidy === '') return undefined;
  return date === undefined ? { text: tidy } : { text: tidy, date };
}

const UNSEEN = /[\p{Cf}\u0000-\u0008\u000e-\u001f]/gu;
