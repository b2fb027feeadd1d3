import type { PaperAddress } from '../../catalogue/description.ts';
import { referenceOrder } from '../../catalogue/reference-order.ts';

/** Less than anything in a key, so that what is in `Hộp 2` stands before `Hộp 2 bis`. */
const BETWEEN = '\t';
/** More than any letter without accents: what has no place in the stack stands at the end. */
const NOWHERE = '~';

/**
 * A stack address as a key that sorts as plain text the way somebody walks along the shelves: fonds, inventory, box,
 * file, numbers by size. What has no address comes last, by its reference code.
 */
export function stackOrder(address: PaperAddress | null, referenceCode: string | null): string {
  const parts = address ? [address.fonds, address.inventory, address.box, address.file, address.sheet] : [];
  const keys = parts.map(referenceOrder);
  if (keys.every((key) => key === '')) return `${NOWHERE}${referenceOrder(referenceCode ?? undefined)}`;
  return keys.join(BETWEEN).trimEnd();
}

/** By key, code unit by code unit: a database's own order of texts depends on its language. */
export function byStackOrder(a: { stack_order: string }, b: { stack_order: string }): number {
  return a.stack_order < b.stack_order ? -1 : a.stack_order > b.stack_order ? 1 : 0;
}
