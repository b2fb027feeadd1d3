import { FaultyFile } from '../../../finding-aid-reader.ts';
import type { XlsxPackage } from './package.ts';
import { readXml } from './read-xml.ts';
import { grown, unescapeText } from './cell-text.ts';
import { strikes, struckOut } from './struck-text.ts';

/** A workbook with more text than this must be split. */
const MOST_BYTES = 256 << 20;
/** Each takes its place in the table, however short it is. */
const MOST_TEXTS = 4_000_000;
const BLOCK = 1 << 20;

/**
 * The table of texts that cells point into, kept as UTF-8 outside the JavaScript heap: text by text it would
 * take several times the room.
 * @throws FaultyFile beyond 256 MB or 4 million texts
 */
export class SharedStrings {
  readonly #blocks: Buffer[] = [];
  #used = BLOCK;
  /** Block number and place in it of each text's beginning and end. */
  readonly #places: { block: number[]; start: number[]; end: number[] } = { block: [], start: [], end: [] };
  #bytes = 0;

  static async read(pack: XlsxPackage, part: string | undefined): Promise<SharedStrings> {
    const strings = new SharedStrings();
    if (part === undefined || !pack.has(part)) return strings;
    let text = '';
    let inText = false;
    let inPhonetic = false;
    let isStruck = false;
    const parsed = readXml(await pack.stream(part), 'table of texts', {
      open(name, attributes) {
        if (name === 'si') text = '';
        else if (name === 'r') isStruck = false;
        else if (strikes(name, attributes)) isStruck = true;
        else if (name === 't') inText = true;
        else if (name === 'rPh') inPhonetic = true;
      },
      text(piece) {
        if (inText && !inPhonetic) text = grown(text, isStruck ? struckOut(piece) : piece);
      },
      close(name) {
        if (name === 't') inText = false;
        else if (name === 'r') isStruck = false;
        else if (name === 'rPh') inPhonetic = false;
        else if (name === 'si') strings.#add(unescapeText(text));
      },
    });
    for await (const pause of parsed) void pause;
    return strings;
  }

  get(index: number): string {
    const block = this.#blocks[this.#places.block[index] ?? -1];
    return block?.toString('utf8', this.#places.start[index], this.#places.end[index]) ?? '';
  }

  /** The first texts, up to about so many bytes. */
  start(bytes: number): string {
    let text = '';
    for (let index = 0; index < this.#places.block.length && text.length < bytes; index++)
      text += `${this.get(index)}\n`;
    return text;
  }

  #add(text: string): void {
    const length = Buffer.byteLength(text);
    this.#bytes += length;
    if (this.#bytes > MOST_BYTES || this.#places.block.length >= MOST_TEXTS)
      throw new FaultyFile(
        0,
        'The workbook holds more than 256 MB or 4 million pieces of text. Split it into several.',
      );
    if (this.#used + length > (this.#blocks.at(-1)?.length ?? 0)) {
      this.#blocks.push(Buffer.allocUnsafeSlow(Math.max(BLOCK, length)));
      this.#used = 0;
    }
    this.#blocks.at(-1)?.write(text, this.#used);
    this.#places.block.push(this.#blocks.length - 1);
    this.#places.start.push(this.#used);
    this.#used += length;
    this.#places.end.push(this.#used);
  }
}
