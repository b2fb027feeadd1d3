import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { SearchDocument } from '../../engine.ts';
import { UNSTATED } from '../../query.ts';
import type { FacetName } from '../../query.ts';
import { indexText } from './index-text.ts';

/** Numbers remembered while writing; beyond it they are looked up anew. */
const MOST_REMEMBERED = 50_000;

/**
 * Gives every combination of facet values its number, making those that are new. No statement here may
 * return rows from an insert or update on conflict: SQLite brackets such statements with a savepoint, at
 * which FTS5 writes out all words it holds back, a hundred times slower (fts5SavepointMethod in fts5_main.c).
 */
export class FacetSets {
  readonly #documents = new Map<string, number>();
  readonly #values = new Map<string, number>();
  readonly #version: StatementSync;
  #seen = 0;
  readonly #findValue: StatementSync;
  readonly #addValue: StatementSync;
  readonly #renameValue: StatementSync;
  readonly #findSet: StatementSync;
  readonly #addSet: StatementSync;

  constructor(database: DatabaseSync) {
    this.#version = database.prepare('pragma data_version');
    this.#findValue = database.prepare('select id, words from facet_value where facet = ? and value = ?');
    this.#addValue = database.prepare('insert into facet_value (facet, value, words) values (?, ?, ?)');
    this.#renameValue = database.prepare('update facet_value set words = ? where id = ?');
    this.#findSet = database.prepare('select id from facet_set where value_ids = ?');
    this.#addSet = database.prepare('insert into facet_set (value_ids) values (?)');
  }

  /** Call at the start of a transaction: another connection may have given numbers, or taken values out. */
  refresh(): void {
    const version = Number(this.#version.get()?.['data_version']);
    if (version !== this.#seen) this.forget();
    this.#seen = version;
  }

  numberOf(document: SearchDocument): number {
    return remember(this.#documents, keyOf(document), () => {
      const ids = new Set<number>();
      for (const [facet, values] of facetValues(document)) {
        const title = facet === 'fonds' ? document.fondsTitle : undefined;
        for (const value of values) ids.add(this.#valueId(facet, value.normalize('NFC'), title));
      }
      return this.#setId([...ids].join(' '));
    });
  }

  /** After a transaction that was rolled back, or another process's write, what was remembered may not hold. */
  forget(): void {
    this.#documents.clear();
    this.#values.clear();
  }

  #valueId(facet: FacetName, value: string, title: string | undefined): number {
    return remember(this.#values, `${facet}\n${value}\n${title ?? ''}`, () => {
      const words = indexText(title ?? value);
      const found = this.#findValue.get(facet, value);
      if (!found) return Number(this.#addValue.run(facet, value, words).lastInsertRowid);
      if (found['words'] !== words) this.#renameValue.run(words, found['id']!);
      return Number(found['id']);
    });
  }

  #setId(valueIds: string): number {
    return Number(this.#findSet.get(valueIds)?.['id'] ?? this.#addSet.run(valueIds).lastInsertRowid);
  }
}

/** Equal for documents with equal facets; siblings mostly are. */
function keyOf(document: SearchDocument): string {
  const { access, online, level, fonds, fondsTitle, languages, creators, places, subjects } = document;
  const one = `${access}\n${online}\n${level}\n${fonds}\n${fondsTitle}`;
  return `${one}\n\n${languages.join('\n')}\n\n${creators.join('\n')}\n\n${places.join('\n')}\n\n${subjects.join('\n')}`;
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
