import type { Catalogue } from '../catalogue/catalogue.ts';
import type { FacetValue } from './answer.ts';
import type { FacetCount } from './engine.ts';
import type { FacetName } from './query.ts';
import type { SearchLabels } from './search-labels.ts';

/**
 * Counts of a facet with the reader's names. A fonds that the database no longer shows is left out unless
 * it was chosen: then it stands with its bare id and no count.
 */
export async function labelled(
  catalogue: Pick<Catalogue, 'byId'>,
  labels: SearchLabels,
  facet: FacetName,
  counts: FacetCount[],
  chosen: string[],
  lang: 'vi' | 'en',
): Promise<FacetValue[]> {
  const values = await Promise.all(
    counts.map(async ({ value, count }): Promise<FacetValue | undefined> => {
      const isChosen = chosen.includes(value);
      if (facet !== 'fonds') return { value, label: labels.facetValue(facet, value, lang), count, chosen: isChosen };
      const found = await catalogue.byId(value);
      if (found.kind === 'found') return { value, label: labels.fonds(found.record, lang), count, chosen: isChosen };
      return isChosen ? { value, label: value, count: 0, chosen: true } : undefined;
    }),
  );
  return values.filter((value) => value !== undefined);
}
