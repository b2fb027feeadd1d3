import { hash } from 'node:crypto';
import { foldedLabel } from '../../../catalogue/access-words/comparable.ts';
import type { Place } from './place.ts';
import { textOf } from './row-values.ts';
import type { InventoryRow } from './interpret-rows.ts';

/** The containers a row lies in, outermost first; a level the sheet does not have is missing. */
export interface ContainerKeys {
  fonds: string;
  inventory?: string;
  box?: string;
}

/** Keys are compared without case, accents and punctuation: "Hộp 01" and "HỘP 01" are one box. */
export function containerKeys(place: Place): ContainerKeys {
  const fonds = keyPart(place.fondsCode || place.fondsTitle);
  const keys: ContainerKeys = { fonds };
  if (place.inventory !== '') keys.inventory = `${fonds}/ml-${keyPart(place.inventory)}`;
  if (place.box !== '') keys.box = `${keys.inventory ?? fonds}/h-${keyPart(place.box)}`;
  return keys;
}

/**
 * What a file is known by through all imports: its code where it has one, else its paper address, else
 * its title. Two files may turn out to have the same: the caller numbers them.
 */
export function fileKey(row: InventoryRow): string {
  const code = textOf(row.file, 'fileCode') || textOf(row.file, 'paperCode');
  if (code !== '') return `ma-${code.toLowerCase().replaceAll(/\s+/g, '')}`;
  const { fonds, inventory, box } = containerKeys(row.place);
  const within = box ?? inventory ?? fonds;
  const number = textOf(row.file, 'fileNumber');
  if (number !== '') return `${within}/hs-${keyPart(number)}`;
  return `${within}/td-${fingerprint(textOf(row.file, 'fileTitle'))}`;
}

/** A document within its file: by its code, its place in the file, or what it says. */
export function itemKey(row: InventoryRow): string {
  const own = textOf(row.item, 'docCode') || textOf(row.item, 'ordinal');
  if (own !== '') return `vb-${keyPart(own)}`;
  const parts = (['docNumber', 'docSymbol', 'docNumberSymbol', 'docTitle'] as const).map((field) =>
    textOf(row.item, field),
  );
  return `nd-${fingerprint(parts.join('|'))}`;
}

/** A short name for a text: the same however it is cased, accented and punctuated. */
function fingerprint(text: string): string {
  return hash('sha256', foldedLabel(text)).slice(0, 16);
}

/** Tells titles apart that share a number: 48 bits, 0 for no title. */
export function titlePrint(title: string): number {
  return title === '' ? 0 : Number.parseInt(hash('sha256', title.toLowerCase()).slice(0, 12), 16);
}

/** "52" and "052" are written differently on the covers, so they stay different. */
function keyPart(text: string): string {
  return foldedLabel(text).replaceAll(' ', '-');
}
