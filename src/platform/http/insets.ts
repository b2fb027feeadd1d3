import { randomUUID } from 'node:crypto';
import { encodeText } from './encode-text.ts';
import type { ServerResponse } from 'node:http';

/**
 * Large pieces of a page that go round Astro. It writes a comment in their place, and the pieces are put in when the
 * page leaves: every text that goes through Astro is encoded letter by letter, copied twice and read back out of a
 * stream, which for a results page takes longer than a bare page takes in all.
 */
export interface Insets {
  /**
   * @param markup HTML, to stand in the page as it is
   * @returns what is to be written in its place
   */
  put(markup: string): string;
}

/** Nobody who writes text into a page can write a comment into it; and this one nobody can guess. */
const MARK = `inset ${randomUUID()}`;
const MARK_BYTES = Buffer.from(`<!--${MARK}`);
const MARKS = new RegExp(`<!--${MARK} (\\d+)-->`, 'g');

/** For one answer, whose page Astro writes at once. */
export function insetsInto(res: ServerResponse): Insets {
  let pieces: string[] = [];
  const begin = (): void => {
    const write = res.write.bind(res);
    res.write = (chunk: unknown, ...rest: unknown[]): boolean => {
      const page = chunk instanceof Uint8Array ? filled(chunk, pieces) : undefined;
      // An answer is held on to long after it has gone: its text must not be.
      pieces = [];
      if (!page) return Reflect.apply(write, res, [chunk, ...rest]) as boolean;
      res.setHeader('Content-Length', page.length);
      return write(page);
    };
  };
  return {
    put(markup) {
      if (pieces.length === 0) begin();
      return `<!--${MARK} ${pieces.push(markup) - 1}-->`;
    },
  };
}

/** The page with its pieces; undefined where it has none. */
function filled(chunk: Uint8Array, pieces: readonly string[]): Buffer | undefined {
  const page = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
  if (!page.includes(MARK_BYTES)) return undefined;
  return encodeText(page.toString().replace(MARKS, (_mark, index: string) => pieces[Number(index)] ?? ''));
}
