import { basename } from 'node:path';
import type { Kysely } from 'kysely';
import type { Database } from '../platform/database/schema.ts';
import type { FoundFile } from './import-walk.ts';
import { hasVanishedFrom, isGone, resolvedPlace } from './searched-folders.ts';
import type { Searched } from './searched-folders.ts';

/** A stored finding aid, as far as telling which file it is. */
export interface KnownAid {
  pk: number;
  source: string;
  path: string;
  /** The place of its file (FoundFile), as of its last import. */
  location: string;
  identifier: string | null;
  id_scope: string;
  content_hash: string;
  /** How many of its records it marked as secret or internal. */
  withheld: number;
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
 * Tells which stored finding aid a file is. In this order: the one read from the same place, unless another was moved
 * over it; the one of the same name in a source that was named; one of the same name of which it is a copy; one whose
 * old place is empty now and which has the same content, identifier, path or file name. Any other file is a new
 * finding aid. Each is asked of all files before the next:
 * no file takes by its name what another is by its content.
 */
export class AidRegister {
  readonly #aids: KnownAid[];
  readonly #byLocation: Map<string, KnownAid[]>;
  readonly #source: string | undefined;
  readonly #taken = new Set<number>();
  readonly #replaced = new Set<number>();
  readonly #paths: Set<string>;
  #byResolved: Map<string, KnownAid[]> | undefined;
  #byPath: Map<string, KnownAid[]> | undefined;
  #byHash: Map<string, string> | undefined;
  #byContent: Map<string, KnownAid[]> | undefined;
  /** Those over whose files others were moved. */
  readonly #displaced: KnownAid[] = [];
  #byIdentifier: Map<string | null, KnownAid[]> | undefined;
  #byName: Map<string, KnownAid[]> | undefined;
  #missing: Set<KnownAid> | undefined;

  private constructor(aids: KnownAid[], source: string | undefined) {
    this.#aids = aids;
    this.#source = source;
    this.#paths = new Set(aids.flatMap((aid) => [`${aid.source}\0${aid.path}`, `${aid.source}\0${aid.id_scope}`]));
    this.#byLocation = Map.groupBy(aids, (aid) => aid.location);
  }

  /** @param source as given by `--source`, if it was */
  static async load(db: Kysely<Database>, source: string | undefined): Promise<AidRegister> {
    const aids = await db
      .selectFrom('finding_aid')
      .select(['pk', 'source', 'path', 'location', 'identifier', 'id_scope', 'content_hash', 'withheld'])
      // Those stand for documents, which have a register of their own.
      .where('format', '<>', 'document')
      .orderBy('pk')
      .execute();
    return new AidRegister(aids, source);
  }

  /** The finding aid that was read from this very place, if this is its content still. */
  sameAt(file: FoundFile, contentHash: string): KnownAid | undefined {
    const here = this.#allAt(file);
    return this.#takeFrom(
      here,
      here.find((aid) => aid.content_hash === contentHash),
    );
  }

  /**
   * Another finding aid of just this content, where its file was moved over that of the one which lay here: its own
   * place is empty now, or what lay here is among this run's files too, as when two change names. Else it was copied.
   * @param contents of all files of the run
   */
  movedOver(file: FoundFile, contentHash: string, contents: ReadonlySet<string>): KnownAid | undefined {
    const [covered, ...others] = this.#allAt(file);
    if (!covered) return undefined;
    const moved = this.#ofContent(contentHash).find(
      (aid) => this.#isFree(aid) && (isGone(aid.location) || contents.has(covered.content_hash)),
    );
    return this.#takeFrom([covered, ...others], moved);
  }

  /** The finding aid that was read from this very place, or from this file by another way. */
  atLocation(file: FoundFile): KnownAid | undefined {
    const here = this.#allAt(file);
    return this.#takeFrom(here, here[0]);
  }

  /** What lies there now is no finding aid. @returns whether records of one that did are in the catalogue still */
  holdsFrom(file: FoundFile): boolean {
    const aid = this.#standingAt(file);
    return aid !== undefined && aid.content_hash !== NOT_HELD;
  }

  /** Something else lies now where a finding aid was: it vanished. */
  replacedAt(file: FoundFile): void {
    const aid = this.#standingAt(file);
    if (aid) this.#replaced.add(aid.pk);
  }

  /** The name of a finding aid of this content, of whatever source, that is in the catalogue and stays there. */
  heldAs(contentHash: string): string | undefined {
    this.#byHash ??= new Map(
      this.#aids.filter(({ location }) => !isGone(location)).map((aid) => [aid.content_hash, aid.path]),
    );
    return this.#byHash.get(contentHash);
  }

  /** In a source that was named, the finding aid of this file's name. */
  byName(file: FoundFile): KnownAid | undefined {
    if (this.#source === undefined) return undefined;
    return this.#take(this.#ofPath(file.path).find((aid) => this.#isFree(aid)));
  }

  /** The finding aid of this file's name that was read elsewhere, where nothing of this run lies. */
  namesake(file: FoundFile): KnownAid | undefined {
    const source = this.#source ?? USUAL_SOURCE;
    return this.#ofPath(file.path).find(
      (aid) => aid.source === source && this.#isFree(aid) && aid.content_hash !== NOT_HELD && !this.#isMissing(aid),
    );
  }

  /** The missing finding aid of this content. */
  byContent(contentHash: string): KnownAid | undefined {
    return this.#take(this.#ofContent(contentHash).find((aid) => this.#isFree(aid) && this.#isMissing(aid)));
  }

  /** Missing finding aids of this identifier that no file goes on with yet. */
  identified(identifier: string): KnownAid[] {
    this.#byIdentifier ??= Map.groupBy(this.missing(), (aid) => aid.identifier);
    return this.#byIdentifier.get(identifier)?.filter((aid) => this.#isFree(aid)) ?? [];
  }

  /** A file goes on with a finding aid. */
  take(aid: KnownAid): void {
    this.#take(aid);
  }

  /** The missing finding aid that was called so. */
  calledAlike(file: FoundFile, identifier: string | undefined): KnownAid | undefined {
    this.#byName ??= Map.groupBy(this.missing(), (aid) => basename(aid.path));
    const alike = (this.#byName.get(basename(file.path)) ?? []).filter(
      (aid) => this.#isFree(aid) && agree(aid, identifier),
    );
    return this.#take(alike.find((aid) => aid.path === file.path) ?? onlyOne(alike));
  }

  /** Aids of this source whose file is no longer where it was. */
  missing(): KnownAid[] {
    this.#missing ??= new Set([...this.#own().filter((aid) => isGone(aid.location)), ...this.#displaced]);
    return [...this.#missing];
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
    const vanished = this.missing().filter((aid) => hasVanishedFrom(searched, aid.location));
    const displaced = new Set(this.#displaced.map(({ pk }) => pk));
    const replaced = this.#own().filter(({ pk }) => this.#replaced.has(pk) || displaced.has(pk));
    return [...vanished, ...replaced].filter((aid) => aid.content_hash !== NOT_HELD && this.#isFree(aid));
  }

  #isMissing(aid: KnownAid): boolean {
    if (!this.#missing) this.missing();
    return this.#missing?.has(aid) === true;
  }

  #ofContent(contentHash: string): KnownAid[] {
    this.#byContent ??= Map.groupBy(this.#own(), (aid) => aid.content_hash);
    return this.#byContent.get(contentHash) ?? [];
  }

  #ofPath(path: string): KnownAid[] {
    this.#byPath ??= Map.groupBy(this.#own(), (aid) => aid.path);
    return this.#byPath.get(path) ?? [];
  }

  #own(): KnownAid[] {
    return this.#aids.filter((aid) => this.#source === undefined || aid.source === this.#source);
  }

  #standingAt(file: FoundFile): KnownAid | undefined {
    return this.#allAt(file)[0];
  }

  /** Those whose records are in the catalogue first: what vanished from a place may have been followed by another. */
  #allAt(file: FoundFile): KnownAid[] {
    const here = this.#byLocation.get(file.place) ?? this.#behindLinks().get(file.location) ?? [];
    return here
      .filter((aid) => this.#isOfSource(aid) && this.#isFree(aid))
      .sort((a, b) => Number(a.content_hash === NOT_HELD) - Number(b.content_hash === NOT_HELD));
  }

  /** Only where a link leads there, or led when it was imported, is a place called otherwise. */
  #behindLinks(): Map<string, KnownAid[]> {
    this.#byResolved ??= Map.groupBy(this.#own(), (aid) => resolvedPlace(aid.location));
    return this.#byResolved;
  }

  /** A file goes on with one of those that were read from its place; the others it has covered. */
  #takeFrom(here: KnownAid[], aid: KnownAid | undefined): KnownAid | undefined {
    if (aid) this.#displaced.push(...here.filter((other) => other !== aid));
    return this.#take(aid);
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

/** The same file is reached by another way now. */
export async function placeAid(db: Kysely<Database>, pk: number, place: string): Promise<void> {
  await db.updateTable('finding_aid').set({ location: place }).where('pk', '=', pk).execute();
}

/** Two identifiers that differ are two finding aids, whatever their files are called. */
function agree(aid: KnownAid, identifier: string | undefined): boolean {
  return aid.identifier === null || identifier === undefined || aid.identifier === identifier;
}

function onlyOne<T>(found: T[]): T | undefined {
  return found.length === 1 ? found[0] : undefined;
}
