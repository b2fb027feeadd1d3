import type { ReadableFile } from './pdfium-files.ts';

/** Numbers of musl, which PDFium was compiled with. */
const NO_SUCH_FILE = -44;
const BAD_DESCRIPTOR = 8;
const FIRST_DESCRIPTOR = 100;
const REGULAR_FILE = 0o100444;
const STAT_BYTES = 96;

interface Handle {
  file: ReadableFile;
  position: number;
}

/**
 * What PDFium sees of the world: the documents that were given to it, by made-up names, and nothing else. It asks
 * through the few system calls that Emscripten knows.
 */
export class PdfiumSystem {
  readonly #files = new Map<string, ReadableFile>();
  readonly #handles = new Map<number, Handle>();
  #lastHandle = FIRST_DESCRIPTOR;
  #memory: WebAssembly.Memory | undefined;

  give(name: string, file: ReadableFile): void {
    this.#files.set(name, file);
  }

  take(name: string): void {
    this.#files.get(name)?.close();
    this.#files.delete(name);
  }

  /** Once it is known: PDFium's memory is its own. */
  set memory(memory: WebAssembly.Memory) {
    this.#memory = memory;
  }

  /** By the names under which PDFium imports them. */
  readonly calls = {
    __syscall_openat: (_folder: number, path: number): number => {
      const file = this.#files.get(this.#text(path));
      if (!file) return NO_SUCH_FILE;
      this.#handles.set(++this.#lastHandle, { file, position: 0 });
      return this.#lastHandle;
    },
    __syscall_fstat64: (descriptor: number, status: number): number => {
      const handle = this.#handles.get(descriptor);
      if (!handle) return -BAD_DESCRIPTOR;
      this.#bytes(status, STAT_BYTES).fill(0);
      const view = this.#view();
      view.setInt32(status + 4, REGULAR_FILE, true);
      view.setBigInt64(status + 24, BigInt(handle.file.size), true);
      return 0;
    },
    __syscall_stat64: (): number => NO_SUCH_FILE,
    __syscall_lstat64: (): number => NO_SUCH_FILE,
    __syscall_newfstatat: (): number => NO_SUCH_FILE,
    fd_seek: (descriptor: number, offset: bigint, from: number, position: number): number => {
      const handle = this.#handles.get(descriptor);
      if (!handle) return BAD_DESCRIPTOR;
      const base = from === 0 ? 0 : from === 1 ? handle.position : handle.file.size;
      handle.position = Math.max(0, base + Number(offset));
      this.#view().setBigInt64(position, BigInt(handle.position), true);
      return 0;
    },
    fd_read: (descriptor: number, vectors: number, count: number, total: number): number => {
      const handle = this.#handles.get(descriptor);
      if (!handle) return BAD_DESCRIPTOR;
      const view = this.#view();
      let read = 0;
      for (let at = vectors; at < vectors + count * 8; at += 8) {
        const target = this.#bytes(view.getUint32(at, true), view.getUint32(at + 4, true));
        const got = handle.file.read(target, handle.position);
        handle.position += got;
        read += got;
        if (got < target.length) break;
      }
      view.setUint32(total, read, true);
      return 0;
    },
    fd_close: (descriptor: number): number => (this.#handles.delete(descriptor) ? 0 : BAD_DESCRIPTOR),
  };

  #text(address: number): string {
    const bytes = this.#bytes(address);
    return Buffer.from(bytes.subarray(0, bytes.indexOf(0))).toString('utf8');
  }

  #view(): DataView {
    return new DataView(this.#buffer());
  }

  #bytes(address: number, length?: number): Uint8Array {
    return new Uint8Array(this.#buffer(), address, length);
  }

  #buffer(): ArrayBuffer {
    if (!this.#memory) throw new Error('PDFium asks for a file before it has a memory.');
    return this.#memory.buffer;
  }
}
