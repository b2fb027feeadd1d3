import type { SearchDocument } from '../../engine.ts';
import type { FacetName } from '../../query.ts';

/** What a description may say nothing of. */
const LISTS = {
  language: 'languages',
  creator: 'creators',
  place: 'places',
  subject: 'subjects',
} as const satisfies Partial<Record<FacetName, keyof SearchDocument>>;

const NAMES = Object.keys(LISTS) as (keyof typeof LISTS)[];

/** Every choice of some of these names, in their order: one value of a document says all that is not stated. */
const CHOICES = NAMES.reduce<string[][]>((known, name) => [...known, ...known.map((each) => [...each, name])], [[]]);

/** The facets that a description says nothing of, as one value; empty where it says something of each. */
export function unstatedOf(document: SearchDocument): string {
  return NAMES.filter((name) => document[LISTS[name]].length === 0).join(' ');
}

/** The values that tell of this facet among others. */
export function valuesUnstating(facet: FacetName): string[] {
  return CHOICES.filter((choice) => choice.some((name) => name === facet)).map((choice) => choice.join(' '));
}

/** @param distribution how often each value occurs */
export function countUnstated(facet: FacetName, distribution: Readonly<Record<string, number>> = {}): number {
  return valuesUnstating(facet).reduce((sum, value) => sum + (distribution[value] ?? 0), 0);
}
