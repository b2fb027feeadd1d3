import type { PixelRegion } from '../../documents/page-images/page-size.ts';
import { nameOf, pageAddress } from './hit-page.ts';
import type { FoundText, HitPage } from './hit-page.ts';

/** The same as `hitPage`, in the words of the Content Search API 1.0, the one that Mirador and Universal Viewer ask. */
export function hitList({ address, found, ignored, total, startIndex, page, last }: HitPage): object {
  return {
    '@id': pageAddress(address, page),
    '@type': 'sc:AnnotationList',
    within: {
      '@type': 'sc:Layer',
      total,
      ...(ignored.length > 0 ? { ignored } : {}),
      first: pageAddress(address, 1),
      last: pageAddress(address, last),
    },
    startIndex,
    ...(page < last ? { next: pageAddress(address, page + 1) } : {}),
    ...(page > 1 ? { prev: pageAddress(address, page - 1) } : {}),
    resources: found.flatMap((each) => placesOf(each).map((place, at) => annotation(each, place, at))),
    hits: found.map((each) => ({
      '@type': 'search:Hit',
      annotations: placesOf(each).map((_, at) => nameOf(each.id, at)),
      before: each.before,
      match: each.exact,
      after: each.after,
    })),
  };
}

/** At least one: the whole canvas where nobody knows better. */
function placesOf({ places }: FoundText): (PixelRegion | undefined)[] {
  return places.length === 0 ? [undefined] : places;
}

function annotation({ id, canvas, exact }: FoundText, place: PixelRegion | undefined, at: number): object {
  return {
    '@id': nameOf(id, at),
    '@type': 'oa:Annotation',
    motivation: 'sc:painting',
    resource: { '@type': 'cnt:ContentAsText', format: 'text/plain', chars: exact },
    on: place ? `${canvas}#xywh=${place.x},${place.y},${place.width},${place.height}` : canvas,
  };
}
