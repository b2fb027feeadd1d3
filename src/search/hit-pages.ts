import type { OpenDocuments, PageReference } from '../catalogue/document.ts';
import type { PublicNames, PublicRecord } from '../catalogue/public-view.ts';
import type { HitPassage } from './answer.ts';
import type { FoundPage, FoundPages, Retrieval, RetrievalRequest, SearchEngine } from './engine.ts';
import { pieceAround } from './find-in-pages.ts';
import { standsInRecord } from './hits.ts';
import { closenessOf } from './page-closeness.ts';
import type { TermPattern } from './query-patterns.ts';
import type { RankedPage } from './rank.ts';

/** Pages shown under one hit. */
const SHOWN = 3;
/** The engine's first candidates whose pages are read for ranking: what stands side by side on a page is among them. */
const READ = 30;

/** Pages of the hits of one search, as the engine found them, with the texts that may be shown of them now. */
export interface HitPages {
  found: Map<number, FoundPages>;
  texts: Map<string, string>;
  /** Pages whose texts were asked for: where there is none, the page is not open. */
  asked: Set<string>;
}

interface Parts {
  engine: Pick<SearchEngine, 'passages'>;
  documents: Pick<OpenDocuments, 'texts'>;
}

/** What is on pages of these records, where the search found any: of the first of them the best page as it is now. */
export async function pagesOf(
  { engine, documents }: Parts,
  request: RetrievalRequest,
  retrieval: Retrieval,
  records: readonly PublicNames[],
): Promise<HitPages> {
  const none: HitPages = { found: new Map(), texts: new Map(), asked: new Set() };
  if (!retrieval.onPages || records.length === 0) return none;
  const pks = records.map(({ pk }) => pk);
  const found = await engine.passages(request, retrieval.matching, pks, SHOWN);
  const best = records.slice(0, READ).flatMap((record) => pagesFound({ found }, record).slice(0, 1));
  return withTexts(documents, { ...none, found }, best);
}

/** Adds the texts of all pages that are shown of these records. */
export function withAllTexts(
  documents: Pick<OpenDocuments, 'texts'>,
  pages: HitPages,
  records: readonly PublicNames[],
): Promise<HitPages> {
  const shown = records.flatMap((record) => pagesFound(pages, record));
  return withTexts(
    documents,
    pages,
    shown.filter((page) => !pages.asked.has(keyOf(page))),
  );
}

async function withTexts(
  documents: Pick<OpenDocuments, 'texts'>,
  { found, texts, asked }: HitPages,
  wanted: PageReference[],
): Promise<HitPages> {
  if (wanted.length === 0) return { found, texts, asked };
  const more = await documents.texts(wanted);
  return { found, texts: new Map([...texts, ...more]), asked: new Set([...asked, ...wanted.map(keyOf)]) };
}

/** None of a record that is not open, whatever the index says. */
function pagesFound({ found }: Pick<HitPages, 'found'>, { pk, masked, access }: PublicNames): FoundPage[] {
  return masked || access.level !== 'open' ? [] : (found.get(pk)?.best ?? []);
}

/**
 * Whether a record may have been found by what anybody may read of it today: by a page that is open, for all that is
 * known, or by its own words. What was found on a page that has been closed since must not be told by showing its record.
 */
export function isStillFound(
  pages: HitPages,
  record: PublicRecord,
  patterns: TermPattern[],
  matching: Retrieval['matching'],
): boolean {
  return isOnOpenPages(pages, record) || standsInRecord(record, patterns, matching === 'most');
}

/** Whether that is so whatever else is described of it: a page that found it is open, or none did. */
export function isOnOpenPages(pages: HitPages, record: PublicNames): boolean {
  if (!pages.found.has(record.pk)) return true;
  const isOpen = (page: FoundPage) => pages.texts.has(keyOf(page)) || !pages.asked.has(keyOf(page));
  return pagesFound(pages, record).some(isOpen);
}

/** The best page of each record that was read, to be ranked by. */
export function rankedPages({ found, texts }: HitPages): Map<number, RankedPage> {
  const ranked = new Map<number, RankedPage>();
  for (const [pk, { best }] of found) {
    const page = best.find((each) => texts.has(keyOf(each)));
    if (page) ranked.set(pk, { text: texts.get(keyOf(page)) ?? '', quality: page.quality });
  }
  return ranked;
}

/**
 * The pages of one hit, each with the place where most of the words stand together. A page that holds none of them is
 * none, whatever the engine says: of a phrase, Meilisearch takes a page whose record has it as a title and that has its
 * words somewhere.
 */
export function passagesOf(
  pages: HitPages,
  record: PublicNames,
  patterns: TermPattern[],
): { passages: HitPassage[]; passageCount: number } {
  const free = patterns.filter(({ field, words }) => !field && words.length > 0);
  const found = pagesFound(pages, record);
  const passages = found.flatMap(({ document, page }): HitPassage[] => {
    const text = pages.texts.get(keyOf({ document, page }));
    const snippet = text === undefined ? '' : pieceAround(text, closenessOf(text, free).best, free);
    return snippet.includes('<mark>') ? [{ document, page, snippet }] : [];
  });
  const count = (pages.found.get(record.pk)?.count ?? 0) - (found.length - passages.length);
  return { passages, passageCount: passages.length === 0 ? 0 : count };
}

function keyOf({ document, page }: PageReference): string {
  return `${document}/${page}`;
}
