import type { Kysely } from 'kysely';
import type { Database } from '../../platform/database/schema.ts';
import type { TreeWindow, WindowRequest } from '../catalogue.ts';
import type { PublicRecord } from '../public-view.ts';
import { viewByPks } from './viewed-records.ts';

const LARGEST_WINDOW = 200;

/**
 * One stretch of a record's listed children. Everything runs over the index (parent, listed, position), so a
 * node with ten thousand children costs what one with ten does.
 */
export async function childrenOf(
  db: Kysely<Database>,
  parent: PublicRecord,
  request: WindowRequest,
): Promise<TreeWindow | undefined> {
  const limit = Math.max(1, Math.min(LARGEST_WINDOW, Math.trunc(request.limit) || LARGEST_WINDOW));
  const named = request.before ?? request.around ?? request.after;
  if (named === undefined) return windowFrom(db, parent.pk, await forward(db, parent.pk, null, limit));

  const position = await positionOf(db, parent.pk, named);
  if (position === undefined) return undefined;
  if (request.before !== undefined) return windowFrom(db, parent.pk, await backward(db, parent.pk, position, limit));
  if (request.around !== undefined) return windowFrom(db, parent.pk, await around(db, parent.pk, position, limit));
  return windowFrom(db, parent.pk, await forward(db, parent.pk, position, limit), position);
}

/** A child and where it stands: all that the index itself holds, so that no row is read to find a window. */
interface Placed {
  pk: number;
  position: number;
}

async function positionOf(db: Kysely<Database>, parentPk: number, id: string): Promise<number | undefined> {
  const row = await db
    .selectFrom('record')
    .select('position')
    .where('id', '=', id)
    .where('parent_pk', '=', parentPk)
    .where('listed', '=', 1)
    .executeTakeFirst();
  return row?.position;
}

function listedChildren(db: Kysely<Database>, parentPk: number) {
  return db.selectFrom('record').where('parent_pk', '=', parentPk).where('listed', '=', 1);
}

function forward(db: Kysely<Database>, parentPk: number, after: number | null, limit: number): Promise<Placed[]> {
  const all = listedChildren(db, parentPk).select(['pk', 'position']);
  const rest = after === null ? all : all.where('position', '>', after);
  return rest.orderBy('position').limit(limit).execute();
}

async function backward(db: Kysely<Database>, parentPk: number, before: number, limit: number): Promise<Placed[]> {
  const rows = await listedChildren(db, parentPk)
    .select(['pk', 'position'])
    .where('position', '<', before)
    .orderBy('position', 'desc')
    .limit(limit)
    .execute();
  return rows.reverse();
}

/** As many on either side as fit; more on one where the other runs out. */
async function around(db: Kysely<Database>, parentPk: number, position: number, limit: number): Promise<Placed[]> {
  const earlier = await backward(db, parentPk, position, limit - 1);
  const later = await forward(db, parentPk, position - 1, limit);
  const half = Math.floor((limit - 1) / 2);
  const fromEarlier = Math.min(earlier.length, Math.max(half, limit - later.length));
  return [...earlier.slice(earlier.length - fromEarlier), ...later].slice(0, limit);
}

/** @param after where an empty window stands: behind this position */
async function windowFrom(db: Kysely<Database>, parentPk: number, rows: Placed[], after?: number): Promise<TreeWindow> {
  const first = rows[0];
  const { total, earlier } = await listedChildren(db, parentPk)
    .select((e) => [
      e.fn.countAll<number>().as('total'),
      e.fn
        .countAll<number>()
        .filterWhere('position', '<', first?.position ?? 0)
        .as('earlier'),
    ])
    .executeTakeFirstOrThrow();
  const before = first ? earlier : after === undefined ? 0 : total;
  return { children: await inOrder(db, rows), total, before, after: total - before - rows.length };
}

async function inOrder(db: Kysely<Database>, rows: Placed[]): Promise<PublicRecord[]> {
  const pks = rows.map(({ pk }) => pk);
  const views = new Map((await viewByPks(db, pks)).map((view) => [view.pk, view]));
  return pks.flatMap((pk) => views.get(pk) ?? []);
}
