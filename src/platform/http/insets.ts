import { randomUUID } from 'node:crypto';
import { encodeText } from './encode-text.ts';
import type { ServerResponse } from 'node:http';

/**
 * What of a page goes round Astro: large pieces, or all of it. Astro writes a comment in the place of a piece, and the
 * pieces are put in when the page leaves: every text that goes through Astro is encoded letter by letter, copied twice
 * and read back out of a stream, which for a results page takes longer than a bare page takes in all.
 */
export interface Insets {
  /**
   * @param markup HTML, to stand in the page as it is
   * @returns what is to be written in its place
   */
  put(markup: string): string;
  /**
   * @param markup HTML of a whole page
   * @param status 200 where not given
   * @returns what Astro is given for it: an answer without a body
   */
  page(markup: string, status?: number): Response;
}

/** Nobody who writes text into a page can write a comment into it; and this one nobody can guess. */
const MARK = Buffer.from(`<!--inset ${randomUUID()} `);
const MARK_END = Buffer.from('-->');

/** For one answer. Its page is held back until it is whole: Astro mostly writes it at once, but not that of an error. */
export function insetsInto(res: ServerResponse): Insets {
  let pieces: string[] = [];
  let whole: { markup: string; status: number } | undefined;
  const begin = (): void => {
    const end = res.end.bind(res);
    const parts: Uint8Array[] = [];
    res.write = (chunk: Chunk): boolean => parts.push(bytesOf(chunk)) > 0;
    res.end = (...given: unknown[]): ServerResponse => {
      const [last] = given;
      if (isChunk(last)) parts.push(bytesOf(last));
      const own = parts.length > 0 ? undefined : wholePage();
      const page = own ?? (parts.length > 0 ? filled(Buffer.concat(parts), pieces) : undefined);
      // An answer is held on to long after it has gone: its text must not be.
      parts.length = 0;
      pieces = [];
      whole = undefined;
      if (!page) return Reflect.apply(end, res, given) as ServerResponse;
      // Not in the answer that Astro is given: its headers are taken apart and put together twice.
      if (own) res.setHeader('Content-Type', 'text/html; charset=utf-8');
      res.setHeader('Content-Length', page.length);
      const done = given.filter((argument) => typeof argument === 'function');
      return Reflect.apply(end, res, [page, ...done]) as ServerResponse;
    };
  };
  /** Not where Astro answers something else after all: that the page failed. */
  const wholePage = (): Buffer | undefined => (whole?.status === res.statusCode ? encodeText(whole.markup) : undefined);
  return {
    put(markup) {
      if (pieces.length === 0 && !whole) begin();
      return `${MARK.toString()}${pieces.push(markup) - 1}${MARK_END.toString()}`;
    },
    page(markup, status = 200) {
      if (pieces.length === 0 && !whole) begin();
      whole = { markup, status };
      return new Response(null, { status });
    },
  };
}

type Chunk = string | Uint8Array;

function isChunk(argument: unknown): argument is Chunk {
  return typeof argument === 'string' || argument instanceof Uint8Array;
}

/** A copy: whoever writes may use its bytes again. */
function bytesOf(chunk: Chunk): Uint8Array {
  return Buffer.from(chunk);
}

/** The page with its pieces: bytes between bytes, so that nothing that Astro wrote is read as text once more. */
function filled(page: Buffer, pieces: readonly string[]): Buffer {
  const parts: Buffer[] = [];
  let written = 0;
  for (let mark = page.indexOf(MARK); mark >= 0; mark = page.indexOf(MARK, written)) {
    const end = page.indexOf(MARK_END, mark);
    const index = page.toString('latin1', mark + MARK.length, end);
    parts.push(page.subarray(written, mark), encodeText(pieces[Number(index)] ?? ''));
    written = end + MARK_END.length;
  }
  if (written === 0) return page;
  return Buffer.concat([...parts, page.subarray(written)]);
}
