import type { Catalogue } from '../catalogue/catalogue.ts';
import type { FacetValue } from './answer.ts';
import type { FacetCount, RetrievalRequest, SearchEngine } from './engine.ts';
import { labelled } from './facet-labels.ts';
import type { FacetName } from './query.ts';
import type { SearchLabels } from './search-labels.ts';
import { withFinalI } from './vietnamese/bare-finals.ts';
import { foldedWords } from './vietnamese/tokens.ts';

/** Values shown of a long facet; no more than either engine tells at once, so that a full list is one that may be cut. */
export const SHOWN = 150;
/** Values of a coded facet that are named before they are looked through. */
const NAMED = 1000;

interface Parts {
  engine: Pick<SearchEngine, 'retrieve' | 'facetValues'>;
  catalogue: Pick<Catalogue, 'linksByIds'>;
  labels: SearchLabels;
}

interface Asked {
  facet: FacetName;
  startsWith: string;
  /** By parameters; what is typed among the words is not. */
  chosen: string[];
}

/**
 * Values of one facet that hold words beginning with what was typed, most frequent first. Facets of codes (levels,
 * languages …) are looked through by the reader's names for them, which no engine knows; the others, fonds by their
 * titles, by the engine.
 */
export async function facetValuesFor(
  { engine, catalogue, labels }: Parts,
  request: RetrievalRequest,
  { facet, startsWith, chosen }: Asked,
  lang: 'vi' | 'en',
): Promise<FacetValue[]> {
  const starts = foldedWords(startsWith).map(withFinalI);
  if (NAMED_BY_ENGINE.has(facet) && starts.length > 0) {
    const counts = await engine.facetValues(request, facet, startsWith, SHOWN);
    return labelled(catalogue, labels, facet, counts, chosen, lang);
  }
  const counts = await allCounts(engine, request, facet, starts.length === 0 ? SHOWN : NAMED);
  const values = await labelled(catalogue, labels, facet, counts, chosen, lang);
  return values.filter(({ label }) => holdsWordsBeginning(label, starts)).slice(0, SHOWN);
}

const NAMED_BY_ENGINE: ReadonlySet<FacetName> = new Set(['creator', 'place', 'subject', 'fonds']);

async function allCounts(
  engine: Parts['engine'],
  request: RetrievalRequest,
  facet: FacetName,
  facetLimit: number,
): Promise<FacetCount[]> {
  const { facets } = await engine.retrieve({ ...request, facets: [facet], facetLimit, histogram: false });
  return facets[facet] ?? [];
}

function holdsWordsBeginning(label: string, starts: string[]): boolean {
  const words = foldedWords(label).map(withFinalI);
  return starts.every((start) => words.some((word) => word.startsWith(start)));
}
