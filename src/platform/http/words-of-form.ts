import { MOST_FIELDS } from '../one-sending.ts';

const CRLF = Buffer.from('\r\n');
const END_OF_HEADER = Buffer.from('\r\n\r\n');
const MAX_HEADER_BYTES = 8 * 1024;

export type Words = [name: string, value: string][];

/**
 * The fields of text of a form with files (RFC 7578), read as it comes: each file is let go of piece by piece, so that
 * memory does not grow with it.
 * @param most bytes of words, in all
 * @returns undefined for what is no such form, is cut off, has more words than that, or more fields than a form
 */
export async function wordsOfForm(
  body: AsyncIterable<Buffer>,
  boundary: string,
  most: number,
): Promise<Words | undefined> {
  const reader = new WordsReader(boundary, most);
  // To its end, whatever it is: an answer before that would not reach a browser which still sends.
  for await (const chunk of body) reader.read(chunk);
  return reader.words();
}

class WordsReader {
  readonly #delimiter: Buffer;
  readonly #words: Words = [];
  #left: number;
  #fields = 0;
  // The first boundary need not stand after a line break.
  #pending: Buffer = CRLF;
  #at: 'value' | 'boundary' | 'header' | 'end' | 'fault' = 'value';
  /** Of the field whose value is read; undefined for a file, and before the first boundary. */
  #name: string | undefined;

  constructor(boundary: string, most: number) {
    this.#delimiter = Buffer.from(`\r\n--${boundary}`);
    this.#left = most;
  }

  read(chunk: Buffer): void {
    if (this.#at === 'end' || this.#at === 'fault') return;
    this.#pending = Buffer.concat([this.#pending, chunk]);
    while (this.#step());
  }

  words(): Words | undefined {
    return this.#at === 'end' ? this.#words : undefined;
  }

  /** @returns whether there may be more in what has come so far */
  #step(): boolean {
    switch (this.#at) {
      case 'value':
        return this.#readValue();
      case 'boundary':
        return this.#readBoundary();
      case 'header':
        return this.#readHeader();
      case 'end':
      case 'fault':
        return false;
    }
  }

  #readValue(): boolean {
    const end = this.#pending.indexOf(this.#delimiter);
    // What may be the beginning of the boundary is kept, of a file nothing else.
    const ready = end < 0 ? Math.max(0, this.#pending.length - this.#delimiter.length) : end;
    if (this.#name === undefined) this.#drop(ready);
    else if (ready > this.#left) this.#at = 'fault';
    if (end < 0 || this.#at === 'fault') return false;
    if (this.#name !== undefined) {
      this.#words.push([this.#name, this.#pending.toString('utf8', 0, end)]);
      this.#left -= end;
      this.#drop(end);
    }
    this.#drop(this.#delimiter.length);
    this.#at = 'boundary';
    return true;
  }

  #readBoundary(): boolean {
    if (this.#pending.length < CRLF.length) return false;
    if (++this.#fields > MOST_FIELDS) {
      this.#at = 'fault';
      return false;
    }
    this.#at = this.#pending.subarray(0, CRLF.length).equals(CRLF) ? 'header' : 'end';
    return true;
  }

  #readHeader(): boolean {
    const end = this.#pending.indexOf(END_OF_HEADER);
    if ((end < 0 ? this.#pending.length : end) > MAX_HEADER_BYTES) this.#at = 'fault';
    if (end < 0 || this.#at === 'fault') return false;
    this.#name = fieldOf(this.#pending.toString('utf8', 0, end));
    this.#drop(end + END_OF_HEADER.length);
    this.#at = 'value';
    return true;
  }

  #drop(bytes: number): void {
    this.#pending = this.#pending.subarray(bytes);
  }
}

/** The name of a field of text; undefined for a file. */
function fieldOf(header: string): string | undefined {
  const disposition = /^content-disposition:.*$/im.exec(header)?.[0] ?? '';
  if (/;\s*filename\*?=/i.test(disposition)) return undefined;
  return /;\s*name="([^"]*)"/i.exec(disposition)?.[1];
}
