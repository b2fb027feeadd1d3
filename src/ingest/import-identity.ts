import { basename } from 'node:path';
import type { Kysely } from 'kysely';
import type { Database } from '../platform/database/schema.ts';
import type { FoundFile } from './import-walk.ts';
import { hasVanishedFrom, isGone } from './searched-folders.ts';
import type { Searched } from './searched-folders.ts';

/** A stored finding aid, as far as telling which file it is. */
export interface KnownAid {
  pk: number;
  source: string;
  path: string;
  location: string;
  identifier: string | null;
  id_scope: string;
  content_hash: string;
}

/** Where a file that belongs to no stored finding aid will be kept. */
export interface NewAid {
  source: string;
  path: string;
}

/** Content hash of an aid whose file vanished: all its records are tombstones. */
export const NOT_HELD = '';

/** The name of the body that aids come from where `--source` does not say. */
export const USUAL_SOURCE = 'archive';

/**
 * Tells which stored finding aid a file is. In this order: the one read from the same place; the one of the
 * same name in a source that was named; one whose old place is empty now and which has the same content,
 * identifier, path or file name. Any other file is a new finding aid.
 */
export class AidRegister {
  readonly #aids: KnownAid[];
  readonly #byLocation = new Map<string, KnownAid[]>();
  readonly #source: string | undefined;
  readonly #taken = new Set<number>();
  readonly #paths: Set<string>;
  #missing: KnownAid[] | undefined;

  private constructor(aids: KnownAid[], source: string | undefined) {
    this.#aids = aids;
    this.#source = source;
    this.#paths = new Set(aids.flatMap((aid) => [`${aid.source}\0${aid.path}`, `${aid.source}\0${aid.id_scope}`]));
    for (const aid of aids) this.#byLocation.set(aid.location, [...(this.#byLocation.get(aid.location) ?? []), aid]);
  }

  /** @param source as given by `--source`, if it was */
  static async load(db: Kysely<Database>, source: string | undefined): Promise<AidRegister> {
    const aids = await db
      .selectFrom('finding_aid')
      .select(['pk', 'source', 'path', 'location', 'identifier', 'id_scope', 'content_hash'])
      // Those stand for documents, which have a register of their own.
      .where('format', '<>', 'document')
      .orderBy('pk')
      .execute();
    return new AidRegister(aids, source);
  }

  /** The finding aid that was read from this very place. */
  atLocation(file: FoundFile): KnownAid | undefined {
    return this.#take(this.#byLocation.get(file.location)?.find((aid) => this.#isOfSource(aid) && this.#isFree(aid)));
  }

  /**
   * The finding aid that this file, found in a new place, goes on with.
   * @param mostAlike chooses between finding aids of one identifier
   */
  async elsewhere(
    file: FoundFile,
    contentHash: string,
    identifier: string | undefined,
    mostAlike: (aids: readonly KnownAid[]) => Promise<KnownAid | undefined>,
  ): Promise<KnownAid | undefined> {
    if (this.#source !== undefined) {
      const same = this.#aids.find((aid) => this.#isOfSource(aid) && aid.path === file.path && this.#isFree(aid));
      if (same) return this.#take(same);
    }
    const missing = this.missing().filter((aid) => this.#isFree(aid));
    return this.#take(
      missing.find((aid) => aid.content_hash === contentHash) ??
        (await mostAlike(missing.filter((aid) => identifier !== undefined && aid.identifier === identifier))) ??
        missing.find((aid) => aid.path === file.path && agree(aid, identifier)) ??
        onlyOne(missing.filter((aid) => basename(aid.path) === basename(file.path) && agree(aid, identifier))),
    );
  }

  /** Aids of this source whose file is no longer where it was. */
  missing(): KnownAid[] {
    this.#missing ??= this.#aids.filter((aid) => this.#isOfSource(aid) && isGone(aid.location));
    return this.#missing;
  }

  /** A name for a new aid that no other has. */
  newAid(file: FoundFile): NewAid {
    const source = this.#source ?? USUAL_SOURCE;
    const names = [file.path, ...(file.root ? [`${basename(file.root)}/${file.path}`] : [])];
    let path = names.find((name) => !this.#paths.has(`${source}\0${name}`));
    for (let n = 2; path === undefined; n++) {
      if (!this.#paths.has(`${source}\0${file.path}#${n}`)) path = `${file.path}#${n}`;
    }
    this.#paths.add(`${source}\0${path}`);
    return { source, path };
  }

  /** Aids whose file vanished from one of the folders, and that no file of this run goes on with. */
  vanishedFrom(searched: Searched): KnownAid[] {
    return this.missing().filter(
      (aid) => aid.content_hash !== NOT_HELD && this.#isFree(aid) && hasVanishedFrom(searched, aid.location),
    );
  }

  #take(aid: KnownAid | undefined): KnownAid | undefined {
    if (aid) this.#taken.add(aid.pk);
    return aid;
  }

  #isFree(aid: KnownAid): boolean {
    return !this.#taken.has(aid.pk);
  }

  #isOfSource(aid: KnownAid): boolean {
    return this.#source === undefined || aid.source === this.#source;
  }
}

/** Two identifiers that differ are two finding aids, whatever their files are called. */
function agree(aid: KnownAid, identifier: string | undefined): boolean {
  return aid.identifier === null || identifier === undefined || aid.identifier === identifier;
}

function onlyOne<T>(found: T[]): T | undefined {
  return found.length === 1 ? found[0] : undefined;
}
