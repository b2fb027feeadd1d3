import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, rmdir, unlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readShelves } from './read-shelves.ts';

/** The right to put images of one document into the cache; void once the document was forgotten. */
export interface CacheLease {
  readonly contentHash: string;
  isVoid: boolean;
}

/**
 * Images on disk, a folder for each document (by the hash of its content), within a limit of bytes: those not used
 * for the longest time go first. It is a cache: whatever cannot be read or written is as if it were not there.
 */
export class ImageCache {
  readonly #folder: string;
  readonly #mostBytes: number;
  /** Bytes by `hash/name`, least recently used first. */
  #kept = new Map<string, number>();
  #bytes = 0;
  /** How many times something was forgotten: what was read meanwhile is not counted as kept. */
  #forgotten = 0;
  readonly #leases = new Map<string, Set<CacheLease>>();

  /** @param folder absolute; made when something is first put into it */
  constructor(folder: string, mostBytes: number) {
    this.#folder = folder;
    this.#mostBytes = mostBytes;
  }

  /** Takes in what an earlier run left there. Until that is done, images are found all the same. */
  async takeStock(): Promise<void> {
    const found = await readShelves(this.#folder);
    const older = found.filter(({ key }) => !this.#kept.has(key));
    this.#kept = new Map([...older.map(({ key, bytes }): [string, number] => [key, bytes]), ...this.#kept]);
    this.#bytes += older.reduce((sum, { bytes }) => sum + bytes, 0);
    await this.#makeRoom();
  }

  async get(contentHash: string, name: string): Promise<Buffer | undefined> {
    const path = join(this.#shelf(contentHash), name);
    const before = this.#forgotten;
    const image = await readFile(path).catch(() => undefined);
    if (before !== this.#forgotten) return undefined;
    // After the machine lost its power, a file may have its name and nothing in it.
    if (!image || image.length === 0) {
      this.#drop(`${contentHash}/${name}`);
      return undefined;
    }
    this.#note(`${contentHash}/${name}`, image.length);
    const now = new Date();
    // For the order in which a later run lets them go.
    void utimes(path, now, now).catch(() => undefined);
    return image;
  }

  lease(contentHash: string): CacheLease {
    const lease = { contentHash, isVoid: false };
    const held = this.#leases.get(contentHash) ?? new Set();
    this.#leases.set(contentHash, held.add(lease));
    return lease;
  }

  release(lease: CacheLease): void {
    const held = this.#leases.get(lease.contentHash);
    held?.delete(lease);
    if (held?.size === 0) this.#leases.delete(lease.contentHash);
  }

  /** Whole or not at all: written beside its place and moved there. */
  async put(lease: CacheLease, name: string, image: Uint8Array): Promise<void> {
    const shelf = this.#shelf(lease.contentHash);
    const beside = join(shelf, `.${randomUUID()}`);
    try {
      if (lease.isVoid) return;
      await mkdir(shelf, { recursive: true });
      await writeFile(beside, image, { flag: 'wx' });
      if (!lease.isVoid) {
        await rename(beside, join(shelf, name));
        this.#note(`${lease.contentHash}/${name}`, image.length);
      }
    } catch {
      await rm(beside, { force: true }).catch(() => undefined);
    }
    if (lease.isVoid) await this.#empty(lease.contentHash);
    else await this.#makeRoom();
  }

  /** Nothing of this document is kept from now on, also of what is being made of it at this moment. */
  async forget(contentHash: string): Promise<void> {
    for (const lease of this.#leases.get(contentHash) ?? []) lease.isVoid = true;
    this.#leases.delete(contentHash);
    await this.#empty(contentHash);
  }

  async #empty(contentHash: string): Promise<void> {
    this.#forgotten++;
    for (const key of this.#kept.keys()) if (key.startsWith(`${contentHash}/`)) this.#drop(key);
    await rm(this.#shelf(contentHash), { recursive: true, force: true, maxRetries: 3 });
  }

  async #makeRoom(): Promise<void> {
    while (this.#bytes > this.#mostBytes) {
      const oldest = this.#kept.keys().next();
      if (oldest.done) return;
      this.#drop(oldest.value);
      const [contentHash = '', name = ''] = oldest.value.split('/');
      const shelf = this.#shelf(contentHash);
      await unlink(join(shelf, name)).catch(() => undefined);
      // Fails, as it should, where it is not empty.
      await rmdir(shelf).catch(() => undefined);
    }
  }

  #note(key: string, bytes: number): void {
    this.#drop(key);
    this.#kept.set(key, bytes);
    this.#bytes += bytes;
  }

  #drop(key: string): void {
    this.#bytes -= this.#kept.get(key) ?? 0;
    this.#kept.delete(key);
  }

  #shelf(contentHash: string): string {
    return join(this.#folder, contentHash.slice(0, 2), contentHash);
  }
}
