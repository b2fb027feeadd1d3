import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import yauzl from 'yauzl';
import type { Entry, ZipFile } from 'yauzl';
import { FaultyFile } from '../../../finding-aid-reader.ts';

/** A real workbook has some dozens of parts. */
const MOST_PARTS = 2000;
/** A million rows of twenty columns stay below this. */
const LARGEST_PART = 1 << 30;
/** XML of tables shrinks ten- to fiftyfold; only a bomb (at most 1,032-fold) comes near this. */
const HIGHEST_RATIO = 500;
const RATIO_MATTERS_FROM = 64 << 20;

/** The parts of an XLSX file, looked at before any is unpacked. */
export interface XlsxPackage {
  has(name: string): boolean;
  /** @throws FaultyFile when there is no such part */
  stream(name: string): Promise<Readable>;
  close(): void;
}

/**
 * Opens a workbook and refuses, before unpacking, what cannot be one or means harm: not a zip, encrypted, too many
 * or overlapping parts, parts that unpack to more than a gigabyte or five-hundredfold.
 * @throws FaultyFile
 */
export async function openPackage(path: string): Promise<XlsxPackage> {
  await refuseOtherFormats(path);
  const zip = await openZip(path);
  try {
    const entries = await listEntries(zip);
    return {
      has: (name) => entries.has(name.toLowerCase()),
      stream: (name) => openPart(zip, entries.get(name.toLowerCase()), name),
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}

async function refuseOtherFormats(path: string): Promise<void> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(1 << 16), 0, 1 << 16, 0);
    const start = buffer.subarray(0, bytesRead);
    if (bytesRead === 0) throw new FaultyFile(0, 'The file is empty.');
    if (start.subarray(0, 4).equals(OLE)) {
      const locked = start.includes(Buffer.from('EncryptedPackage', 'utf16le'));
      throw new FaultyFile(0, locked ? LOCKED : OLD_FORMAT);
    }
    const text = start.toString('latin1');
    if (text.includes(OPEN_DOCUMENT)) throw new FaultyFile(0, OTHER_PROGRAM);
    if (text.includes('xl/workbook.bin')) throw new FaultyFile(0, BINARY);
    if (/^(?:\xef\xbb\xbf)?\s*</.test(text)) throw new FaultyFile(0, WEB_PAGE);
    if (start[0] !== 0x50 || start[1] !== 0x4b) {
      throw new FaultyFile(
        0,
        'This is not an Excel workbook, whatever its name says (perhaps Excel’s lock file "~$…"). Remove it, or save it as .xlsx.',
      );
    }
  } finally {
    await file.close();
  }
}

function openZip(path: string): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    yauzl.open(path, { lazyEntries: true, autoClose: false, validateEntrySizes: true }, (error, zip) => {
      if (error)
        reject(new FaultyFile(0, `The workbook is damaged or cut off (${error.message}). Save it again in Excel.`));
      else resolve(zip);
    });
  });
}

/** @throws FaultyFile */
function listEntries(zip: ZipFile): Promise<Map<string, Entry>> {
  if (zip.entryCount > MOST_PARTS) throw tooMuch(`${zip.entryCount} parts, at most ${MOST_PARTS} are read`);
  return new Promise((resolve, reject) => {
    const entries = new Map<string, Entry>();
    let packed = 0;
    zip.on('entry', (entry: Entry) => {
      packed += entry.compressedSize;
      const fault = packed > zip.fileSize ? tooMuch('its parts overlap') : faultOf(entry);
      if (fault) return void reject(fault);
      entries.set(entry.fileName.toLowerCase(), entry);
      zip.readEntry();
    });
    zip.on('end', () => resolve(entries));
    zip.on('error', (error: Error) =>
      reject(new FaultyFile(0, `The workbook is damaged (${error.message}). Save it again in Excel.`)),
    );
    zip.readEntry();
  });
}

function faultOf(entry: Entry): FaultyFile | undefined {
  if (entry.isEncrypted()) return new FaultyFile(0, LOCKED);
  const { uncompressedSize, compressedSize, fileName } = entry;
  if (uncompressedSize > LARGEST_PART) return tooMuch(`"${fileName}" unpacks to more than 1 GB`);
  if (uncompressedSize > RATIO_MATTERS_FROM && uncompressedSize > compressedSize * HIGHEST_RATIO) {
    return tooMuch(`"${fileName}" unpacks more than ${HIGHEST_RATIO}-fold`);
  }
  return undefined;
}

function openPart(zip: ZipFile, entry: Entry | undefined, name: string): Promise<Readable> {
  if (!entry)
    throw new FaultyFile(
      0,
      `The workbook lacks its part "${name}": it is no .xlsx, or damaged. Save it again in Excel.`,
    );
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) reject(new FaultyFile(0, `The workbook's part "${name}" cannot be unpacked (${error.message}).`));
      else resolve(stream);
    });
  });
}

function tooMuch(what: string): FaultyFile {
  return new FaultyFile(0, `The workbook was refused before unpacking: ${what}. Split it, or save it again in Excel.`);
}

const OLE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);
/** Stands at the beginning of a spreadsheet of LibreOffice, unpacked. */
export const OPEN_DOCUMENT = 'mimetypeapplication/vnd.oasis.opendocument.spreadsheet';
const OTHER_PROGRAM = 'This is a spreadsheet of LibreOffice (.ods). Save it as .xlsx and import it again.';
const BINARY = 'This is a binary workbook (.xlsb). Save it as .xlsx and import it again.';
const WEB_PAGE =
  'This is a web page or XML under the name of a workbook. Open it in a spreadsheet program, save it as .xlsx and import it again.';
const LOCKED = 'The workbook is protected by a password. Save it without one and import it again.';
const OLD_FORMAT = 'This is a workbook of an old format (.xls). Save it as .xlsx and import it again.';
