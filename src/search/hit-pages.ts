import type { OpenDocuments, PageReference } from '../catalogue/document.ts';
import type { PublicRecord } from '../catalogue/public-view.ts';
import type { HitPassage } from './answer.ts';
import type { FoundPages, Retrieval, RetrievalRequest, SearchEngine } from './engine.ts';
import { bestPlace, looseMarks, strictest } from './find-in-pages.ts';
import { standsInRecord } from './hits.ts';
import type { TermPattern } from './query-patterns.ts';
import type { RankedPage } from './rank.ts';

/** Pages shown under one hit. */
const SHOWN = 3;

/** Pages of the hits of one search, as the engine found them, with the texts that may be shown of them now. */
export interface HitPages {
  found: Map<number, FoundPages>;
  texts: Map<string, string>;
}

interface Parts {
  engine: Pick<SearchEngine, 'passages'>;
  documents: Pick<OpenDocuments, 'texts'>;
}

/** What is on pages of these records, where the search found any: of each its best page that is open now. */
export async function pagesOf(
  { engine, documents }: Parts,
  request: RetrievalRequest,
  retrieval: Retrieval,
  records: readonly PublicRecord[],
): Promise<HitPages> {
  if (!retrieval.onPages || records.length === 0) return { found: new Map(), texts: new Map() };
  const pks = records.map(({ pk }) => pk);
  const found = await engine.passages(request, retrieval.matching, pks, SHOWN);
  const open = records.filter(({ masked, access }) => !masked && access.level === 'open');
  const best = await documents.texts(open.flatMap(({ pk }) => found.get(pk)?.best.slice(0, 1) ?? []));
  const closed = open.filter(
    ({ pk }) =>
      !found
        .get(pk)
        ?.best.slice(0, 1)
        .every((page) => best.has(keyOf(page))),
  );
  return withAllTexts(documents, { found, texts: best }, closed);
}

/**
 * Whether a record may have been found by what anybody may read of it today: by a page that is open, or by its own
 * words. What was found on a page that has been closed since must not be told by showing its record.
 */
export function isStillFound(
  { found, texts }: HitPages,
  record: PublicRecord,
  patterns: TermPattern[],
  matching: Retrieval['matching'],
): boolean {
  const pages = found.get(record.pk);
  if (!pages || pages.best.some((page) => texts.has(keyOf(page)))) return true;
  return standsInRecord(record, patterns, matching === 'most');
}

/** The best page of each record, to be ranked by. */
export function rankedPages({ found, texts }: HitPages): Map<number, RankedPage> {
  const ranked = new Map<number, RankedPage>();
  for (const [pk, { best }] of found) {
    const page = best.find((each) => texts.has(keyOf(each)));
    if (page) ranked.set(pk, { text: texts.get(keyOf(page)) ?? '', quality: page.quality });
  }
  return ranked;
}

/** Adds the texts of all pages that are shown of these records. */
export async function withAllTexts(
  documents: Pick<OpenDocuments, 'texts'>,
  { found, texts }: HitPages,
  records: readonly PublicRecord[],
): Promise<HitPages> {
  const shown = records.flatMap(({ pk }) => found.get(pk)?.best ?? []);
  const missing = shown.filter((page) => !texts.has(keyOf(page)));
  if (missing.length === 0) return { found, texts };
  return { found, texts: new Map([...texts, ...(await documents.texts(missing))]) };
}

/** The pages of one hit, each with the place where most of the words stand together. */
export function passagesOf(
  { found, texts }: HitPages,
  record: PublicRecord,
  patterns: TermPattern[],
): { passages: HitPassage[]; passageCount: number } {
  const pages = record.masked ? undefined : found.get(record.pk);
  const free = patterns.filter(({ field, words }) => !field && words.length > 0);
  const passages = (pages?.best ?? []).flatMap(({ document, page }): HitPassage[] => {
    const text = texts.get(keyOf({ document, page }));
    if (text === undefined) return [];
    const [marked] = strictest([{ number: page, marks: looseMarks(text, free) }]);
    return [{ document, page, snippet: bestPlace(text, marked?.marks ?? []) }];
  });
  return { passages, passageCount: passages.length === 0 ? 0 : (pages?.count ?? 0) };
}

function keyOf({ document, page }: PageReference): string {
  return `${document}/${page}`;
}
