import type { OpenDocument } from '../../catalogue/document.ts';
import { contentSearchAddress } from '../../i18n/addresses.ts';
import { searchInside } from '../../search/search-inside.ts';
import type { Services } from '../../services.ts';
import { openDocument } from '../open-document.ts';
import { originOf } from './answer-image.ts';
import { canvasId, canvasSize } from './canvas.ts';
import { linkedDataAnswer, nothingHere } from './iiif-answer.ts';
import { placesOf } from './page-lines.ts';
import { hitList } from './hit-list.ts';
import { hitPage } from './hit-page.ts';
import type { FoundText } from './hit-page.ts';

type Searching = Pick<Services, 'documents' | 'config'>;

/** Annotations in one answer; more are on its next pages. */
const MOST_ITEMS = 200;
/** Parameters of the standard that are not looked at here; it wants them named (§4.2.4). */
const NOT_DONE = ['motivation', 'date', 'user'];
/** Of the text before and after what was found, in characters. */
const CONTEXT = 60;

/** GET /iiif/:id/search?q=&page= (Content Search API 2.0; /search-1, 1.0): where words stand on a document's pages. */
export async function answerContentSearch(
  services: Searching,
  params: { id?: string },
  request: Request,
  url: URL,
  version: 1 | 2,
): Promise<Response> {
  const open = await openDocument(services, params.id);
  if (!open) return nothingHere();
  const { id, pageCount } = open.document;
  const q = url.searchParams.get('q') ?? '';
  const inside = await searchInside(services.documents, id, pageCount, q);
  const all = inside.pages.flatMap(({ number, marks }) =>
    marks.map(({ start, end }) => ({ page: number, start, end })),
  );
  const last = Math.max(1, Math.ceil(all.length / MOST_ITEMS));
  const page = pageOf(url.searchParams.get('page'), last);
  const some = all.slice((page - 1) * MOST_ITEMS, page * MOST_ITEMS);
  const found = await withPlaces(services, open, some, originOf(services, url));
  const answer = (version === 1 ? hitList : hitPage)({
    address: originOf(services, url) + contentSearchAddress(id, version, q),
    found,
    ignored: NOT_DONE.filter((name) => url.searchParams.has(name)),
    total: all.length,
    startIndex: (page - 1) * MOST_ITEMS,
    page,
    last,
  });
  return linkedDataAnswer(answer, version === 1 ? 'search1' : 'search2', request);
}

interface Match {
  page: number;
  /** In the page's text, UTF-16 units. */
  start: number;
  end: number;
}

/** Each page of the document is read once, however much was found on it. */
async function withPlaces(
  { documents }: Searching,
  open: OpenDocument,
  matches: readonly Match[],
  origin: string,
): Promise<FoundText[]> {
  const { id } = open.document;
  const found: FoundText[] = [];
  for (const number of new Set(matches.map(({ page }) => page))) {
    const page = await documents.page(id, number);
    const words = await documents.words(id, number);
    const canvas = canvasId(origin, id, number);
    for (const { start, end } of page ? matches.filter((each) => each.page === number) : []) {
      found.push({
        id: `${canvas}/text/${start}-${end}`,
        canvas,
        places: placesOf(words, start, end, canvasSize(open, page!)),
        exact: page!.text.slice(start, end),
        before: page!.text.slice(Math.max(0, start - CONTEXT), start).toWellFormed(),
        after: page!.text.slice(end, end + CONTEXT).toWellFormed(),
      });
    }
  }
  return found;
}

function pageOf(given: string | null, last: number): number {
  const page = /^[1-9]\d{0,6}$/.test(given ?? '') ? Number(given) : 1;
  return Math.min(page, last);
}
