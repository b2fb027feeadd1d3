import type { Readable } from 'node:stream';
import { FaultyFile } from '../../../finding-aid-reader.ts';
import { columnOf } from './cell-text.ts';
import type { MergedCell } from './merged-cells.ts';

/** What a sheet tells behind its rows. */
export interface BehindRows {
  /** Cells that reach over more than one row, from the top. */
  merged: MergedCell[];
  /** Lines that are printed above and below each page. */
  printed: string[];
}

/** Excel itself grows slow long before. */
const MOST_MERGED = 100_000;
/** Bytes kept of the piece before: more than the longest text that is looked for has. */
const OVERLAP = 2000;
const MERGED = /<(?:\w+:)?mergeCell\s[^<>]{0,100}?ref="([A-Z]{1,3})(\d{1,7}):[A-Z]{1,3}(\d{1,7})"/g;
const PRINTED = /<(?:\w+:)?(?:odd|even|first)(?:Header|Footer)\b[^<>]{0,100}>([^<]{1,1500})</g;

/**
 * Reads what a sheet tells behind its rows before these are read, and looks only for these tags: to read all of a
 * sheet as XML takes ten times as long.
 * @throws FaultyFile where too many cells are merged
 */
export async function readBehindRows(stream: Readable): Promise<BehindRows> {
  const merged: MergedCell[] = [];
  const printed = new Set<string>();
  let rest = '';
  for await (const piece of piecesOf(stream)) {
    // Zeros are what UTF-16 has between its letters.
    const text = rest + piece.toString('latin1').replaceAll('\0', '');
    let end = 0;
    for (const match of text.includes('mergeCell') ? text.matchAll(MERGED) : []) {
      const [tag, column = '', first, last] = match;
      end = match.index + tag.length;
      if (Number(last) > Number(first)) {
        merged.push({ first: Number(first), last: Number(last), column: columnOf(column) });
      }
      if (merged.length > MOST_MERGED) throw new FaultyFile(0, TOO_MANY);
    }
    for (const [, line = ''] of /Header|Footer/.test(text) ? text.matchAll(PRINTED) : []) {
      for (const part of linesOf(Buffer.from(line, 'latin1').toString())) printed.add(part);
    }
    rest = text.slice(Math.max(end, text.length - OVERLAP));
  }
  return { merged: merged.sort((a, b) => a.first - b.first), printed: [...printed] };
}

/** What cannot be unpacked ends it: whoever reads the rows meets the same fault, and tells of it. */
async function* piecesOf(stream: Readable): AsyncIterable<Buffer> {
  const pieces = stream[Symbol.asyncIterator]();
  for (;;) {
    const piece = await pieces.next().catch(() => undefined);
    if (!piece || piece.done) return;
    yield piece.value as Buffer;
  }
}

/** `&amp;C&amp;"Times,Bold"&amp;14MẬT` → "MẬT": three parts of a line, with fonts, sizes, colours and fields. */
function linesOf(written: string): string[] {
  const text = written
    .replace(/&quot;/g, '"')
    .replace(/&#x([0-9a-f]{1,6});|&#(\d{1,7});/gi, (_, hex: string | undefined, decimal: string | undefined) =>
      letterOf(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)),
    )
    .replaceAll('&amp;', '&')
    .replace(/&"[^"]*"|&K(?:[0-9A-F]{6}|\d\d[+-]\d{3})|&\d{1,3}/gi, '')
    .replace(/&[LCR]/gi, '\n')
    .replace(/&[A-Z]/gi, ' ');
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function letterOf(code: number): string {
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ' ';
}

const TOO_MANY = `A sheet has more than ${MOST_MERGED.toLocaleString('en')} merged cells; it was refused. Split it, or take the merging away.`;
