import { buffer } from 'node:stream/consumers';
import { createGzip } from 'node:zlib';

/** Lines compressed at once: each piece is a task for another thread. UTF-16 units. */
const PIECE = 250_000;

/** Documents joined until they are sent, compressed as they come to an eighth of their size. */
export class Payload {
  /** Before compression. */
  bytes = 0;
  documents = 0;
  /** For all of it being searchable. */
  readonly done = Promise.withResolvers<void>();
  readonly #gzip = createGzip({ level: 1 });
  readonly #body = buffer(this.#gzip);
  #lines = '';
  #compressed: Promise<void> = Promise.resolve();

  constructor() {
    // Whoever handed the changes over looks at it; without a handler now, an early failure would end the process.
    this.done.promise.catch(() => undefined);
  }

  /** @param bytes how long the line is @returns undefined where more may come at once */
  add(line: string, bytes: number): Promise<void> | undefined {
    this.bytes += bytes;
    this.documents++;
    this.#lines += line;
    return this.#lines.length < PIECE ? undefined : this.#compress();
  }

  /** No more comes. */
  async compressed(): Promise<Buffer> {
    this.#gzip.end(this.#lines);
    return this.#body;
  }

  drop(error: Error): void {
    this.#gzip.end();
    this.done.reject(error);
  }

  /** Goes on while the piece is compressed; resolves when the one before has been. */
  #compress(): Promise<void> {
    const before = this.#compressed;
    const piece = this.#lines;
    this.#lines = '';
    // By its own callback: a stream that was ended meanwhile tells no more when it is drained.
    this.#compressed = new Promise((resolve) => this.#gzip.write(piece, () => resolve()));
    return before;
  }
}
