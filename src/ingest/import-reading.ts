import type { Kysely } from 'kysely';
import { numbers, texts } from '../platform/database/dialects.ts';
import type { Database } from '../platform/database/schema.ts';
import { boundTitle } from './bounded-title.ts';
import { FaultyFile, type FindingAidReader, type ReaderEvent, type ReadingOptions } from './finding-aid-reader.ts';
import { hasDocument } from '../catalogue/has-document.ts';
import { NOTHING_CONTINUED, type Continuity } from './continuity/plan-continuity.ts';
import { ComponentKeys } from './import-keys.ts';

/** A stored record, as far as an import must know it to see what changed. */
export interface ExistingRow {
  pk: number;
  id: string;
  component_key: string;
  parent_pk: number | null;
  position: number;
  title: string;
  title_visibility: string;
  content_hash: string;
  child_count: number;
  descendant_count: number;
  removed_at: string | null;
  /** 1 where it has a document that nothing but its own access keeps from the public. */
  has_document: number;
}

const EXISTING_COLUMNS = [
  'pk',
  'id',
  'component_key',
  'parent_pk',
  'position',
  'title',
  'title_visibility',
  'content_hash',
  'child_count',
  'descendant_count',
  'removed_at',
] as const;

/** Every query for stored records begins here. */
function fromExisting(db: Kysely<Database>) {
  return db.selectFrom('record').select([...EXISTING_COLUMNS, hasDocument.as('has_document')]);
}

type ComponentEvent = Extract<ReaderEvent, { kind: 'component' }>;

/** A component with its name in the file, its place in document order (from 0), and its stored record. */
export type KeyedEvent =
  | (ComponentEvent & {
      key: string;
      ordinal: number;
      existing?: ExistingRow;
      /** Without one: the stored record of another name that it continues. */
      continued?: ExistingRow;
    })
  | Exclude<ReaderEvent, ComponentEvent>;

/**
 * Reads a file and names its components; where its finding aid is stored already, brings their records along, and
 * those that they continue.
 * Every fault of a reader becomes a FaultyFile: one bad file never stops the rest.
 * @throws FaultyFile
 */
export async function* readKeyed(
  db: Kysely<Database>,
  reader: FindingAidReader,
  path: string,
  options: ReadingOptions,
  aidPk: number | undefined,
  continuity: Continuity = NOTHING_CONTINUED,
): AsyncGenerator<KeyedEvent[]> {
  const keys = new ComponentKeys();
  let ordinal = 0;
  let previousDepth = -1;
  const name = (event: ReaderEvent): KeyedEvent[] => {
    if (event.kind !== 'component') return [event];
    const depth = Math.max(0, Math.min(event.depth, previousDepth + 1));
    previousDepth = depth;
    const { kind, line } = event;
    const key = keys.next(depth, event.key, event.description);
    const [description, problem] = boundTitle(event.description, line) ?? [event.description];
    const named = { kind, depth, line, description, key, ordinal: ordinal++ };
    return problem === undefined ? [named] : [named, { kind: 'problem', problem }];
  };
  for await (const batch of faultsAsFaultyFile(reader, path, options)) {
    options.signal?.throwIfAborted();
    const keyed = batch.flatMap(name);
    if (aidPk !== undefined) {
      await bringExisting(db, aidPk, keyed);
      await bringContinued(db, keyed, continuity);
    }
    yield keyed;
  }
}

async function bringExisting(db: Kysely<Database>, aidPk: number, events: KeyedEvent[]): Promise<void> {
  const components = events.filter((event) => event.kind === 'component');
  if (components.length === 0) return;
  const rows = await fromExisting(db)
    .where('finding_aid_pk', '=', aidPk)
    .where(
      'component_key',
      'in',
      texts(
        db,
        components.map((component) => component.key),
      ),
    )
    .execute();
  const byKey = new Map(rows.map((row) => [row.component_key, row]));
  for (const component of components) component.existing = byKey.get(component.key);
}

async function bringContinued(db: Kysely<Database>, events: KeyedEvent[], continuity: Continuity): Promise<void> {
  const heirs = new Map<number, Extract<KeyedEvent, { kind: 'component' }>>();
  for (const event of events) {
    const pk = event.kind === 'component' ? continuity.get(event.ordinal) : undefined;
    if (pk !== undefined && event.kind === 'component') heirs.set(pk, event);
  }
  if (heirs.size === 0) return;
  const rows = await fromExisting(db)
    .where('pk', 'in', numbers(db, [...heirs.keys()]))
    .execute();
  for (const row of rows) heirs.get(row.pk)!.continued = row;
}

async function* faultsAsFaultyFile(
  reader: FindingAidReader,
  path: string,
  options: ReadingOptions,
): AsyncGenerator<ReaderEvent[]> {
  try {
    yield* reader.read(path, options);
  } catch (error) {
    if (error instanceof FaultyFile || options.signal?.aborted) throw error;
    throw new FaultyFile(0, whyUnreadable(error));
  }
}

/** The message of an unexpected error may quote the file, so it is not repeated. */
export function whyUnreadable(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'EACCES' || code === 'EPERM')
    return 'This user may not read this file or folder: change its permissions.';
  if (code === 'ENOENT') return 'The file vanished while it was being read.';
  if (/^E[A-Z]+$/.test(code)) return `The file cannot be read from its disk (${code}).`;
  return `The program cannot read this file (${error instanceof Error ? error.name : 'fault'}): please report it.`;
}
