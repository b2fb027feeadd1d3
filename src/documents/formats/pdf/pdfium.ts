import { readFile } from 'node:fs/promises';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import type { ReadableFile } from './pdfium-files.ts';
import type { PdfiumCalls } from './pdfium-calls.ts';
import { PdfiumSystem } from './pdfium-system.ts';
import { OutOfLimits } from '../open-file.ts';
import { withinTime } from '../within-time.ts';

const MEGABYTE = 1 << 20;

/**
 * PDFium as WebAssembly: it sees no files but those given to it, and gets no more memory than it may have. The
 * package's own classes lack most of what reading takes, so its functions are called directly.
 */
export class Pdfium {
  readonly call: PdfiumCalls;
  readonly #memory: WebAssembly.Memory;
  readonly #system: PdfiumSystem;
  readonly #limits: PdfiumLimits;

  private constructor(exports: WebAssembly.Exports, system: PdfiumSystem, limits: PdfiumLimits) {
    // PDFium's exported functions are what fpdfview.h says of them.
    this.call = exports as unknown as PdfiumCalls;
    this.#memory = exports['memory'] as WebAssembly.Memory;
    this.#system = system;
    this.#limits = limits;
  }

  static async load(pageSeconds: number, memoryMb: number): Promise<Pdfium> {
    const system = new PdfiumSystem();
    const limits: PdfiumLimits = { pageSeconds, bytes: memoryMb * MEGABYTE, wereReached: false };
    const module = await WebAssembly.compile(
      await readFile(new URL(import.meta.resolve('@hyzyla/pdfium/pdfium.wasm'))),
    );
    let loaded: WebAssembly.Exports | undefined;
    await PDFiumLibrary.init({
      instantiateWasm(imports, succeed) {
        bound(imports, limits);
        for (const names of Object.values(imports)) Object.assign(names, system.calls);
        const instance = new WebAssembly.Instance(module, imports);
        loaded = instance.exports;
        system.memory = instance.exports['memory'] as WebAssembly.Memory;
        // Emscripten takes the instance here, whatever the package's types say.
        succeed(instance);
        return instance.exports;
      },
    });
    if (!loaded) throw new Error('PDFium was not loaded.');
    return new Pdfium(loaded, system, limits);
  }

  give(name: string, file: ReadableFile): void {
    this.#system.give(name, file);
  }

  take(name: string): void {
    this.#system.take(name);
  }

  /** @throws OutOfLimits */
  run<Result>(work: () => Result): Result {
    try {
      const result = withinTime(this.#limits.pageSeconds, work);
      // Pixels and streams that find no memory are left out without a word.
      if (!this.#limits.wereReached) return result;
    } catch (error) {
      if (!this.#limits.wereReached) throw error;
    }
    throw new OutOfLimits('large');
  }

  /** Memory that is given back afterwards. */
  with<Result>(bytes: number, use: (address: number) => Result): Result {
    const address = this.call.malloc(bytes);
    if (address === 0) throw new OutOfLimits('large');
    try {
      return use(address);
    } finally {
      this.call.free(address);
    }
  }

  withText<Result>(text: string, use: (address: number) => Result): Result {
    const bytes = Buffer.from(`${text}\0`);
    return this.with(bytes.length, (address) => {
      this.bytes(address, bytes.length).set(bytes);
      return use(address);
    });
  }

  /** A view that holds until PDFium is called again. */
  bytes(address: number, length: number): Uint8Array {
    return new Uint8Array(this.#memory.buffer, address, length);
  }

  floats(address: number, count: number): Float32Array {
    return new Float32Array(this.#memory.buffer, address, count);
  }
}

interface PdfiumLimits {
  pageSeconds: number;
  bytes: number;
  wereReached: boolean;
}

function bound(imports: WebAssembly.Imports, limits: PdfiumLimits): void {
  const names = imports['env'];
  const grow = names?.['emscripten_resize_heap'];
  if (!names || typeof grow !== 'function') throw new Error('PDFium has changed: its memory cannot be bounded.');
  names['emscripten_resize_heap'] = (wanted: number): number => {
    if (wanted >>> 0 > limits.bytes) {
      limits.wereReached = true;
      return 0;
    }
    return Number(grow(wanted));
  };
}
