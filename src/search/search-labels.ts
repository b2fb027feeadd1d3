import type { PublicRecord, RecordLink } from '../catalogue/public-view.ts';
import type { FacetName } from './query.ts';

/** The reader's words for what a search answers with: given from outside, since interface text is not search's. */
export interface SearchLabels {
  /** Name of a facet's value: of codes (levels, access, online, languages) and of "not stated"; other values name themselves. */
  facetValue(facet: Exclude<FacetName, 'fonds'>, value: string, lang: 'vi' | 'en'): string;
  /** A fonds by its title, or what stands for it where that is masked. */
  fonds(link: RecordLink, lang: 'vi' | 'en'): string;
  /** Path of a record's page. */
  recordUrl(id: string, lang: 'vi' | 'en'): string;
  /** Level and years: what tells a suggestion from its namesakes. */
  hint(record: PublicRecord, lang: 'vi' | 'en'): string;
}
