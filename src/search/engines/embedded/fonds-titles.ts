import { facetIndex } from './facet-table.ts';
import type { Clause } from './clauses.ts';
import type { OpenIndex } from './open-index.ts';
import { pkSet } from './pk-set.ts';
import type { PkSet } from './pk-set.ts';

/** The records of the fonds whose title holds the words of a clause. There are few fonds: their titles are simply read. */
export function fondsTitled(index: OpenIndex, clause: Clause): PkSet {
  const { columns, facets } = index;
  const titled = new Set<number>();
  const fonds = facetIndex('fonds');
  facets.values.forEach((entry, id) => {
    if (entry?.facet === fonds && holds(` ${words(entry.words)} `, clause)) titled.add(id);
  });
  const pks: number[] = [];
  if (titled.size > 0) {
    const sets = Array.from({ length: facets.setCount }, (_, set) => facets.valuesOf(set).some((id) => titled.has(id)));
    for (let pk = 0; pk < columns.capacity; pk++) if (sets[columns.facetSet[pk]!]) pks.push(pk);
  }
  return pkSet(Int32Array.from(pks), columns.capacity);
}

function holds(title: string, clause: Clause): boolean {
  const sought = [
    ` ${clause.words.join(' ')}${clause.prefix ? '' : ' '}`,
    ...clause.synonyms.map((synonym) => ` ${synonym.join(' ')} `),
  ];
  return sought.some((each) => title.includes(each));
}

/** Index text with its words one space apart. */
function words(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}
