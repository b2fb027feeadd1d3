import type { Kysely } from 'kysely';
import { readStoredDescription } from '../../../catalogue/access/stored-description.ts';
import type { AccessLevel, Level, TitleVisibility } from '../../../catalogue/description.ts';
import { referenceOrder } from '../../../catalogue/reference-order.ts';
import { texts } from '../../../platform/database/dialects.ts';
import type { Database } from '../../../platform/database/schema.ts';
import type { Claim } from '../../withheld-claims.ts';
import { codeKey, partKey } from './name-codes.ts';

/** A record that a document may belong to. */
export interface FoundRecord {
  pk: number;
  level: Level;
  code: string | null;
  access: AccessLevel;
  visibility: TitleVisibility;
  /** pks from the topmost record down to it. */
  path: string;
}

/** A record whose finding aid names a file by its path. */
export interface FoundReference {
  record: FoundRecord;
  kind: 'path' | 'link';
  path: string;
  label: string | null;
  aidLocation: string;
}

/** One of a file's documents. */
export interface FoundItem extends FoundRecord {
  /** STT, as partKey writes it; absent where the finding aid gives none. */
  part?: string;
}

const RECORD_COLUMNS = [
  'record.pk',
  'record.level',
  'record.reference_code as code',
  'record.access',
  'record.title_visibility as visibility',
  'record.path',
] as const;

/** Reads records that finding aids of one source describe; those made for single documents are none of them. */
export class RecordFinder {
  readonly #db: Kysely<Database>;
  readonly #source: string;
  readonly #items = new Map<number, FoundItem[]>();

  constructor(db: Kysely<Database>, source: string) {
    this.#db = db;
    this.#source = source;
  }

  /** Files and items by their codes, under `codeKey`. */
  async byCodes(codes: readonly string[]): Promise<Map<string, FoundRecord[]>> {
    const orders = [...new Set(codes.map(referenceOrder))].filter((order) => order !== '');
    if (orders.length === 0) return new Map();
    const rows = await this.#described()
      .select(RECORD_COLUMNS)
      .where('record.reference_order', 'in', texts(this.#db, orders))
      .where('record.reference_order', '<>', '')
      .where('record.level', 'in', ['file', 'item'])
      .execute();
    const wanted = new Set(codes.map(codeKey));
    const found = rows.filter((row) => wanted.has(codeKey(row.code ?? '')));
    return Map.groupBy(found, (row) => codeKey(row.code ?? ''));
  }

  /** References whose path ends as one of the keys, under the key. */
  async byReferences(keys: readonly string[]): Promise<Map<string, FoundReference[]>> {
    if (keys.length === 0) return new Map();
    const rows = await this.#described()
      .innerJoin('file_reference as reference', 'reference.record_pk', 'record.pk')
      .select(RECORD_COLUMNS)
      .select(['reference.key', 'reference.kind', 'reference.path as named', 'reference.label', 'aid.location'])
      .where('reference.key', 'in', texts(this.#db, keys))
      .execute();
    const found = Map.groupBy(rows, (row) => row.key);
    return new Map(
      [...found].map(([key, named]) => [
        key,
        named.map(({ kind, named: path, label, location, ...record }) => ({
          record,
          kind,
          path,
          label,
          aidLocation: location,
        })),
      ]),
    );
  }

  /** Those of the claims that something left out makes. */
  async withheld(claims: readonly Claim[]): Promise<Set<Claim>> {
    if (claims.length === 0) return new Set();
    const rows = await this.#db
      .selectFrom('withheld_document as withheld')
      .innerJoin('finding_aid as aid', 'aid.pk', 'withheld.finding_aid_pk')
      .select('withheld.claim')
      .where('aid.source', '=', this.#source)
      .where('withheld.claim', 'in', texts(this.#db, claims))
      .execute();
    return new Set(rows.map((row) => row.claim));
  }

  /** The documents of a file, as its finding aid lists them. */
  async itemsOf(filePk: number): Promise<FoundItem[]> {
    const known = this.#items.get(filePk);
    if (known) return known;
    const rows = await this.#db
      .selectFrom('record')
      .select([...RECORD_COLUMNS, 'record.description'])
      .where('parent_pk', '=', filePk)
      .where('level', '=', 'item')
      .where('removed_at', 'is', null)
      .execute();
    const items = rows.map(({ description, ...item }) => {
      const part = readStoredDescription(description).partNumber;
      return part === undefined ? item : { ...item, part: partKey(part) };
    });
    if (this.#items.size >= FILES_REMEMBERED) this.#items.clear();
    this.#items.set(filePk, items);
    return items;
  }

  /** Files of the fonds whose folded title or code this is, with their places on the shelf. */
  async filesOfFonds(isNamed: (fonds: { title: string; code: string | null }) => boolean) {
    const topmost = await this.#described()
      .select(['record.pk', 'record.title', 'record.reference_code as code', 'record.finding_aid_pk'])
      .where('record.parent_pk', 'is', null)
      .execute();
    const files = [];
    for (const fonds of topmost.filter(isNamed)) {
      const rows = await this.#db
        .selectFrom('record')
        .select([...RECORD_COLUMNS, 'record.description'])
        .where('finding_aid_pk', '=', fonds.finding_aid_pk)
        .where('fonds_pk', '=', fonds.pk)
        .where('level', '=', 'file')
        .where('removed_at', 'is', null)
        .execute();
      for (const { description, ...record } of rows) {
        const address = readStoredDescription(description).address;
        if (address?.file !== undefined) files.push({ record, address });
      }
    }
    return files;
  }

  #described() {
    return this.#db
      .selectFrom('record')
      .innerJoin('finding_aid as aid', 'aid.pk', 'record.finding_aid_pk')
      .where('aid.source', '=', this.#source)
      .where('aid.format', '<>', 'document')
      .where('record.removed_at', 'is', null);
  }
}

const FILES_REMEMBERED = 500;
