import type { CapturedElement } from './ead-captured-element.ts';
import { containerType } from './ead-address.ts';

/** Words for the furniture of a store. */
const FURNITURE =
  /(?<!\p{L})(?:kho|giá|kệ|tủ|ngăn|dãy|khoang|shel(?:f|ves)|rack|range|bay|stacks?|aisle|magasin|travée|rayon|épi)(?!\p{L})/iu;
/** A store's parts are numbered, or go by letters: "Kho A". */
const NUMBERED = /\p{N}|(?<![\p{L}\p{M}])\p{Lu}(?![\p{L}\p{M}])/u;
/** An address is short; what is longer tells readers something ("stored offsite, advance notice is required"). */
const LONGEST_ADDRESS = 80;

/** Whether an element says where in the store something stands: for staff, as in inventories and AtoM. */
export function standsInStore({ name, text, attributes }: CapturedElement): boolean {
  if (name !== 'physloc' && name !== 'container') return false;
  const said = name === 'physloc' ? text : `${containerType(attributes)} ${text}`;
  return said.length <= LONGEST_ADDRESS && NUMBERED.test(said) && FURNITURE.test(said.normalize('NFC'));
}
