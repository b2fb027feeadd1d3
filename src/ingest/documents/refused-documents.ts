import type { Kysely } from 'kysely';
import type { Database, RefusedDocumentTable } from '../../platform/database/schema.ts';
import type { Problem } from '../finding-aid-reader.ts';
import type { FoundFile } from '../import-walk.ts';
import { isBeneath } from '../searched-folders.ts';
import type { Searched } from '../searched-folders.ts';
import { READING_VERSION } from './reading-hash.ts';

/** Files that could not be read as documents: told again in each import, and not tried again until they change. */
export class RefusedDocuments {
  readonly #db: Kysely<Database>;
  readonly #byLocation: Map<string, RefusedDocumentTable>;
  readonly #report: (path: string, problem: Problem) => void;
  /** Places of those that were refused in this run. */
  readonly #told = new Set<string>();

  private constructor(
    db: Kysely<Database>,
    rows: RefusedDocumentTable[],
    report: (path: string, problem: Problem) => void,
  ) {
    this.#db = db;
    this.#byLocation = new Map(rows.map((row) => [row.location, row]));
    this.#report = report;
  }

  static async load(db: Kysely<Database>, report: (path: string, problem: Problem) => void): Promise<RefusedDocuments> {
    return new RefusedDocuments(db, await db.selectFrom('refused_document').selectAll().execute(), report);
  }

  /** Whether this very file was refused before by the same reading; then it is told again. */
  isRefused(file: FoundFile): boolean {
    const row = this.#byLocation.get(file.location);
    const isSame =
      row?.bytes === file.bytes &&
      row.written_at === Math.trunc(file.writtenAt) &&
      row.reading_version === READING_VERSION;
    if (!isSame) return false;
    this.#told.add(file.location);
    this.#report(file.path, { line: 0, reason: row.reason, severity: 'refused' });
    return true;
  }

  /** @param db the transaction in which it is refused */
  async refuse(db: Kysely<Database>, file: FoundFile, reason: string): Promise<void> {
    const row = {
      bytes: file.bytes,
      written_at: Math.trunc(file.writtenAt),
      reading_version: READING_VERSION,
      reason,
    };
    this.#told.add(file.location);
    await db
      .insertInto('refused_document')
      .values({ location: file.location, ...row })
      .onConflict((c) => c.column('location').doUpdateSet(row))
      .execute();
  }

  /** Forgets files that are gone from the folders, or that were read after all. */
  async forget({ roots, unread }: Searched): Promise<void> {
    for (const location of this.#byLocation.keys()) {
      if (this.#told.has(location) || !isBeneath(roots, location) || isBeneath(unread, location)) continue;
      await this.#db.deleteFrom('refused_document').where('location', '=', location).execute();
    }
  }
}
