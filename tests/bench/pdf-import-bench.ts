import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { textPdf } from '../harness/made-pdf.ts';
import { importFolders } from './import-run.ts';
import { seededRandom } from './random.ts';
import { WORDS } from './vocabulary.ts';

const FILES = 4;
const PAGES = 150;
/** A typed page. */
const WORDS_ON_PAGE = 450;

/**
 * Imports PDFs with text, read in one process, until all pages are searchable.
 * @returns pages per second, the start of the program left out
 */
export async function measurePdfImport(): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'phong-doc-bench-pdf-'));
  const random = seededRandom(5);
  const page = () => Array.from({ length: WORDS_ON_PAGE }, () => random.zipf(WORDS)).join(' ');
  try {
    await mkdir(join(folder, 'documents'));
    for (let file = 0; file < FILES; file++) {
      const pdf = await textPdf(Array.from({ length: PAGES }, page));
      await writeFile(join(folder, 'documents', `${file}.pdf`), pdf);
    }
    const env = { DATA_DIR: join(folder, 'var'), OCR_CORES: '1' };
    const { seconds, pages } = await importFolders([join(folder, 'documents')], env);
    if (pages.added !== FILES * PAGES) throw new Error(`${pages.added} of ${FILES * PAGES} pages were imported`);
    return pages.added / seconds;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
