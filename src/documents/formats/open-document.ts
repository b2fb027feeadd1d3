import { open, stat } from 'node:fs/promises';
import type { DocumentKind } from '../../catalogue/document.ts';
import { beginsAs, documentKind } from '../document-kind.ts';
import { UnreadableDocument } from '../workshop.ts';
import type { OpenFile } from './open-file.ts';
import type { Pdfium } from './pdf/pdfium.ts';

interface Limits {
  pageSeconds: number;
  memoryMb: number;
}

/** What is looked at to tell a kind. */
const START = 1 << 16;
/** The part of a process' memory that PDFium may have; the rest is for pixels on their way and the program itself. */
const PDFIUM_SHARE = 0.5;

let pdfium: Promise<Pdfium> | undefined;

/** @throws UnreadableDocument */
export async function openDocument(location: string, limits: Limits): Promise<OpenFile> {
  const start = await startOf(location);
  const kind = documentKind(start, location);
  if (kind === undefined || !beginsAs(kind, start)) throw new UnreadableDocument(await whatItIs(start, kind));
  return openAs(kind, location, limits);
}

/** Each kind brings its own programs when it is first opened: a process that draws PDF needs none of Word's. */
async function openAs(kind: DocumentKind, location: string, limits: Limits): Promise<OpenFile> {
  switch (kind) {
    case 'pdf': {
      const { openPdf } = await import('./pdf/open-pdf.ts');
      pdfium ??= loadPdfium(limits);
      return openPdf(await pdfium, location);
    }
    case 'image':
      return (await import('./image/open-image.ts')).openImage(location);
    case 'docx':
      return (await import('./docx/open-docx.ts')).openDocx(location);
    case 'doc':
      return (await import('./doc/open-doc.ts')).openDoc(location);
    case 'text':
      return (await import('./text/open-text.ts')).openText(location);
  }
}

async function loadPdfium({ pageSeconds, memoryMb }: Limits): Promise<Pdfium> {
  const { Pdfium } = await import('./pdf/pdfium.ts');
  return Pdfium.load(pageSeconds, memoryMb * PDFIUM_SHARE);
}

async function startOf(location: string): Promise<Buffer> {
  const cannotBeOpened = (error: unknown): never => {
    throw new UnreadableDocument('The file cannot be opened.', { cause: error });
  };
  // Asked before it is opened: opening a pipe waits for whoever writes to it.
  const status = await stat(location).catch(cannotBeOpened);
  if (!status.isFile()) throw new UnreadableDocument('It is no file.');
  const file = await open(location).catch(cannotBeOpened);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(START), 0, START, 0);
    if (bytesRead === 0) throw new UnreadableDocument('The file is empty.');
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

async function whatItIs(start: Buffer, named: DocumentKind | undefined): Promise<string> {
  const { fileTypeFromBuffer } = await import('file-type');
  const type = await fileTypeFromBuffer(start);
  const found = type === undefined ? 'what it is cannot be told from its content' : `it looks like ${type.mime}`;
  if (named === undefined) return `This is no document that is read here: ${found}.`;
  return `This is no ${WORDS[named]}, whatever its name says: ${found}. Save it again in the program that made it.`;
}

const WORDS: Readonly<Record<DocumentKind, string>> = {
  pdf: 'PDF',
  image: 'image',
  docx: 'Word document',
  doc: 'Word document',
  text: 'plain text',
};
