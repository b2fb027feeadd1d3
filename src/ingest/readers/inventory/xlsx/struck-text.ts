import { makeCell } from '../sheet.ts';
import type { Cell } from '../sheet.ts';

/** Marks a piece of a cell's text as struck out, by characters that no XML text can hold. */
export function struckOut(piece: string): string {
  return piece === '' ? '' : `\u0001${piece}\u0002`;
}

/** Whether an element of run properties strikes its text out. */
export function strikes(tag: string, { val = '' }: Record<string, string>): boolean {
  return tag === 'strike' && !/^(?:0|false)$/.test(val);
}

/**
 * A cell of a text in which pieces may be struck out: these are taken back, and kept apart for what they say of secrecy.
 * Where nothing else is left, the whole cell is struck out.
 */
export function cellOfPieces(text: string, decode: (text: string) => string): Cell | undefined {
  if (!text.includes('\u0001')) return makeCell(decode(text));
  const struck = [...text.matchAll(STRUCK)].map(([, piece = '']) => piece).join('');
  const kept = makeCell(decode(text.replace(STRUCK, '')));
  const taken = makeCell(decode(struck));
  if (!taken) return kept;
  return kept ? { ...kept, struck: taken.text } : { ...taken, isStruck: true };
}

const STRUCK = /\u0001([^\u0002]*)\u0002/g;
