import type { Kysely } from 'kysely';
import { forgetOldPages } from '../../../platform/database/forget-old-pages.ts';
import { isBusy } from '../../../platform/database/try-briefly.ts';
import type { Database } from '../../../platform/database/schema.ts';
import { whileOnlyReading } from '../../import-lock.ts';
import type { DocumentReport } from '../document-report.ts';
import type { Applied } from './apply-results.ts';
import { PendingResults, type PendingMeans } from './pending-results.ts';
import { isStillThere, MachineStopped, readPage, type PageMeans } from './read-page.ts';
import { forgetSecrecy, hasResult, keepResult, type PageOutcome, type ResultKey } from './read-results.ts';
import { countWaiting, waitingPages, type WaitingPage } from './waiting-pages.ts';

export interface MachineReadingOptions extends Omit<PageMeans, 'released'>, Omit<PendingMeans, 'reader' | 'onApplied'> {
  /** Pages read at the same time. */
  workers: number;
  report: DocumentReport;
  progress?: (progress: MachineReadingProgress) => void;
}

export interface MachineReadingProgress {
  done: number;
  total: number;
  /** Seconds until all are read, at the pace so far; absent before the first page. */
  left?: number;
}

/** Between two times at which what was read of an unfinished document becomes searchable. */
const TAKE_IN_MS = 30_000;
const RETRY_MS = 250;

/**
 * Reads the pages that wait for a machine, whichever import brought them: each result is kept at once, so that a
 * run that is stopped or killed loses only the pages at hand. What becomes of documents is told in `report`.
 * @returns false when another process reads already: it will come to these pages too
 * @throws the signal's reason, when what was read has been taken in
 */
export async function readWaitingPages(database: Kysely<Database>, options: MachineReadingOptions): Promise<boolean> {
  return database.connection().execute(async (db) => {
    const reading = new MachineReading(db, options);
    const done = await whileOnlyReading(db, options.dataDir, async () => {
      await reading.run();
      return true;
    });
    options.report.pages.waiting = await countWaiting(db);
    return done === true;
  });
}

class MachineReading {
  readonly #db: Kysely<Database>;
  readonly #options: MachineReadingOptions;
  readonly #means: PageMeans;
  readonly #pending: PendingResults;
  readonly #started = performance.now();
  /** Documents whose files are not what they were. */
  readonly #missing = new Set<number>();
  /** Pages being read now: the same content is read once. */
  readonly #atHand = new Set<string>();
  #takenIn = performance.now();
  #total = 0;
  #done = 0;
  #stopped: MachineStopped | undefined;

  constructor(db: Kysely<Database>, options: MachineReadingOptions) {
    this.#db = db;
    this.#options = options;
    this.#means = { ...options, released: options.policy.released };
    this.#pending = new PendingResults(db, {
      ...options,
      reader: options.reader.version,
      onApplied: (applied) => this.#tell(applied),
    });
  }

  async run(): Promise<void> {
    await forgetSecrecy(this.#db, this.#options.policy.released);
    try {
      // Pages after the first are read when the first has been taken in: until nothing more turns up.
      for (let read = 1; read > 0 && !this.#stopped;) {
        await this.#takeIn();
        this.#total = this.#done + (await countWaiting(this.#db));
        read = await this.#readAll();
      }
    } finally {
      await this.#pending.apply();
      if (this.#options.report.documents.heldBack > 0) await forgetOldPages(this.#db);
    }
    if (this.#stopped) {
      const reason = `Scans cannot be read by machine now: ${this.#stopped.message} Their pages wait; import again when that is mended.`;
      this.#options.report.failed('', reason);
    }
  }

  /** Waits for an import that is at work. */
  async #takeIn(): Promise<void> {
    await this.#pending.find();
    while (!(await this.#pending.apply())) {
      this.#options.signal?.throwIfAborted();
      await pause();
    }
  }

  /** @returns how many pages were read */
  async #readAll(): Promise<number> {
    const pages = waitingPages(this.#db, this.#options.reader.version);
    let read = 0;
    const work = async () => {
      for await (const page of { [Symbol.asyncIterator]: () => ({ next: () => pages.next() }) }) {
        if (this.#stopped) return;
        this.#options.signal?.throwIfAborted();
        if (await this.#readOne(page)) read++;
      }
    };
    // All come to their end before anything is thrown: they write through one connection.
    const ends = await Promise.allSettled(Array.from({ length: this.#options.workers }, work));
    for (const end of ends) if (end.status === 'rejected') throw end.reason;
    return read;
  }

  async #readOne(page: WaitingPage): Promise<boolean> {
    const content = `${page.contentHash}/${page.number}`;
    if (this.#missing.has(page.documentPk) || this.#atHand.has(content)) return false;
    this.#atHand.add(content);
    try {
      if (!(await isStillThere(page))) return this.#skip(page);
      // Another document of the same content may have been read since this page was found waiting.
      if (!(await hasResult(this.#db, this.#keyOf(page)))) await this.#keep(page, await readPage(this.#means, page));
    } catch (error) {
      if (!(error instanceof MachineStopped)) throw error;
      this.#stopped = error;
      return false;
    } finally {
      this.#atHand.delete(content);
    }
    this.#tellProgress();
    this.#pending.add(page.documentPk);
    if (page.number === 1) await this.#pending.apply(page.documentPk);
    else if (performance.now() - this.#takenIn > TAKE_IN_MS) {
      this.#takenIn = performance.now();
      await this.#pending.apply();
    }
    return true;
  }

  #keyOf(page: WaitingPage): ResultKey {
    return { content_hash: page.contentHash, page: page.number, reader: this.#options.reader.version };
  }

  #skip(page: WaitingPage): false {
    this.#missing.add(page.documentPk);
    this.#options.report.note(
      page.path,
      'Its file is not where or what it was: its scans wait until it is imported again.',
    );
    return false;
  }

  /** SQLite has one writer at a time, and an import may write for minutes. */
  async #keep(page: WaitingPage, outcome: PageOutcome): Promise<void> {
    for (;;) {
      try {
        return await keepResult(this.#db, this.#keyOf(page), outcome);
      } catch (error) {
        if (!isBusy(error)) throw error;
        await pause();
      }
    }
  }

  #tellProgress(): void {
    this.#done++;
    const elapsed = (performance.now() - this.#started) / 1000;
    const left = (elapsed / this.#done) * Math.max(0, this.#total - this.#done);
    this.#options.progress?.({ done: this.#done, total: Math.max(this.#total, this.#done), left });
  }

  #tell({ path, contentHash, read, failed, heldBack, records }: Applied): void {
    const { report } = this.#options;
    report.count(records);
    report.pages.readByMachine += read;
    for (const { page, reason } of failed) {
      report.pages.failed++;
      report.failed(path, `Page ${page} could not be read by machine: ${reason}`);
    }
    if (heldBack) report.heldBack(path, heldBack, contentHash);
  }
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, RETRY_MS));
}
