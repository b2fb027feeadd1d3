import { facetIndex } from './facet-table.ts';
import type { Clause } from './clauses.ts';
import type { OpenIndex } from './open-index.ts';
import { pkSet } from './pk-set.ts';
import type { PkSet } from './pk-set.ts';

/** The records of the fonds whose title holds the words of a clause. There are few fonds: their titles are simply read. */
export function fondsTitled(index: OpenIndex, clause: Clause): PkSet {
  const { columns, facets } = index;
  const titled = new Uint8Array(facets.values.length);
  const fonds = facetIndex('fonds');
  facets.values.forEach((entry, id) => {
    if (entry?.facet === fonds && holds(` ${words(entry.words)} `, clause)) titled[id] = 1;
  });
  const sets = new Uint8Array(facets.setCount);
  for (let set = 1; set < facets.setCount; set++) {
    for (let at = facets.starts[set]!; at < facets.starts[set + 1]!; at++) sets[set]! |= titled[facets.members[at]!]!;
  }
  const pks: number[] = [];
  for (let pk = 0; pk < columns.capacity; pk++) if (sets[columns.facetSet[pk]!] === 1) pks.push(pk);
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
