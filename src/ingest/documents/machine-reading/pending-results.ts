import { sql, type Kysely } from 'kysely';
import { dayInVietnam } from '../../../platform/vietnam-time.ts';
import type { Database } from '../../../platform/database/schema.ts';
import { whileOnlyImport } from '../../import-lock.ts';
import { RehearsedNames } from '../../rehearsed-names.ts';
import type { ReadingOptions } from '../../finding-aid-reader.ts';
import { applyResults, type Applied, type ApplyingContext } from './apply-results.ts';

export interface PendingMeans extends Omit<ApplyingContext, 'run'> {
  dataDir: string;
  accessWords: ReadingOptions['accessWords'];
  now: () => Date;
  onApplied: (applied: Applied) => void;
}

/**
 * Documents for which results wait to be taken in. That is done while no import runs, so that neither sees half of
 * what the other does; as long as one does, results pile up here and in the database, where nothing is lost.
 */
export class PendingResults {
  readonly #db: Kysely<Database>;
  readonly #means: PendingMeans;
  readonly #pending = new Set<number>();
  #turn: Promise<unknown> = Promise.resolve();

  constructor(db: Kysely<Database>, means: PendingMeans) {
    this.#db = db;
    this.#means = means;
  }

  /** Finds the documents that have results from a run that did not come to its end, or from their own likes. */
  async find(): Promise<void> {
    const rows = await this.#db
      .selectFrom('document_page as page')
      .innerJoin('document', 'document.pk', 'page.document_pk')
      .innerJoin('ocr_result as result', (join) =>
        join
          .onRef('result.content_hash', '=', 'document.content_hash')
          .onRef('result.page', '=', 'page.number')
          .on('result.reader', '=', this.#means.reader),
      )
      .select('document.pk')
      .distinct()
      .where('page.source', '=', 'waiting')
      .where('document.removed_at', 'is', null)
      .execute();
    for (const { pk } of rows) this.#pending.add(pk);
  }

  add(documentPk: number): void {
    this.#pending.add(documentPk);
  }

  /** Takes in what waits, one call after the other. @returns whether it could: no import is at work */
  apply(documentPk?: number): Promise<boolean> {
    const turn = this.#turn.then(() => this.#applyNow(documentPk === undefined ? [...this.#pending] : [documentPk]));
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  async #applyNow(documents: readonly number[]): Promise<boolean> {
    if (documents.length === 0) return true;
    const done = await whileOnlyImport(this.#db, this.#means.dataDir, async () => {
      for (const pk of documents) {
        const applied = await this.#applyOne(pk);
        this.#pending.delete(pk);
        if (applied) this.#means.onApplied(applied);
      }
      return true;
    });
    return done === true;
  }

  async #applyOne(documentPk: number): Promise<Applied | undefined> {
    const now = this.#means.now();
    return this.#db.transaction().execute(async (db) => {
      const { rows } = await sql<{ last: number | null }>`select max(pk) as last from record`.execute(db);
      const run = {
        db,
        reading: { accessWords: this.#means.accessWords },
        now: now.toISOString(),
        today: dayInVietnam(now),
        pks: { upcoming: (rows[0]?.last ?? 0) + 1 },
        dryRun: false,
        names: new RehearsedNames(),
        progress: () => undefined,
      };
      return applyResults({ ...this.#means, run }, documentPk);
    });
  }
}
