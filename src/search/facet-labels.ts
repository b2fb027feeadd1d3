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
  catalogue: Pick<Catalogue, 'linksByIds'>,
  labels: SearchLabels,
  facet: FacetName,
  counts: FacetCount[],
  chosen: string[],
  lang: 'vi' | 'en',
): Promise<FacetValue[]> {
  const isChosen = (value: string) => chosen.includes(value);
  if (facet !== 'fonds') {
    return counts.map(({ value, count }) => {
      return { value, label: labels.facetValue(facet, value, lang), count, chosen: isChosen(value) };
    });
  }
  const links = await catalogue.linksByIds(counts.map(({ value }) => value));
  return counts.flatMap(({ value, count }): FacetValue[] => {
    const link = links.get(value);
    if (link) return [{ value, label: labels.fonds(link, lang), count, chosen: isChosen(value) }];
    return isChosen(value) ? [{ value, label: value, count: 0, chosen: true }] : [];
  });
}
