import type { Cell } from './sheet.ts';

/** Whether a cell only says "as above": nt, -nt-, như trên, idem, ditto marks. */
export function isDitto({ text }: Cell): boolean {
  return DITTO.has(text.toLowerCase().replace(/[\s.\-–—_()]/g, ''));
}

const DITTO = new Set(['nt', 'nhưtrên', 'nhutren', 'idem', '"', '“', '”', '″', '〃', "''", ',,', '//']);
