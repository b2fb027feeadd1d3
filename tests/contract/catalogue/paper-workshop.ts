import { readFile } from 'node:fs/promises';
import type { PageWord } from '../../../src/catalogue/document.ts';
import type { PageReader, ReadPage } from '../../../src/documents/ocr/page-reader.ts';
import { PageNotRead } from '../../../src/documents/ocr/page-reader.ts';
import { UnreadableDocument, type DocumentWorkshop, type FilePage } from '../../../src/documents/workshop.ts';

/** A page as a test writes it down: its text, or a scan with what is written on it. */
export type PaperPage =
  | string
  | { text: string; source?: FilePage['source']; words?: PageWord[]; html?: string; notes?: string[] }
  /** An image: only a machine reads it. `slow`: milliseconds that takes; `fails`: why it cannot. */
  | { scan: string; slow?: number; fails?: string };

export interface Paper {
  pages?: PaperPage[];
  notes?: string[];
  isActive?: boolean;
  /** The file cannot be read, from this page on (0: at all). */
  breaks?: { at: number; reason: string };
}

/** The bytes of a document in the tests' own format: what every program takes for a PDF by its beginning. */
export function paper(content: Paper | PaperPage[]): string {
  return `%PDF-1.7\n${JSON.stringify(Array.isArray(content) ? { pages: content } : content)}\n`;
}

/** Reads and draws that format in the tests' own process. A drawn page is its text, one letter a pixel. */
export class PaperWorkshop implements DocumentWorkshop {
  /** Places of files, each time one was read. */
  readonly read_: string[] = [];

  async *read(location: string): ReturnType<DocumentWorkshop['read']> {
    this.read_.push(location);
    const { pages = [], notes = [], isActive, breaks } = await contentOf(location);
    if (breaks?.at === 0) throw new UnreadableDocument(breaks.reason);
    const facts = { kind: 'pdf', mediaType: 'application/pdf', pageCount: pages.length, notes } as const;
    yield { kind: 'file', file: isActive ? { ...facts, isActive } : facts };
    for (const [i, page] of pages.entries()) {
      if (breaks?.at === i + 1) throw new UnreadableDocument(breaks.reason);
      yield { kind: 'page', page: filePage(i + 1, page) };
    }
  }

  async draw(location: string, page: number): ReturnType<DocumentWorkshop['draw']> {
    const { pages = [] } = await contentOf(location);
    const pixels = Buffer.from(JSON.stringify(pages[page - 1] ?? ''));
    return { pixels, width: pixels.length, height: 1 };
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

/** Reads what PaperWorkshop draws. */
export class PaperReader implements PageReader {
  readonly version: string;
  /** What was read, each time. */
  readonly read_: string[] = [];

  constructor(version = 'paper-1') {
    this.version = version;
  }

  async read({ pixels }: { pixels: Uint8Array }, signal?: AbortSignal): Promise<ReadPage> {
    signal?.throwIfAborted();
    const page = JSON.parse(Buffer.from(pixels).toString()) as Exclude<PaperPage, string>;
    if (!('scan' in page)) throw new Error('That page is no scan.');
    if (page.slow !== undefined) await new Promise((resolve) => setTimeout(resolve, page.slow));
    this.read_.push(page.scan);
    if (page.fails !== undefined) throw new PageNotRead(page.fails);
    const words = [...page.scan.matchAll(/\S+/g)].map(({ index, 0: word }) => {
      return { x: 0.1, y: 0.1, width: 0.2, height: 0.05, start: index, end: index + word.length };
    });
    return { text: page.scan, quality: page.scan === '' ? 0 : 87, words };
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

async function contentOf(location: string): Promise<Paper> {
  const text = await readFile(location, 'utf8');
  if (!text.startsWith('%PDF-')) throw new UnreadableDocument('It is none of the tests’ documents.');
  return JSON.parse(text.slice(text.indexOf('\n'))) as Paper;
}

function filePage(number: number, page: PaperPage): FilePage {
  const size = { number, width: 595, height: 842 };
  if (typeof page === 'string') return { ...size, text: page, source: page === '' ? 'none' : 'text-layer', words: [] };
  if ('scan' in page) return { ...size, text: '', source: 'waiting', words: [] };
  return { ...size, source: 'text-layer', words: [], ...page };
}
