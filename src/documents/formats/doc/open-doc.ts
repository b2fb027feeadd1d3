import { readFile, stat } from 'node:fs/promises';
import { decodeByFont, oldFontNamedIn } from '../../encodings/decode-by-font.ts';
import { UnreadableDocument } from '../../workshop.ts';
import type { OpenFile } from '../open-file.ts';
import { pagedFile } from '../pages/paged-file.ts';
import { paginate } from '../pages/paginate.ts';
import { plainParagraphs } from '../pages/plain-paragraphs.ts';
import { loadWordExtractor } from './load-word-extractor.ts';

/** Images and all; the text of a Word 97 document is a small part of it. */
const MOST_BYTES = 64 << 20;

/** Word 97 to 2003. Which letters are in which font is not known: only the fonts that the file names. @throws UnreadableDocument */
export async function openDoc(location: string): Promise<OpenFile> {
  const { size } = await stat(location);
  if (size > MOST_BYTES) throw new UnreadableDocument(`The Word document is larger than ${MOST_BYTES >> 20} MB.`);
  const bytes = await readFile(location);
  if (isLocked(bytes))
    throw new UnreadableDocument('The Word document is protected by a password. Save it without one.');
  const written = { text: await extract(bytes), font: oldFontNamedIn(bytes, 'utf16le') ?? '' };
  const { decode, notes } = decodeByFont([written]);
  const pages = paginate(plainParagraphs(decode(written)));
  const isActive = ACTIVE.some((name) => bytes.includes(Buffer.from(name, 'utf16le')));
  if (isActive) notes.push('It holds macros or other files, which were left out.');
  const facts = { kind: 'doc', mediaType: 'application/msword', pageCount: pages.length, notes } as const;
  return pagedFile(isActive ? { ...facts, isActive } : facts, pages);
}

async function extract(bytes: Buffer): Promise<string> {
  try {
    const document = await new (loadWordExtractor())().extract(bytes);
    const options = { filterUnicode: false };
    return [
      document.getBody(options),
      document.getTextboxes({ ...options, includeHeadersAndFooters: false }),
      document.getFootnotes(options),
      document.getEndnotes(options),
    ].join('\n');
  } catch (error) {
    throw new UnreadableDocument('The Word document is damaged or cut off. Save it again in Word.', { cause: error });
  }
}

/** The beginning of Word's own stream (MS-DOC 2.5.1, FibBase) lies at the start of a sector and says so. */
function isLocked(bytes: Buffer): boolean {
  for (let at = SECTOR; at + SECTOR <= bytes.length; at += SECTOR) {
    if (bytes.readUInt16LE(at) === FIB && bytes.readUInt16LE(at + 2) >= WORD_97)
      return (bytes.readUInt16LE(at + 10) & ENCRYPTED) !== 0;
  }
  return bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'));
}

const SECTOR = 512;
const FIB = 0xa5ec;
const WORD_97 = 0xc0;
const ENCRYPTED = 0x0100;
/** Storages of a compound file: macros, embedded objects. */
const ACTIVE = ['_VBA_PROJECT', 'ObjectPool'];
