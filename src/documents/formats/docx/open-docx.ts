import { open } from 'node:fs/promises';
import mammoth from 'mammoth';
import { oldFontNamedIn } from '../../encodings/decode-by-font.ts';
import { UnreadableDocument } from '../../workshop.ts';
import type { OpenFile } from '../open-file.ts';
import { paginate } from '../pages/paginate.ts';
import { pagedFile } from '../pages/paged-file.ts';
import { examineXml } from './examine-xml.ts';
import { withPageBreaks } from './page-ends.ts';
import { parseMammoth } from './parse-mammoth.ts';
import { storeZip } from './store-zip.ts';
import { textTransformer } from './transform-text.ts';
import { LOCKED, readWordPackage } from './word-package.ts';

const MEDIA_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** @throws UnreadableDocument */
export async function openDocx(location: string): Promise<OpenFile> {
  await refuseLocked(location);
  const { parts, names } = await readWordPackage(location);
  for (const [name, part] of parts) {
    examineXml(part);
    if (/^word\/[^/]+\.xml$/.test(name)) parts.set(name, Buffer.from(withPageBreaks(part.toString('utf8'))));
  }
  const notes: string[] = [];
  const styles = parts.get('word/styles.xml');
  const html = await toHtml(
    storeZip(parts),
    textTransformer(styles && oldFontNamedIn(styles, 'latin1'), (line) => notes.push(line)),
  );
  const pages = paginate(parseMammoth(html));
  const relations = [...parts].filter(([name]) => name.endsWith('.rels'));
  const isActive = names.some((name) => ACTIVE.test(name)) || relations.some(([, part]) => reachesOut(part));
  if (isActive) notes.push('It holds macros, other files or references to files elsewhere, which were left out.');
  const facts = { kind: 'docx', mediaType: MEDIA_TYPE, pageCount: pages.length, notes } as const;
  return pagedFile(isActive ? { ...facts, isActive } : facts, pages);
}

async function refuseLocked(location: string): Promise<void> {
  const file = await open(location);
  try {
    const { buffer } = await file.read(Buffer.alloc(2), 0, 2, 0);
    if (buffer.toString('latin1') !== 'PK') throw new UnreadableDocument(LOCKED);
  } finally {
    await file.close();
  }
}

async function toHtml(document: Buffer, transformDocument: ReturnType<typeof textTransformer>): Promise<string> {
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer: document },
      {
        styleMap: ["p[style-name='Title'] => h1:fresh"],
        convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })),
        externalFileAccess: false,
        transformDocument,
      },
    );
    return value;
  } catch (error) {
    const why = error instanceof Error ? error.message : 'its main part cannot be read';
    throw new UnreadableDocument(`The Word document is damaged (${why}). Save it again in Word.`, { cause: error });
  }
}

/** Links for readers are harmless; templates, images and objects elsewhere are fetched by Word when it opens the file. */
function reachesOut(relations: Buffer): boolean {
  const found = relations.toString('utf8').match(/<Relationship\b[^>]*>/g) ?? [];
  return found.some((one) => /TargetMode="External"/.test(one) && !/\/hyperlink"/.test(one));
}

const ACTIVE = /vbaProject\.bin$|vbaData\.xml$|\/embeddings\/|\/activeX\//i;
