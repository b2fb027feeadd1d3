import { extname } from 'node:path';
import type { DocumentKind } from '../catalogue/document.ts';

/**
 * Which kind of document a file is, told by its content; undefined where it is none (a finding aid, a table, a
 * program). A name decides only what content cannot: plain text is a document where it is called so, and what
 * cannot be told at all (empty, damaged, locked) is taken for what its name says, to be refused with a plain line.
 * Not yet examined: a workshop may still find it unreadable.
 * @param start the first 64 kB of the file
 */
export function documentKind(start: Buffer, path: string): DocumentKind | undefined {
  const named = NAMES.get(extname(path).toLowerCase());
  if (isImage(start)) return 'image';
  if (begins(start, ZIP)) return kindOfZip(start, named);
  if (begins(start, OLE)) return kindOfOle(start, named);
  if (isPdf(start)) return 'pdf';
  return isMarkup(start) ? undefined : named;
}

/** Whether content is what a kind must begin with. */
export function beginsAs(kind: DocumentKind, start: Buffer): boolean {
  switch (kind) {
    case 'pdf':
      return isPdf(start);
    case 'image':
      return isImage(start);
    case 'docx':
      return begins(start, ZIP) || begins(start, OLE);
    case 'doc':
      return begins(start, OLE);
    case 'text':
      return isText(start);
  }
}

function isPdf(start: Buffer): boolean {
  const at = start.subarray(0, HEADER_WITHIN).indexOf('%PDF-');
  // What another program would open as its own is not taken for a PDF with something before it.
  return at === 0 || (at > 0 && !OTHERS.some((other) => begins(start, other)) && !isMarkup(start));
}

function isImage(start: Buffer): boolean {
  return (
    IMAGES.some((signature) => begins(start, signature)) ||
    (begins(start, 'RIFF') && start.toString('latin1', 8, 12) === 'WEBP')
  );
}

/** Word's main part is among the first of its package; so is a workbook's. */
function kindOfZip(start: Buffer, named: DocumentKind | undefined): DocumentKind | undefined {
  if (start.includes('word/')) return 'docx';
  return start.includes('xl/') ? undefined : named;
}

function kindOfOle(start: Buffer, named: DocumentKind | undefined): DocumentKind | undefined {
  if (start.includes(Buffer.from('WordDocument', 'utf16le'))) return 'doc';
  return start.includes(Buffer.from('Workbook', 'utf16le')) ? undefined : named;
}

/** No zero bytes, but those that UTF-16 with its mark has, and hardly any controls. A text for programs is none for readers. */
function isText(start: Buffer): boolean {
  if (begins(start, '{\\rtf')) return false;
  if (begins(start, UTF16LE) || begins(start, UTF16BE)) return true;
  let controls = 0;
  for (const byte of start) {
    if (byte === 0) return false;
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13) controls++;
  }
  return controls * 100 <= start.length;
}

/** XML and HTML in any encoding. */
function isMarkup(start: Buffer): boolean {
  const text = start.toString('latin1', 0, 400).replaceAll('\0', '');
  return /^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)?\s*<[?!a-zA-Z]/.test(text);
}

function begins(start: Buffer, signature: Buffer | string): boolean {
  return start.subarray(0, signature.length).equals(Buffer.from(signature));
}

/** Where a PDF must begin (PDF 1.7, implementation note 13). */
const HEADER_WITHIN = 1024;
const ZIP = Buffer.from('PK\u0003\u0004');
const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const UTF16LE = Buffer.from('fffe', 'hex');
const UTF16BE = Buffer.from('feff', 'hex');
/** JPEG, PNG, TIFF in both byte orders, BigTIFF. */
const IMAGES = ['ffd8ff', '89504e470d0a1a0a', '49492a00', '4d4d002a', '49492b00', '4d4d002b'].map((hex) =>
  Buffer.from(hex, 'hex'),
);
/** Programs, scripts, archives and pictures that are not read. */
const OTHERS = [
  'MZ',
  '\u007fELF',
  '#!',
  'PK',
  'GIF8',
  'Rar!',
  '7z\u00bc',
  'BM',
  'ID3',
  'RIFF',
  '\u0000\u0000\u0000',
].map((text) => Buffer.from(text, 'latin1'));
const NAMES = new Map<string, DocumentKind>([
  ['.pdf', 'pdf'],
  ['.jpg', 'image'],
  ['.jpeg', 'image'],
  ['.png', 'image'],
  ['.tif', 'image'],
  ['.tiff', 'image'],
  ['.webp', 'image'],
  ['.docx', 'docx'],
  ['.doc', 'doc'],
  ['.txt', 'text'],
  ['.md', 'text'],
]);
