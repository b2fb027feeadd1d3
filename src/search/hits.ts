import type { PublicRecord, RecordLink } from '../catalogue/public-view.ts';
import type { SearchHit } from './answer.ts';
import { escapeHtml, highlight, marksIn, snippetOf } from './highlight.ts';
import type { Snippet } from './highlight.ts';
import type { TermPattern } from './query-patterns.ts';
import type { ParsedQuery, QueryField } from './query.ts';

const MOST_SNIPPETS = 2;
/** UTF-16 units of a record that are looked through: a fonds may be described by a book. */
const MOST_READ = 20_000;

/** A hit as it is shown. Of a masked record nothing is marked: it has no words. */
export function hitOf(
  record: PublicRecord,
  ancestors: RecordLink[],
  patterns: TermPattern[],
  pages: Pick<SearchHit, 'passages' | 'passageCount'>,
): SearchHit {
  const { title, referenceCode } = record;
  if (record.masked) {
    return {
      record,
      ancestors,
      titleHtml: null,
      ...(referenceCode === undefined ? {} : { referenceHtml: escapeHtml(referenceCode) }),
      snippets: [],
      passages: [],
      passageCount: 0,
    };
  }
  return {
    record,
    ancestors,
    titleHtml: title === null ? null : highlight(title, patterns, 'title'),
    ...(referenceCode === undefined ? {} : { referenceHtml: highlight(referenceCode, patterns, 'reference') }),
    snippets: snippetsOf(record, patterns),
    ...pages,
  };
}

/**
 * Whether the words of a query may have found this record. A masked one has no words, so a hit by words
 * is one from before it was masked, and showing it would tell what they were.
 */
export function mayBeShown(record: Pick<PublicRecord, 'masked'>, query: ParsedQuery): boolean {
  return !record.masked || query.terms.every((term) => term.excluded || term.field === 'fonds');
}

/** Whether these terms, or most of them, stand in what is described of the record itself. */
export function standsInRecord(record: PublicRecord, patterns: TermPattern[], most: boolean): boolean {
  const { title, referenceCode, dates } = record;
  const texts: { text: string; field?: QueryField }[] = [
    { text: title ?? '', field: 'title' },
    { text: referenceCode ?? '', field: 'reference' },
    { text: dates.text },
    ...proseOf(record),
  ];
  const asked = patterns.filter(({ field }) => field !== 'fonds');
  const met = asked.filter((pattern) => texts.some(({ text, field }) => marksIn(text, [pattern], field).length > 0));
  return most ? met.length * 2 > asked.length : met.length === asked.length;
}

/** Hits of one fonds side by side, fonds in the order of their first hit. */
export function groupByFonds(records: PublicRecord[]): PublicRecord[] {
  return [...Map.groupBy(records, ({ fonds }) => fonds.id).values()].flat();
}

function snippetsOf(record: PublicRecord, patterns: TermPattern[]): string[] {
  if (patterns.length === 0) return [];
  const found: Snippet[] = [];
  let read = 0;
  for (const { text, field } of proseOf(record)) {
    const snippet = snippetOf(text, patterns, field);
    if (snippet) found.push(snippet);
    read += text.length;
    if (read > MOST_READ || found.filter(({ terms }) => terms === patterns.length).length >= MOST_SNIPPETS) break;
  }
  return found
    .sort((a, b) => b.terms - a.terms)
    .slice(0, MOST_SNIPPETS)
    .map(({ html }) => html);
}

/** Where words may stand besides title and reference code, the most telling first. */
function proseOf({ detail }: PublicRecord): { text: string; field?: QueryField }[] {
  if (!detail) return [];
  const prose = [detail.scope, detail.history, detail.arrangement, ...detail.notes.map(({ text }) => text)];
  const lists: [string[], QueryField?][] = [
    [detail.creators, 'creator'],
    [detail.subjects, 'subject'],
    [detail.places, 'place'],
    [detail.names],
  ];
  return [
    ...[...prose, detail.physicalCondition].flatMap((text) => (text ? [{ text }] : [])),
    ...lists.flatMap(([texts, field]) => texts.map((text) => ({ text, ...(field ? { field } : {}) }))),
  ];
}
