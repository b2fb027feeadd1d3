import { openSync } from 'node:fs';
import type { FileFacts } from '../../workshop.ts';
import { UnreadableDocument } from '../../workshop.ts';
import { WHOLE_PAGE } from '../drawn-size.ts';
import type { OpenFile } from '../open-file.ts';
import { hasActiveContent } from './active-content.ts';
import { drawPage } from './draw-page.ts';
import type { Pdfium } from './pdfium.ts';
import { fileOnDisk } from './pdfium-files.ts';
import { damagedPage, readPage, toFilePage } from './read-page.ts';
import type { ReadPage } from './read-page.ts';
import { withoutRunningLines } from './running-lines.ts';

/** Volumes of a gazette have some thousands. */
const MOST_PAGES = 20_000;

let lastName = 0;

/** @throws UnreadableDocument */
export function openPdf(pdfium: Pdfium, location: string): OpenFile {
  const { call } = pdfium;
  const name = `/document-${++lastName}`;
  pdfium.give(name, fileOnDisk(openSync(location, 'r')));
  const close = (document: number): void => {
    if (document !== 0) call.FPDF_CloseDocument(document);
    pdfium.take(name);
  };
  const document = pdfium.run(() => pdfium.withText(name, (path) => call.FPDF_LoadDocument(path, 0)));
  const pageCount = document === 0 ? 0 : pdfium.run(() => call.FPDF_GetPageCount(document));
  const refusal = document === 0 ? whyNot(call.FPDF_GetLastError()) : refusePages(pageCount);
  if (refusal !== undefined) {
    close(document);
    throw new UnreadableDocument(refusal);
  }
  return {
    pageCount,
    facts: () => readFacts(pdfium, document, pageCount, location),
    *pages() {
      for (const page of withoutRunningLines(readPages(pdfium, document, pageCount))) yield toFilePage(page);
    },
    draw: async (number, width, region = WHOLE_PAGE) => {
      const raster = pdfium.run(() =>
        onPage(pdfium, document, number, (page) => drawPage(pdfium, page, width, region)),
      );
      if (!raster) throw new UnreadableDocument(`Page ${number} of the PDF is damaged.`);
      return raster;
    },
    close: () => Promise.resolve(close(document)),
  };
}

async function readFacts({ call }: Pdfium, document: number, pageCount: number, location: string): Promise<FileFacts> {
  const notes: string[] = [];
  const hasScripts = call.FPDFDoc_GetJavaScriptActionCount(document) > 0;
  const hasFiles = call.FPDFDoc_GetAttachmentCount(document) > 0;
  if (hasScripts) notes.push('It holds scripts, which are never run.');
  if (hasFiles) notes.push('It holds other files, which were left out.');
  const isActive = hasScripts || hasFiles || (await hasActiveContent(location));
  if (isActive && notes.length === 0) notes.push('It holds scripts, actions or files, which are never run.');
  const facts = { kind: 'pdf', mediaType: 'application/pdf', pageCount, notes } as const;
  return isActive ? { ...facts, isActive } : facts;
}

/** @throws UnreadableDocument where no page can be read at all */
function* readPages(pdfium: Pdfium, document: number, pageCount: number): Generator<ReadPage> {
  let damaged = 0;
  for (let number = 1; number <= pageCount; number++) {
    const page = pdfium.run(() => onPage(pdfium, document, number, (opened) => readPage(pdfium, opened, number)));
    if (!page && ++damaged === pageCount)
      throw new UnreadableDocument('None of its pages can be read. Scan or save it again.');
    yield page ?? damagedPage(number);
  }
}

/** @returns undefined for a page that cannot be opened */
function onPage<Result>(
  { call }: Pdfium,
  document: number,
  number: number,
  use: (page: number) => Result,
): Result | undefined {
  const page = call.FPDF_LoadPage(document, number - 1);
  if (page === 0) return undefined;
  try {
    return use(page);
  } finally {
    call.FPDF_ClosePage(page);
  }
}

function whyNot(error: number): string {
  if (error === PASSWORD) return 'The PDF is protected by a password. Save it without one.';
  if (error === SECURITY) return 'The PDF is encrypted in a way that cannot be read. Save it without protection.';
  return 'The PDF is damaged or cut off. Scan or save it again.';
}

function refusePages(pageCount: number): string | undefined {
  if (pageCount < 1) return 'The PDF has no pages.';
  if (pageCount <= MOST_PAGES) return undefined;
  return `The PDF has ${pageCount} pages; at most ${MOST_PAGES} are read. Split it into volumes.`;
}

const PASSWORD = 4;
const SECURITY = 5;
