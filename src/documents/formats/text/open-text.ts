import { readFile } from 'node:fs/promises';
import { UnreadableDocument } from '../../workshop.ts';
import type { OpenFile } from '../open-file.ts';
import { pagedFile } from '../pages/paged-file.ts';
import { paginate } from '../pages/paginate.ts';
import { plainParagraphs } from '../pages/plain-paragraphs.ts';
import { decodeText } from '../../encodings/decode-text.ts';

/** A book has one or two. */
const MOST_BYTES = 24 << 20;

/** @throws UnreadableDocument */
export async function openText(location: string): Promise<OpenFile> {
  const bytes = await readFile(location);
  if (bytes.length > MOST_BYTES)
    throw new UnreadableDocument(`The text is larger than ${MOST_BYTES >> 20} MB. Split it.`);
  const { text, note } = decodeText(bytes);
  const pages = paginate(plainParagraphs(text));
  const notes = note === undefined ? [] : [note];
  return pagedFile({ kind: 'text', mediaType: 'text/plain', pageCount: pages.length, notes }, pages);
}
