import { UnreadableDocument } from '../../documents/workshop.ts';
import { FaultyFile } from '../finding-aid-reader.ts';
import type { RunContext } from '../import-file.ts';
import type { Removals } from '../import-guard.ts';
import type { FoundFile } from '../import-walk.ts';
import type { RecordCounts } from '../record-counts.ts';
import type { Searched } from '../searched-folders.ts';
import { announceRecords } from './announce-records.ts';
import type { DocumentReport } from './document-report.ts';
import type { KnownDocument, KnownDocuments } from './known-documents.ts';
import type { PlannedDocument } from './plan-documents.ts';
import type { RefusedDocuments } from './refused-documents.ts';
import { rehearseDocument } from './rehearse-document.ts';
import { rehearseSettling, type RehearsedMatch } from './rehearse-settling.ts';
import { rematchDocuments } from './rematch-documents.ts';
import { firstPage, settleDocument, type SettlingContext, type UnsettledDocument } from './settle-document.ts';
import { markDamaged, placeDocument } from './store-document.ts';
import { startDocument, takeDocument, type ReadingMeans, type StartedDocument } from './take-document.ts';
import { removeDocument } from './vanished-documents.ts';

/** What is to be done with the documents of one import. */
export interface DocumentPlan {
  known: KnownDocuments;
  refused: RefusedDocuments;
  searched: Searched;
  planned: readonly PlannedDocument[];
  vanished: readonly KnownDocument[];
}

export interface DocumentMeans {
  reading: ReadingMeans;
  settling: Omit<SettlingContext, 'run'>;
  report: DocumentReport;
  /** @param pages read so far in this run */
  progress: (file: FoundFile, pages: number) => void;
}

/** Brings the documents of one import into the catalogue, after its finding aids. */
export class DocumentImport {
  readonly #run: RunContext;
  readonly #plan: DocumentPlan;
  readonly #means: DocumentMeans;
  readonly #report: DocumentReport;
  readonly #context: SettlingContext;
  /** By the pk of the stored document. */
  readonly #planned: ReadonlyMap<number | undefined, PlannedDocument>;
  readonly #vanished: ReadonlySet<number>;
  readonly #toBeRead: ReadonlySet<number | undefined>;
  /** Documents with a record of their own that stays as it is, as far as is known yet. */
  readonly #standingOwn = new Set<number>();

  constructor(run: RunContext, plan: DocumentPlan, means: DocumentMeans) {
    this.#run = run;
    this.#plan = plan;
    this.#means = means;
    this.#report = means.report;
    this.#context = { ...means.settling, run };
    this.#planned = new Map(plan.planned.map((planned) => [planned.known?.pk, planned]));
    this.#vanished = new Set(plan.vanished.map(({ pk }) => pk));
    this.#toBeRead = new Set(plan.planned.filter(isToBeRead).map(({ known }) => known?.pk));
  }

  /** Of files that will be read. */
  get bytes(): number {
    return this.#plan.planned.filter(isToBeRead).reduce((sum, { file }) => sum + file.bytes, 0);
  }

  /** How many documents of each source would go. */
  async removals(): Promise<Removals[]> {
    const { vanished, known } = this.#plan;
    const removals: Removals[] = [];
    for (const [source, gone] of Map.groupBy(vanished, (document) => document.source)) {
      removals.push({ what: 'documents', source, removed: gone.length, of: await known.countHeld(source) });
    }
    return removals;
  }

  /**
   * What closes comes first: to read what is new may take hours.
   * @param recordsChanged in this run: documents may belong elsewhere now
   */
  async apply(recordsChanged: boolean): Promise<void> {
    const { planned, vanished, refused, searched } = this.#plan;
    for (const document of vanished) await this.#remove(document);
    for (const document of planned) if (!isToBeRead(document)) await this.#place(document);
    for await (const some of recordsChanged ? this.#plan.known.held() : this.#standing()) await this.#rematch(some);
    this.#report.records.unchanged += this.#standingOwn.size;
    await this.#takeAll(planned.filter(isToBeRead));
    if (!this.#run.dryRun) await refused.forget(searched);
  }

  /** One document is read while the one before it is written. */
  async #takeAll(documents: readonly PlannedDocument[]): Promise<void> {
    let next = this.#start(documents[0]);
    for (const [at, planned] of documents.entries()) {
      const current = await next;
      next = this.#start(documents[at + 1]);
      this.#means.reading.signal?.throwIfAborted();
      await this.#guarded(planned, current);
      this.#means.progress(planned.file, this.#report.pages.added);
    }
  }

  /** Never throws: what went wrong is told when the document's turn has come. */
  async #start(planned: PlannedDocument | undefined): Promise<Started> {
    if (!planned) return {};
    try {
      return { document: await startDocument(this.#means.reading, planned) };
    } catch (fault) {
      return { fault };
    }
  }

  async #take(started: StartedDocument): Promise<void> {
    const { planned, reading } = started;
    const { path } = planned.file;
    const taken = this.#run.dryRun
      ? await rehearseDocument(this.#context, started)
      : await takeDocument(this.#means.settling, this.#run, started);
    this.#report.pages.added += taken.pages;
    this.#report.count(taken.settled);
    this.#report.match(path, taken.match);
    this.#report.documents[planned.known?.removed_at === null ? 'changed' : 'added']++;
    for (const note of reading.notes) this.#report.note(path, note);
    if (reading.heldBack === 'secret') this.#report.heldBack(path, 'secret', planned.contentHash);
  }

  /** A document that need not be read: it stands where it stood, or was moved. */
  async #place(planned: PlannedDocument): Promise<void> {
    const { known, file } = planned;
    this.#report.documents[known?.location === file.location ? 'unchanged' : 'changed']++;
    if (known?.attached_by === 'own') this.#standingOwn.add(known.pk);
    if (planned.change === 'placed' && !this.#run.dryRun) {
      await this.#run.db.transaction().execute((db) => placeDocument(db, planned));
    }
    const why = known?.held_back;
    if (why === 'secret' || why === 'unreadable') this.#report.heldBack(file.path, why, planned.contentHash);
  }

  async #remove(document: KnownDocument): Promise<void> {
    this.#report.documents.removed++;
    if (this.#run.dryRun) this.#report.records.removed += document.attached_by === 'own' ? 1 : 0;
    else await this.#run.db.transaction().execute((db) => this.#bury({ ...this.#run, db }, document));
  }

  async #bury({ db, now }: RunContext, document: KnownDocument): Promise<void> {
    this.#report.records.removed += await removeDocument(db, document, now);
  }

  async #rematch(documents: readonly KnownDocument[]): Promise<void> {
    for (const { document, match } of await rematchDocuments(this.#context, this.#asPlanned(documents))) {
      // What will be read is settled then, unless nobody may see it any more.
      const isToBeRead = this.#toBeRead.has(document.pk);
      if (isToBeRead && match.kind !== 'withheld') continue;
      this.#standingOwn.delete(document.pk);
      this.#report.count(await this.#settle(document, match));
      if (!isToBeRead) this.#report.match(document.path, match);
    }
  }

  async #settle(document: UnsettledDocument, match: RehearsedMatch): Promise<RecordCounts> {
    const { db, dryRun } = this.#run;
    if (dryRun || match.kind === 'named') {
      return rehearseSettling(this.#context, document, match, await firstPage(db, document.pk));
    }
    return db.transaction().execute((trx) => {
      return settleDocument({ ...this.#context, run: { ...this.#run, db: trx } }, document, match);
    });
  }

  /** In a dry run nothing has gone and nothing was placed. */
  #asPlanned(documents: readonly KnownDocument[]): KnownDocument[] {
    if (!this.#run.dryRun) return [...documents];
    return documents
      .filter(({ pk }) => !this.#vanished.has(pk))
      .map((known) => {
        const planned = this.#planned.get(known.pk);
        return planned ? { ...known, location: planned.file.location, root: planned.root } : known;
      });
  }

  /** Those of this run that were not read, as they are stored now: they were moved, or policy changed. */
  async *#standing(): AsyncGenerator<KnownDocument[]> {
    const standing = this.#plan.planned.filter((planned) => !isToBeRead(planned));
    // In a dry run those that were moved are where they were.
    const locations = standing.map(({ file, known }) => (this.#run.dryRun && known ? known.location : file.location));
    for (let at = 0; at < locations.length; at += AT_ONCE) {
      yield await this.#plan.known.atLocations(locations.slice(at, at + AT_ONCE));
    }
  }

  /** A file that cannot be read is a line in the report and nothing else. */
  async #guarded(planned: PlannedDocument, { document, fault }: Started): Promise<void> {
    try {
      if (document) await this.#take(document);
      else throw fault;
    } catch (error) {
      if (!(error instanceof UnreadableDocument || error instanceof FaultyFile)) throw error;
      this.#report.refused(planned.file.path, error.message);
      if (!this.#run.dryRun && error instanceof UnreadableDocument) await this.#refuse(planned, error.message);
    }
  }

  async #refuse(planned: PlannedDocument, reason: string): Promise<void> {
    await this.#run.db.transaction().execute(async (db) => {
      await this.#plan.refused.refuse(db, planned.file, reason);
      const { known } = planned;
      if (known?.removed_at !== null) return;
      await markDamaged(db, known.pk);
      if (known.record_pk !== null) await announceRecords(db, [known.record_pk]);
    });
  }
}

interface Started {
  document?: StartedDocument;
  fault?: unknown;
}

const AT_ONCE = 500;

function isToBeRead({ change }: PlannedDocument): boolean {
  return change === 'new' || change === 'changed';
}
