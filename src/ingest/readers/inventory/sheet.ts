import type { PartialDate } from '../../../catalogue/description.ts';
import type { Problem } from '../../finding-aid-reader.ts';

/** One cell as a person sees it. */
export interface Cell {
  /** NFC, white space tidied; never empty. */
  text: string;
  /** Set where the program that wrote the sheet knew the cell as a date. */
  date?: PartialDate;
  /** Its column is hidden in the workbook, or it shows nothing. */
  isHidden?: true;
  /** It shows nothing: by its format, or because its ink is the colour of its ground. */
  isUnseen?: true;
  /** It is struck out: whoever wrote it took it back. */
  isStruck?: true;
  /** Words of it that are struck out, and no longer in its text. */
  struck?: string;
  /** An error of the spreadsheet stands there, or a formula without its result: nothing for readers. */
  isFault?: true;
}

/** How a cell looks, where it looks otherwise than most do. Colours as RRGGBB. */
export interface Look {
  fill?: string;
  ink?: string;
  isStruck?: true;
  /** Ink and ground are the same. */
  isUnseen?: true;
}

export interface SheetRow {
  /** One-based row of the sheet, or line of the CSV file. */
  row: number;
  /** By column, zero-based; holes for empty cells. */
  cells: (Cell | undefined)[];
  /** By column: merged cells above that reach down into it. */
  reaching?: ReadonlyMap<number, Cell>;
  /** By column, of empty cells too; only where one looks otherwise than most do. */
  looks?: Map<number, Look>;
  /** Why its cells could not be read; then it has none. */
  unreadable?: string;
  /** Hidden in the workbook by hand. */
  isHidden?: true;
  /** It was read, and a person should look at it. */
  noted?: string;
  /** A row of a table as text: a delimiter too many moves all that stands behind it. */
  isText?: true;
  /** Comments on its cells, which are for the archive: only marks of state secrets are looked for in them. */
  comments?: readonly string[];
}

export interface Sheet {
  /** Empty for a CSV file, which has no name of its own. */
  name: string;
  /** From the top, in batches; can be asked for again. @throws FaultyFile */
  rows(): AsyncIterable<SheetRow[]>;
  /** Texts about the whole sheet beside its cells: on printed pages, in text boxes, properties. @throws FaultyFile */
  around?(): Promise<string[]>;
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
  if (tidy.startsWith("'") && NUMBER_AS_TEXT.test(tidy)) return { text: tidy.slice(1) };
  if (tidy.startsWith('#') && FAULT.test(tidy)) return { text: tidy, isFault: true };
  return date === undefined ? { text: tidy } : { text: tidy, date };
}

/** What spreadsheets show for a formula that failed, and for a number wider than its column. */
const FAULT = /^#(?:(?:REF|VALUE|DIV\/0|NUM|NULL|SPILL|CALC)!|N\/A|NAME\?|#+)$/;

/** Typed before a number so that the spreadsheet keeps it as it is: '001, '02/9/1945. */
const NUMBER_AS_TEXT = /^'\d[^']*$/;

const UNSEEN = /[\p{Cf}\u0000-\u0008\u000e-\u001f]/gu;
