import type { Readable } from 'node:stream';
import { SaxesParser } from 'saxes';
import { FaultyFile } from '../../../finding-aid-reader.ts';

/** What a part's XML says, as it goes by. Names come without their namespace prefix. */
export interface XmlListener {
  open?(name: string, attributes: Record<string, string>): void;
  text?(text: string): void;
  close?(name: string): void;
}

/**
 * Reads one part as a stream, pausing after each chunk so that its listener can hand on what it has gathered.
 * @param what names the part in messages
 * @throws FaultyFile for broken XML, a document type (no Office program writes one), or a text without end
 */
export async function* readXml(stream: Readable, what: string, listener: XmlListener): AsyncIterable<void> {
  const parser = new SaxesParser({ position: false, xmlns: false as const });
  let sinceTag = 0;
  parser.on('doctype', () => {
    throw new FaultyFile(
      0,
      `The workbook's ${what} declares a document type, as no spreadsheet program does; it was refused.`,
    );
  });
  parser.on('opentag', ({ name, attributes }) => {
    sinceTag = 0;
    listener.open?.(localName(name), attributes);
  });
  parser.on('text', (text) => listener.text?.(text));
  parser.on('cdata', (text) => listener.text?.(text));
  parser.on('closetag', ({ name }) => {
    sinceTag = 0;
    listener.close?.(localName(name));
  });
  parser.on('error', (error) => {
    throw new FaultyFile(0, `The workbook's ${what} is broken XML (${error.message}). Save it again in Excel.`);
  });
  let decoder: TextDecoder | undefined;
  try {
    for await (const chunk of stream) {
      const bytes: Buffer = chunk;
      decoder ??= new TextDecoder(encodingOf(bytes), { fatal: true });
      sinceTag += bytes.length;
      parser.write(decoder.decode(bytes, { stream: true }));
      if (sinceTag > LONGEST_TEXT)
        throw new FaultyFile(0, `The workbook's ${what} holds a text of more than 8 MB; it was refused.`);
      yield;
    }
    parser.write(decoder?.decode() ?? '');
    parser.close();
  } catch (error) {
    if (error instanceof FaultyFile) throw error;
    throw new FaultyFile(
      0,
      `The workbook's ${what} cannot be unpacked (${error instanceof Error ? error.message : 'damaged'}). Save it again in Excel.`,
    );
  } finally {
    stream.destroy();
  }
  yield;
}

/** For small parts: reads all of it. @throws FaultyFile as readXml, and for a part that is not small */
export async function readWholeXml(stream: Readable, what: string, listener: XmlListener): Promise<void> {
  let tags = 0;
  const counted: XmlListener = {
    ...listener,
    open(name, attributes) {
      if (++tags > MOST_TAGS)
        throw new FaultyFile(
          0,
          `The workbook's ${what} has more than ${MOST_TAGS.toLocaleString('en')} entries; it was refused.`,
        );
      listener.open?.(name, attributes);
    },
  };
  for await (const pause of readXml(stream, what, counted)) void pause;
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function encodingOf(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}

const LONGEST_TEXT = 8 << 20;
/** Excel knows at most 65,490 formats of cells, each with some tags. */
const MOST_TAGS = 500_000;
