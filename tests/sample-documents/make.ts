import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { makeDamagedPdf, makeImage, makeLayeredPdf, makePdf, makeScannedPdf, makeTiff } from './paged-files.ts';
import { makePlainText } from './plain-file.ts';
import { readSampleTexts, type SampleText } from './sample-text.ts';
import { makeDocx } from './word-file.ts';

/**
 * Makes the sample documents in content/documents from the texts beside this file, or those whose path begins
 * with an argument. The same texts give the same bytes. A .doc can only be written by an office program: for such
 * a text a .docx is put into the folder for temporary files; `libreoffice --headless --convert-to doc` made those
 * that lie in content/documents of it.
 */
const TEXTS = join(import.meta.dirname, 'texts');
const DOCUMENTS = join(import.meta.dirname, '..', '..', 'content', 'documents');

const MAKERS: Record<SampleText['kind'], (text: SampleText) => Promise<Buffer> | Buffer> = {
  pdf: makePdf,
  layered: makeLayeredPdf,
  scan: makeScannedPdf,
  damaged: makeDamagedPdf,
  jpeg: makeImage,
  png: makeImage,
  tiff: makeTiff,
  docx: makeDocx,
  doc: makeDocx,
  txt: makePlainText,
};

const [only = ''] = process.argv.slice(2);
for (const text of readSampleTexts(TEXTS).filter(({ path }) => path.startsWith(only))) {
  const file = text.kind === 'doc' ? join(tmpdir(), `${basename(text.path)}x`) : join(DOCUMENTS, text.path);
  const bytes = await MAKERS[text.kind](text);
  mkdirSync(dirname(file), { recursive: true });
  rmSync(file, { force: true });
  writeFileSync(file, bytes);
  process.stdout.write(`${text.kind.padEnd(8)} ${String(Math.ceil(bytes.length / 1000)).padStart(5)} kB  ${file}\n`);
}
