import { foldedLabel } from '../../../catalogue/access-words/comparable.ts';

/** A place on the shelf as folders write it down: `Tên cơ quan/mucluc02/hopso01/hoso05`. */
export interface ShelfPlace {
  /** Folded name of the folder above: title or code of the fonds. */
  fonds: string;
  inventory?: string;
  box?: string;
  file: string;
}

/** @param folders names of the folders above a file, the nearest first */
export function shelfPlace(folders: readonly string[]): ShelfPlace | undefined {
  const folded = folders.map(foldedLabel);
  const fileAt = folded.findIndex((name) => FILE.test(name));
  const file = numberIn(FILE, folded[fileAt]);
  if (file === undefined) return undefined;
  let at = fileAt + 1;
  const box = numberIn(BOX, folded[at]);
  if (box !== undefined) at++;
  const inventory = numberIn(INVENTORY, folded[at]);
  if (inventory !== undefined) at++;
  const fonds = folded[at];
  if (fonds === undefined || fonds === '') return undefined;
  return { fonds, file, ...(box === undefined ? {} : { box }), ...(inventory === undefined ? {} : { inventory }) };
}

/** `01` and `1` stand for the same box. */
export function shelfNumber(text: string): string {
  return foldedLabel(text).replace(/^0+(?=.)/, '');
}

function numberIn(pattern: RegExp, name: string | undefined): string | undefined {
  const number = name === undefined ? undefined : pattern.exec(name)?.[1];
  return number === undefined ? undefined : shelfNumber(number);
}

const FILE = /^(?:ho ?so|hs|don vi bao quan|dvbq)(?: ?so)? ?(\d+[a-z]?)$/;
const BOX = /^(?:hop|cap)(?: ?so)? ?(\d+[a-z]?)$/;
const INVENTORY = /^(?:muc ?luc|ml)(?: ?ho so)?(?: ?so)? ?(\d+[a-z]?)$/;
