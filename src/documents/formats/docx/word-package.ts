import yauzl from 'yauzl';
import type { Entry, ZipFile } from 'yauzl';
import { UnreadableDocument } from '../../workshop.ts';

/** A book of a thousand pages has some dozens of parts, and images. */
const MOST_PARTS = 5000;
/** XML that is unpacked, in all; a code of law with 700 articles takes 3 MB. */
const MOST_BYTES = 48 << 20;

/** What is read of a Word document: its XML, by the names of its parts. */
export interface WordPackage {
  parts: Map<string, Buffer>;
  /** Names of all parts, those left out too. */
  names: string[];
}

/**
 * Takes the XML out of a document. Sizes are looked at before anything is unpacked, and held to while it is;
 * images, macros and embedded files are left where they are.
 * @throws UnreadableDocument
 */
export async function readWordPackage(location: string): Promise<WordPackage> {
  const zip = await openZip(location);
  try {
    const entries = await listEntries(zip);
    const parts = new Map<string, Buffer>();
    for (const entry of entries.filter(({ fileName }) => XML.test(fileName))) {
      parts.set(entry.fileName, await unpack(zip, entry));
    }
    return { parts, names: entries.map(({ fileName }) => fileName) };
  } finally {
    zip.close();
  }
}

function openZip(location: string): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    yauzl.open(location, { lazyEntries: true, autoClose: false, validateEntrySizes: true }, (error, zip) => {
      if (error) reject(damaged(error));
      else resolve(zip);
    });
  });
}

function listEntries(zip: ZipFile): Promise<Entry[]> {
  if (zip.entryCount > MOST_PARTS) throw tooMuch(`it has ${zip.entryCount} parts`);
  return new Promise((resolve, reject) => {
    const entries: Entry[] = [];
    let packed = 0;
    let unpacked = 0;
    zip.on('entry', (entry: Entry) => {
      packed += entry.compressedSize;
      if (XML.test(entry.fileName)) unpacked += entry.uncompressedSize;
      if (entry.isEncrypted()) return void reject(new UnreadableDocument(LOCKED));
      if (packed > zip.fileSize) return void reject(tooMuch('its parts overlap'));
      if (unpacked > MOST_BYTES) return void reject(tooMuch(`its text unpacks to more than ${MOST_BYTES >> 20} MB`));
      entries.push(entry);
      zip.readEntry();
    });
    zip.on('end', () => resolve(entries));
    zip.on('error', (error: Error) => reject(damaged(error)));
    zip.readEntry();
  });
}

function unpack(zip: ZipFile, entry: Entry): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) return reject(damaged(error));
      const pieces: Buffer[] = [];
      stream.on('data', (piece: Buffer) => pieces.push(piece));
      stream.on('error', (fault: Error) => reject(damaged(fault)));
      stream.on('end', () => resolve(Buffer.concat(pieces)));
    });
  });
}

function damaged(error: Error): UnreadableDocument {
  return new UnreadableDocument(`The Word document is damaged or cut off (${error.message}). Save it again in Word.`);
}

function tooMuch(what: string): UnreadableDocument {
  return new UnreadableDocument(`The Word document was refused before it was unpacked: ${what}.`);
}

const XML = /\.(?:xml|rels)$/i;
export const LOCKED = 'The Word document is protected by a password. Save it without one.';
