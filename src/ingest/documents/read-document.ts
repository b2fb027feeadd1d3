import type { DocumentPageTable } from '../../platform/database/schema.ts';
import { storedWords } from '../../catalogue/page-words.ts';
import { UnreadableDocument, type DocumentWorkshop, type FileFacts, type FilePage } from '../../documents/workshop.ts';
import type { DocumentTable } from '../../platform/database/schema.ts';
import type { StampTest } from './secret-stamp.ts';

export type PageRow = Omit<DocumentPageTable, 'document_pk'>;

/** A document while it is being read: its first page is known. */
export interface DocumentReading {
  facts: FileFacts;
  heldBack: Extract<DocumentTable['held_back'], 'secret' | 'unread'> | null;
  /** What a person should know, once all pages are read. */
  notes: Set<string>;
  /** All pages in order, some at a time; none of a document that is held back for a secret mark. */
  pages: AsyncGenerator<PageRow[]>;
}

/** Of texts and places of words, in one batch. */
const CHARACTERS_AT_ONCE = 1024 * 1024;
/** A quality for text that no machine read. */
const CERTAIN = 100;

/**
 * Begins to read a document. Nothing but the first page is read of one that bears a secret mark there.
 * @param isReleased a person has looked at it: it is not kept back
 * @throws UnreadableDocument here or while the pages are read
 */
export async function beginReading(
  workshop: DocumentWorkshop,
  location: string,
  { bearsStamp, isReleased, signal }: { bearsStamp: StampTest; isReleased: boolean; signal?: AbortSignal },
): Promise<DocumentReading> {
  const events = workshop.read(location, signal)[Symbol.asyncIterator]();
  const head = await events.next();
  if (head.done === true || head.value.kind !== 'file') throw new UnreadableDocument('There is nothing in this file.');
  const facts = head.value.file;
  const notes = new Set(facts.notes);
  const start = await events.next();
  const first = start.done !== true && start.value.kind === 'page' ? start.value.page : undefined;
  if (first && !isReleased && bearsStamp(first.text, first.source === 'scan-layer')) {
    await events.return?.();
    return { facts, heldBack: 'secret', notes: new Set(), pages: batches([]) };
  }
  const rest = first ? remainingPages(first, events) : [];
  return {
    facts,
    heldBack: first?.source === 'waiting' && !isReleased ? 'unread' : null,
    notes,
    pages: batches(rest, notes),
  };
}

async function* remainingPages(
  first: FilePage,
  events: AsyncIterator<{ kind: 'file'; file: FileFacts } | { kind: 'page'; page: FilePage }>,
): AsyncGenerator<FilePage> {
  yield first;
  for (let next = await events.next(); next.done !== true; next = await events.next()) {
    if (next.value.kind === 'page') yield next.value.page;
  }
}

async function* batches(
  pages: AsyncIterable<FilePage> | Iterable<FilePage>,
  notes = new Set<string>(),
): AsyncGenerator<PageRow[]> {
  let rows: PageRow[] = [];
  let characters = 0;
  for await (const page of pages) {
    for (const note of page.notes ?? []) notes.add(note);
    const row = pageRow(page);
    rows.push(row);
    characters += row.text.length + (row.words?.length ?? 0) + (row.html?.length ?? 0);
    if (characters < CHARACTERS_AT_ONCE) continue;
    yield rows;
    rows = [];
    characters = 0;
  }
  if (rows.length > 0) yield rows;
}

function pageRow({ number, text, source, width, height, html, words }: FilePage): PageRow {
  return {
    number,
    text: withoutNul(text),
    source,
    quality: source === 'text-layer' || source === 'scan-layer' ? CERTAIN : 0,
    width,
    height,
    html: html === undefined ? null : withoutNul(html),
    words: storedWords(words),
  };
}

/** PostgreSQL keeps no NUL in a text; a blank keeps the places of words where they were. */
function withoutNul(text: string): string {
  return text.includes('\0') ? text.replaceAll('\0', ' ') : text;
}
