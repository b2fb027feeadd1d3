import { stat } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import type { FindingAidReader, ReaderEvent, ReadingOptions } from '../finding-aid-reader.ts';
import { DistantReading } from './distant-reading.ts';
import { errorOf } from './reading-fault.ts';
import type { FromReader, ReadingThreadData, ToReader } from './thread-messages.ts';

/** Bytes after which a thread is worth its start; what is less is read here. */
const WORTH_A_THREAD = 8 * 1024 * 1024;
/** The file that is about to be asked for, and the one after it. */
const MOST_AHEAD = 2;

/** Reads large finding aids, or many, in a thread of its own: one core reads while another stores what was read. */
export class ReadingThread {
  readonly #data: ReadingThreadData;
  readonly #worth: number;
  readonly #readings = new Map<number, DistantReading>();
  #worker: Worker | undefined;
  #begun = 0;
  #bytes = 0;
  /** Begun before anybody asked for them, by path; in the order in which they were. */
  readonly #ahead = new Map<string, { format: string; reading: DistantReading }>();

  /** @param worth bytes to be read before the thread starts */
  constructor(data: ReadingThreadData, worth = WORTH_A_THREAD) {
    this.#data = data;
    this.#worth = worth;
  }

  /** The same readers, at work in the thread. They take the access policy of the thread. */
  around(readers: readonly FindingAidReader[]): FindingAidReader[] {
    return readers.map((reader) => ({
      ...reader,
      read: (path, options) => this.#read(reader, path, options),
      ahead: (path) => this.#goAhead(reader.format, path),
    }));
  }

  async close(): Promise<void> {
    await this.#worker?.terminate();
  }

  async *#read(reader: FindingAidReader, path: string, options: ReadingOptions): AsyncGenerator<ReaderEvent[]> {
    if (!this.#worker && !(await this.#isWorth(path))) {
      yield* reader.read(path, options);
      return;
    }
    const { signal } = options;
    signal?.throwIfAborted();
    const reading = this.#aheadOf(reader.format, path, options) ?? this.#begin(reader.format, path, options);
    const abort = () => reading.end(signal?.reason instanceof Error ? signal.reason : new Error('aborted'));
    signal?.addEventListener('abort', abort);
    try {
      for (let batch = await reading.next(); batch !== undefined; batch = await reading.next()) {
        this.#tell({ kind: 'fetched', reading: reading.id });
        yield JSON.parse(batch) as ReaderEvent[];
      }
    } finally {
      signal?.removeEventListener('abort', abort);
      this.#leave(reading);
    }
  }

  /** A file that cannot be looked at is told by its reader. */
  async #isWorth(path: string): Promise<boolean> {
    this.#bytes += await stat(path).then(
      ({ size }) => size,
      () => 0,
    );
    return this.#bytes >= this.#worth;
  }

  #goAhead(format: string, path: string): void {
    if (!this.#worker || this.#ahead.has(path)) return;
    const [oldest] = this.#ahead;
    if (oldest && this.#ahead.size >= MOST_AHEAD) {
      this.#ahead.delete(oldest[0]);
      this.#leave(oldest[1].reading);
    }
    this.#ahead.set(path, { format, reading: this.#begin(format, path, {}) });
  }

  #aheadOf(format: string, path: string, { looksAhead }: Pick<ReadingOptions, 'looksAhead'>) {
    const ahead = this.#ahead.get(path);
    if (ahead?.format !== format || looksAhead) return undefined;
    this.#ahead.delete(path);
    return ahead.reading;
  }

  #begin(format: string, path: string, { looksAhead = false }: Pick<ReadingOptions, 'looksAhead'>): DistantReading {
    const reading = new DistantReading(++this.#begun);
    this.#readings.set(reading.id, reading);
    this.#tell({ kind: 'read', reading: reading.id, format, path, looksAhead });
    return reading;
  }

  #leave(reading: DistantReading): void {
    this.#readings.delete(reading.id);
    if (!reading.hasEnded) this.#tell({ kind: 'leave', reading: reading.id });
  }

  #tell(message: ToReader): void {
    this.#worker ??= this.#start();
    this.#worker.postMessage(message);
  }

  #start(): Worker {
    const worker = new Worker(new URL('./reading-worker.ts', import.meta.url), { workerData: this.#data });
    worker.on('message', (message: FromReader) => {
      const reading = this.#readings.get(message.reading);
      if (message.kind === 'batch') reading?.add(message.events);
      else if (message.kind === 'end') reading?.end();
      else reading?.end(errorOf(message.fault));
    });
    worker.on('error', (error) => this.#lose(worker, error));
    worker.on('exit', () => this.#lose(worker, new Error('The reading thread has ended.')));
    return worker;
  }

  /** What was being read is lost with the thread; the next file starts another. */
  #lose(worker: Worker, error: unknown): void {
    if (this.#worker !== worker) return;
    this.#worker = undefined;
    const reason = error instanceof Error ? error : new Error(String(error));
    for (const reading of this.#readings.values()) reading.end(reason);
    this.#readings.clear();
    this.#ahead.clear();
  }
}
