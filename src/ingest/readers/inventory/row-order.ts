import { containerKeys, fileKey, titlePrint } from './keys.ts';
import { textOf } from './row-values.ts';
import type { InventoryRow } from './interpret-rows.ts';

/** A file as the first reading found it. */
export interface FileEntry {
  key: string;
  /** 1 for the first file of this key, 2 for the next … */
  occurrence: number;
  secret: boolean;
}

/**
 * What a first reading of all rows keeps, a few dozen bytes for each: which file each row belongs to, in which
 * order files must be told so that a box is told once, and which files carry a secret mark on any of their rows.
 */
export class RowOrder {
  readonly #containers = new Map<string, number>();
  /** First file of each key, then a chain of others of the same key. */
  readonly #first = new Map<string, number>();
  readonly #next: (number | undefined)[] = [];
  /** 48 bits of a hash; 0 for a file without a title so far. */
  readonly #titles: number[] = [];
  readonly #occurrence: number[] = [];
  /** By file, in the order of their first rows. */
  readonly #fonds: number[] = [];
  readonly #inventory: number[] = [];
  readonly #box: number[] = [];
  readonly #keys: string[] = [];
  readonly #secret = new Set<number>();
  /** By file: whether its first row that is told hides it. */
  readonly #hidden: (boolean | undefined)[] = [];
  #shown: Set<number> | undefined;
  readonly #fileOfRow: number[] = [];
  #current: number | undefined;

  /** Must be told every row, in order. @param isHidden whether the row says that nobody may know of its file */
  add(row: InventoryRow, isHidden = false): void {
    const file = row.continues && this.#current !== undefined ? this.#current : this.#fileFor(row);
    this.#current = file;
    this.#fileOfRow.push(file);
    if (row.refusal === 'file') this.#secret.add(this.#headOf(file));
    if (row.refusal === undefined) this.#hidden[file] ??= isHidden;
  }

  /**
   * Whether the public may know of a fonds, inventory or box: its name comes from the rows of its files, so
   * that it is as hidden as they are where all of them are. Ask after the last row.
   */
  isShown(containerKey: string): boolean {
    this.#shown ??= this.#shownContainers();
    return this.#shown.has(this.#containers.get(containerKey) ?? -1);
  }

  get rows(): number {
    return this.#fileOfRow.length;
  }

  fileOfRow(index: number): number {
    return this.#fileOfRow[index] ?? -1;
  }

  file(id: number): FileEntry {
    const key = this.#keys[id] ?? '';
    return { key, occurrence: this.#occurrence[id] ?? 1, secret: this.#secret.has(this.#headOf(id)) };
  }

  /**
   * The order in which to tell the rows, as indexes of rows; undefined where it is the order they came in.
   * Fonds, inventories, boxes and files stand by their first row, rows of one file as they came.
   */
  order(): Uint32Array | undefined {
    const files = Uint32Array.from(this.#fonds, (_, id) => id).sort((a, b) => this.#compare(a, b));
    const position = new Uint32Array(files.length);
    files.forEach((id, at) => (position[id] = at));
    const rows = Uint32Array.from(this.#fileOfRow, (_, index) => index);
    const place = (row: number) => position[this.#fileOfRow[row] ?? 0] ?? 0;
    const inOrder = rows.every((row, at) => at === 0 || place(row - 1) <= place(row));
    return inOrder ? undefined : rows.sort((a, b) => place(a) - place(b) || a - b);
  }

  #shownContainers(): Set<number> {
    const shown = new Set<number>();
    for (const containers of [this.#fonds, this.#inventory, this.#box]) {
      for (const [file, id] of containers.entries()) {
        if (this.#hidden[file] === false && !this.#secret.has(this.#headOf(file))) shown.add(id);
      }
    }
    return shown;
  }

  #fileFor(row: InventoryRow): number {
    const key = fileKey(row);
    const print = titlePrint(textOf(row.file, 'fileTitle'));
    const first = this.#first.get(key);
    if (first === undefined) return this.#make(row, key, print, 1);
    for (let id: number | undefined = first; id !== undefined; id = this.#next[id]) {
      const same = print === 0 || this.#titles[id] === 0 || this.#titles[id] === print;
      if (same && row.hasItem) return this.#named(id, print);
      if (same && print === 0 && this.#titles[id] === 0) return id;
      if (this.#next[id] === undefined) {
        const made = this.#make(row, key, print, (this.#occurrence[id] ?? 1) + 1);
        this.#next[id] = made;
        return made;
      }
    }
    return first;
  }

  #named(id: number, print: number): number {
    if (this.#titles[id] === 0) this.#titles[id] = print;
    return id;
  }

  #make(row: InventoryRow, key: string, print: number, occurrence: number): number {
    const id = this.#titles.length;
    const { fonds, inventory, box } = containerKeys(row.place);
    this.#titles.push(print);
    this.#next.push(undefined);
    this.#occurrence.push(occurrence);
    this.#keys.push(key);
    this.#fonds.push(this.#containerId(fonds));
    this.#inventory.push(this.#containerId(inventory ?? fonds));
    this.#box.push(this.#containerId(box ?? ''));
    if (occurrence === 1) this.#first.set(key, id);
    return id;
  }

  #compare(a: number, b: number): number {
    for (const rank of [this.#fonds, this.#inventory, this.#box]) {
      const difference = (rank[a] ?? 0) - (rank[b] ?? 0);
      if (difference !== 0) return difference;
    }
    return a - b;
  }

  #containerId(key: string): number {
    const known = this.#containers.get(key);
    if (known !== undefined) return known;
    this.#containers.set(key, this.#containers.size);
    return this.#containers.size - 1;
  }

  /** Files of one key share a secret mark: better one too many refused than one too few. */
  #headOf(id: number): number {
    return this.#first.get(this.#keys[id] ?? '') ?? id;
  }
}
