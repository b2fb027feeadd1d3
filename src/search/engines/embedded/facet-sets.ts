import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { SearchDocument } from '../../engine.ts';
import { UNSTATED } from '../../query.ts';
import type { FacetName } from '../../query.ts';
import { indexText } from './index-text.ts';

/** Numbers remembered while writing; beyond it they are looked up anew. */
const MOST_REMEMBERED = 200_000;

/** Gives every combination of facet values its number, making those that are new. */
export class FacetSets {
  readonly #values = new Map<string, number>();
  readonly #sets = new Map<string, number>();
  readonly #findValue: StatementSync;
  readonly #addValue: StatementSync;
  readonly #findSet: StatementSync;
  readonly #addSet: StatementSync;

  constructor(database: DatabaseSync) {
    this.#findValue = database.prepare('select id, words from facet_value where facet = ? and value = ?');
    this.#addValue = database.prepare(
      'insert into facet_value (facet, value, words) values (?, ?, ?) on conflict do update set words = excluded.words returning id',
    );
    this.#findSet = database.prepare('select id from facet_set where value_ids = ?');
    this.#addSet = database.prepare('insert into facet_set (value_ids) values (?) returning id');
  }

  numberOf(document: SearchDocument): number {
    const ids = new Set<number>();
    for (const [facet, values] of facetValues(document)) {
      const words = facet === 'fonds' ? document.fondsTitle : undefined;
      for (const value of values) ids.add(this.#valueId(facet, value.normalize('NFC'), words));
    }
    return this.#setId([...ids].join(','));
  }

  /** After a transaction that was rolled back, what was remembered may not exist. */
  forget(): void {
    this.#values.clear();
    this.#sets.clear();
  }

  #valueId(facet: FacetName, value: string, title: string | undefined): number {
    const key = `${facet}\n${value}\n${title ?? ''}`;
    return remember(this.#values, key, () => {
      const words = indexText(title ?? value);
      const found = this.#findValue.get(facet, value);
      if (found && found['words'] === words) return Number(found['id']);
      return Number(this.#addValue.get(facet, value, words)?.['id']);
    });
  }

  #setId(valueIds: string): number {
    return remember(this.#sets, valueIds, () => {
      const found = this.#findSet.get(valueIds) ?? this.#addSet.get(valueIds);
      return Number(found?.['id']);
    });
  }
}

function facetValues(document: SearchDocument): [FacetName, readonly string[]][] {
  return [
    ['access', [document.access]],
    ['online', [document.online ? 'yes' : 'no']],
    ['level', [document.level]],
    ['fonds', [document.fonds]],
    ['language', stated(document.languages)],
    ['creator', stated(document.creators)],
    ['place', stated(document.places)],
    ['subject', stated(document.subjects)],
  ];
}

function stated(values: readonly string[]): readonly string[] {
  return values.length > 0 ? values : [UNSTATED];
}

function remember(known: Map<string, number>, key: string, find: () => number): number {
  const number = known.get(key);
  if (number !== undefined) return number;
  if (known.size >= MOST_REMEMBERED) known.clear();
  const found = find();
  known.set(key, found);
  return found;
}
