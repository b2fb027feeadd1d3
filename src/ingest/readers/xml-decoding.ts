import { open } from 'node:fs/promises';
import iconv from 'iconv-lite';
import { FaultyFile } from '../finding-aid-reader.ts';

/** Bytes read at a time: large enough to be quick, small enough to stay flat. */
const CHUNK_BYTES = 128 * 1024;

/** One piece of a file as text, with what the decoder noticed while making it. */
export interface DecodedPiece {
  text: string;
  /** A plain sentence where the declared encoding had to be overruled. */
  noted?: string;
}

/**
 * The text of an XML file, piece by piece, in whichever encoding it is: by byte order mark, by the
 * pattern of its first bytes (XML 1.0, appendix F), by its declaration, else UTF-8.
 * @throws FaultyFile where the bytes do not fit the encoding, or nobody knows it; its line counts from the start
 */
export async function* decodeXml(path: string, signal?: AbortSignal): AsyncGenerator<DecodedPiece> {
  let decode: ((bytes: Buffer) => DecodedPiece) | undefined;
  let line = 1;
  for await (const bytes of readBytes(path, signal)) {
    decode ??= decoderFor(bytes);
    const piece = decodeAt(line, decode, bytes);
    if (piece.text !== '') yield piece;
    line += newlinesIn(piece.text);
  }
  if (decode === undefined) throw new FaultyFile(0, 'The file is empty. Export it again.');
  const rest = decodeAt(line, decode, END);
  if (rest.text !== '') yield rest;
}

/** An empty buffer tells a decoder that nothing follows. */
const END = Buffer.alloc(0);

async function* readBytes(path: string, signal?: AbortSignal): AsyncGenerator<Buffer> {
  const file = await open(path, 'r');
  // One buffer for the whole file: each piece is decoded before the next is asked for.
  const buffer = Buffer.allocUnsafeSlow(CHUNK_BYTES);
  try {
    for (;;) {
      signal?.throwIfAborted();
      const { bytesRead } = await file.read(buffer, 0, CHUNK_BYTES);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}

function decodeAt(line: number, decode: (bytes: Buffer) => DecodedPiece, bytes: Buffer): DecodedPiece {
  try {
    return decode(bytes);
  } catch (error) {
    if (error instanceof UndecodableBytes) throw new FaultyFile(line + error.linesBefore, error.message);
    throw error;
  }
}

class UndecodableBytes extends Error {
  readonly linesBefore: number;
  constructor(encoding: string, linesBefore: number) {
    super(
      `These bytes are not ${encoding}, which the file says it is. Save it again as UTF-8, or correct its XML declaration.`,
    );
    this.linesBefore = linesBefore;
  }
}

function decoderFor(start: Buffer): (bytes: Buffer) => DecodedPiece {
  const marked = encodingByMark(start);
  if (marked !== undefined) return strict(marked);
  const declared = declaredEncoding(start);
  if (declared === undefined || /^utf-?8$|^us-ascii$/i.test(declared)) return strict('utf-8');
  // A declaration that could be read byte by byte is not in UTF-16 or UTF-32, whatever it says.
  if (/^(utf-?(16|32)|ucs-?[24]|iso-10646)/i.test(declared)) {
    return noting(strict('utf-8'), `The file says it is ${declared}, but it is not; it was read as UTF-8.`);
  }
  const isKnown: boolean = iconv.encodingExists(declared);
  if (!isKnown) {
    throw new FaultyFile(1, `The encoding "${declared.slice(0, 40)}" is not known. Save the file again as UTF-8.`);
  }
  return declaredSingleByte(declared);
}

function encodingByMark(start: Buffer): string | undefined {
  const [a, b, c, d] = start;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if (a === 0x3c && b === 0 && c !== 0 && d === 0) return 'utf-16le';
  if (a === 0 && b === 0x3c && c === 0 && d !== 0) return 'utf-16be';
  return undefined;
}

/** What the XML declaration says; undefined when there is none. */
function declaredEncoding(start: Buffer): string | undefined {
  const declaration = start.subarray(0, 256).toString('latin1');
  return /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([^"']*)["']/.exec(declaration)?.[1];
}

function strict(encoding: string): (bytes: Buffer) => DecodedPiece {
  const decoder = new TextDecoder(encoding, { fatal: true });
  return (bytes) => {
    try {
      return { text: decoder.decode(bytes, { stream: bytes.length > 0 }) };
    } catch {
      const readable = new TextDecoder(encoding).decode(bytes).split('\ufffd', 1)[0] ?? '';
      throw new UndecodableBytes(encoding.toUpperCase(), newlinesIn(readable));
    }
  };
}

/**
 * A declared encoding is believed until the first byte above 127: where that piece is well-formed UTF-8,
 * so is the file (text in a single-byte encoding is never UTF-8 by chance for long).
 */
function declaredSingleByte(declared: string): (bytes: Buffer) => DecodedPiece {
  let decode: ((bytes: Buffer) => DecodedPiece) | undefined;
  return (bytes) => {
    if (decode !== undefined) return decode(bytes);
    if (isAscii(bytes)) return { text: bytes.toString('latin1') };
    const utf8 = isUtf8Start(bytes);
    decode = utf8 ? strict('utf-8') : LATIN_1.test(declared) ? asLatin1(declared) : byIconv(declared);
    const piece = decode(bytes);
    return utf8 ? { ...piece, noted: `The file says it is ${declared}, but it is UTF-8 and was read so.` } : piece;
  };
}

const LATIN_1 = /^(?:iso[-_]?8859-1|latin-?1|l1)$/i;

/**
 * ISO 8859-1, where it has characters at all: what stands in the places of its control codes was typed in Windows-1252
 * (’ – œ), which calls itself so in countless files.
 */
function asLatin1(declared: string): (bytes: Buffer) => DecodedPiece {
  let isTold = false;
  return (bytes) => {
    const latin = bytes.toString('latin1');
    const text = latin.replace(/[\x80-\x9f]/g, (code) => {
      const letter = iconv.decode(Buffer.from(code, 'latin1'), 'windows-1252');
      return letter === '\ufffd' ? code : letter;
    });
    if (isTold || text === latin) return { text };
    isTold = true;
    return { text, noted: `The file says it is ${declared}, but it is Windows-1252 and was read so.` };
  };
}

function byIconv(declared: string): (bytes: Buffer) => DecodedPiece {
  const decoder = iconv.getDecoder(declared);
  return (bytes) => {
    const text = bytes.length > 0 ? decoder.write(bytes) : endOf(decoder);
    const wrong = text.indexOf('\ufffd');
    if (wrong >= 0) throw new UndecodableBytes(declared, newlinesIn(text.slice(0, wrong)));
    return { text };
  };
}

/** iconv-lite gives nothing, against its types, where nothing is left. */
function endOf(decoder: { end(): string | undefined }): string {
  return decoder.end() ?? '';
}

function noting(decode: (bytes: Buffer) => DecodedPiece, noted: string): (bytes: Buffer) => DecodedPiece {
  let told = false;
  return (bytes) => {
    const piece = decode(bytes);
    if (told) return piece;
    told = true;
    return { ...piece, noted };
  };
}

function isAscii(bytes: Buffer): boolean {
  for (const byte of bytes) if (byte > 127) return false;
  return true;
}

/** Whether bytes are UTF-8, a character cut off at the end allowed. */
function isUtf8Start(bytes: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

function newlinesIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
