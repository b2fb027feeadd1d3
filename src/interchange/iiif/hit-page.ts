import type { PixelRegion } from '../../documents/page-images/page-size.ts';
import { textAnnotation } from './text-annotation.ts';

/** Words found on a page, with what stands round them. */
export interface FoundText {
  id: string;
  canvas: string;
  /** One for each line they run through; none where nobody knows. */
  places: PixelRegion[];
  exact: string;
  before: string;
  after: string;
}

/** What a search found, and which part of it is told. */
export interface HitPage {
  /** Of the search, without a page. */
  address: string;
  found: readonly FoundText[];
  ignored: string[];
  total: number;
  /** Of the first one found, among all. */
  startIndex: number;
  page: number;
  last: number;
}

/** One page of what a search found (Content Search API 2.0 §4.2), each with its context (§4.3.1). */
export function hitPage({ address, found, ignored, total, startIndex, page, last }: HitPage): object {
  const link = (number: number) => ({ id: pageAddress(address, number), type: 'AnnotationPage' });
  return {
    id: pageAddress(address, page),
    type: 'AnnotationPage',
    ...(ignored.length > 0 ? { ignored } : {}),
    ...(last > 1
      ? {
          partOf: { id: address, type: 'AnnotationCollection', total, first: link(1), last: link(last) },
          ...(page < last ? { next: link(page + 1) } : {}),
          ...(page > 1 ? { prev: link(page - 1) } : {}),
          startIndex,
        }
      : {}),
    items: found.flatMap(annotations),
    annotations: [{ id: `${pageAddress(address, page)}#context`, type: 'AnnotationPage', items: found.map(context) }],
  };
}

export function pageAddress(address: string, page: number): string {
  return page === 1 ? address : `${address}&page=${page}`;
}

/** Words that run over the end of a line stand in two places: an annotation has one. */
function annotations({ id, canvas, places, exact }: FoundText): object[] {
  if (places.length === 0) return [textAnnotation({ id, text: exact, canvas })];
  return places.map((place, at) => textAnnotation({ id: nameOf(id, at), text: exact, canvas, place }));
}

export function nameOf(id: string, at: number): string {
  return at === 0 ? id : `${id}/${at + 1}`;
}

function context({ id, exact, before, after }: FoundText): object {
  return {
    id: `${id}/context`,
    type: 'Annotation',
    motivation: 'contextualizing',
    target: {
      type: 'SpecificResource',
      source: id,
      selector: [{ type: 'TextQuoteSelector', prefix: before, exact, suffix: after }],
    },
  };
}
