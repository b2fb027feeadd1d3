import type { FacetCount } from './engine.ts';
import { toneInPlace } from './vietnamese/tone-place.ts';

/**
 * What makes two spellings one value: "Hà nội" and "Hà Nội" are, and "Uỷ ban" and "Ủy ban"; "Ha Noi" is another. As
 * Meilisearch compares what facetText (engines/meilisearch/texts.ts) gives it.
 */
export function facetKey(value: string): string {
  return toneInPlace(value.trim()).normalize('NFKD').toLowerCase();
}

/** Values in the spelling in which they were chosen, so that a choice can be told and taken away. */
export function spelledAsChosen(counts: readonly FacetCount[], chosen: readonly string[]): FacetCount[] {
  if (chosen.length === 0) return [...counts];
  const spelled = new Map(chosen.map((value) => [facetKey(value), value]));
  return counts.map(({ value, count }) => ({ value: spelled.get(facetKey(value)) ?? value, count }));
}
