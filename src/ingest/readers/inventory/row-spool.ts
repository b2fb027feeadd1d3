import { closeSync, mkdtempSync, openSync, readSync, rmdirSync, unlinkSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Values set down in order and fetched in another, in a file without a name: it is gone with the process, and
 * what it holds was never anywhere a person could open it. Rows of refused files are never put here.
 */
export class RowSpool {
  readonly #file: number;
  readonly #starts: number[] = [];
  #end = 0;
  #pending: Buffer[] = [];
  #pendingBytes = 0;

  constructor() {
    const folder = mkdtempSync(join(tmpdir(), 'phong-doc-'));
    const path = join(folder, 'rows');
    this.#file = openSync(path, 'wx+', 0o600);
    unlinkSync(path);
    rmdirSync(folder);
  }

  /** @param value anything JSON can hold */
  put(value: unknown): void {
    const bytes = Buffer.from(JSON.stringify(value));
    this.#starts.push(this.#end);
    this.#end += bytes.length;
    this.#pending.push(bytes);
    this.#pendingBytes += bytes.length;
    if (this.#pendingBytes > FLUSH_AT) this.#flush();
  }

  /** The value put as number `index`, from 0. */
  get(index: number): unknown {
    this.#flush();
    const start = this.#starts[index] ?? this.#end;
    const bytes = Buffer.alloc((this.#starts[index + 1] ?? this.#end) - start);
    readSync(this.#file, bytes, 0, bytes.length, start);
    return JSON.parse(bytes.toString());
  }

  close(): void {
    closeSync(this.#file);
  }

  #flush(): void {
    for (const bytes of this.#pending) writeSync(this.#file, bytes);
    this.#pending = [];
    this.#pendingBytes = 0;
  }
}

const FLUSH_AT = 1 << 20;
