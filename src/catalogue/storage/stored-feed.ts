import { sql, type Kysely } from 'kysely';
import { isPostgres, numbers } from '../../platform/database/dialects.ts';
import { tryBriefly } from '../../platform/database/try-briefly.ts';
import type { Database } from '../../platform/database/schema.ts';
import type { FeedRecord, PendingChanges, PublicFeed } from '../public-feed.ts';
import { passagesOf } from './feed-passages.ts';
import { VIEWED_COLUMNS, viewRows, type StoredRow } from './viewed-records.ts';

/** The feed as kept in the database: the outbox, and the records themselves. One reader at a time. */
export function createPublicFeed(db: Kysely<Database>): PublicFeed {
  /** Delivered, but still in the outbox: an import may hold SQLite's write lock for as long as a file takes. */
  const delivered = new Set<number>();
  return {
    pending: (limit, after = 0) => pendingChanges(db, limit, after, delivered),
    delivered: async (seqs) => {
      for (const seq of seqs) delivered.add(seq);
      if (delivered.size === 0) return;
      if (await forget(db, [...delivered])) delivered.clear();
    },
    all: async (afterPk, limit) => {
      const next = await listedAfter(db, afterPk, limit);
      const fitting = next.slice(0, howManyFit(next)).map(({ pk }) => pk);
      return fitting.length === 0 ? [] : feedRecords(db, await listedAmong(db, fitting));
    },
    countAll: async () => {
      const { count } = await db
        .selectFrom('record')
        .select((e) => e.fn.countAll<number>().as('count'))
        .where('listed', '=', 1)
        .executeTakeFirstOrThrow();
      return count;
    },
  };
}

type FeedRow = StoredRow & { reference_order: string };
const FEED_COLUMNS = [...VIEWED_COLUMNS, 'reference_order'] as const;

interface StoredSize {
  pk: number;
  bytes: number;
}

/** Of the description, read from the head of the row without touching the text, and of the pages of its documents. */
const storedBytes = sql<number>`octet_length(description) + case when online = 1 then coalesce((select sum(text_bytes)
  from document where record_pk = record.pk and removed_at is null and held_back is null), 0) else 0 end`.as('bytes');

/**
 * Of stored descriptions and pages: most records have one kilobyte, but one may have two million characters,
 * or a thousand pages.
 */
const BYTES_AT_ONCE = 3 * 1024 * 1024;

/** Outbox rows looked at for one answer: of an import each holds hundreds of pks, of other changes one. */
const ROWS_AT_ONCE = 100;

async function pendingChanges(
  db: Kysely<Database>,
  limit: number,
  after: number,
  delivered: ReadonlySet<number>,
): Promise<PendingChanges | undefined> {
  const rows = await db
    .selectFrom('outbox')
    .select(['seq', 'payload'])
    .where('topic', '=', 'index')
    .where('seq', '>', after)
    .where('seq', 'not in', numbers(db, [...delivered]))
    .orderBy('seq')
    .limit(ROWS_AT_ONCE)
    .execute();
  const waiting = firstFitting(
    rows.map(({ seq, payload }) => ({ seq, changed: JSON.parse(payload) as number[] })),
    limit,
  );
  const sizes = await sizesOf(db, [...new Set(waiting.flatMap(({ changed }) => changed))]);
  const seqs: number[] = [];
  const pks = new Set<number>();
  let bytes = 0;
  for (const { seq, changed } of waiting) {
    bytes += changed.reduce((sum, pk) => sum + (sizes.get(pk) ?? 0), 0);
    if (seqs.length > 0 && bytes > BYTES_AT_ONCE) break;
    seqs.push(seq);
    for (const pk of changed) pks.add(pk);
  }
  if (seqs.length === 0) return undefined;
  const upserts = await feedRecords(db, await listedAmong(db, [...pks]));
  for (const { record } of upserts) pks.delete(record.pk);
  return { seqs, upserts, removals: [...pks] };
}

interface WaitingRow {
  seq: number;
  changed: number[];
}

/** As many rows as hold no more than `limit` pks, and at least one. */
function firstFitting(rows: WaitingRow[], limit: number): WaitingRow[] {
  let pks = 0;
  const end = rows.findIndex(({ changed }, at) => (pks += changed.length) > limit && at > 0);
  return end < 0 ? rows : rows.slice(0, end);
}

async function forget(db: Kysely<Database>, seqs: number[]): Promise<boolean> {
  const deletion = () => db.deleteFrom('outbox').where('seq', 'in', numbers(db, seqs)).execute();
  if (isPostgres(db)) return deletion().then(() => true);
  return tryBriefly(db, deletion);
}

/** The next listed records by number, with the size of what is stored of each. */
function listedAfter(db: Kysely<Database>, afterPk: number, limit: number): Promise<StoredSize[]> {
  return db
    .selectFrom('record')
    .select(['pk', storedBytes])
    .where('pk', '>', afterPk)
    .where('listed', '=', 1)
    .orderBy('pk')
    .limit(limit)
    .execute();
}

async function sizesOf(db: Kysely<Database>, pks: number[]): Promise<Map<number, number>> {
  const rows = await db
    .selectFrom('record')
    .select(['pk', storedBytes])
    .where('pk', 'in', numbers(db, pks))
    .where('listed', '=', 1)
    .execute();
  return new Map(rows.map(({ pk, bytes }) => [pk, bytes]));
}

/** @returns at least one, where there is any */
function howManyFit(records: readonly StoredSize[]): number {
  let bytes = 0;
  const past = records.findIndex((record) => (bytes += record.bytes) > BYTES_AT_ONCE);
  return past < 0 ? records.length : Math.max(1, past);
}

function listedAmong(db: Kysely<Database>, pks: number[]): Promise<FeedRow[]> {
  return db
    .selectFrom('record')
    .select(FEED_COLUMNS)
    .where('pk', 'in', numbers(db, pks))
    .where('listed', '=', 1)
    .orderBy('pk')
    .execute();
}

async function feedRecords(db: Kysely<Database>, rows: FeedRow[]): Promise<FeedRecord[]> {
  const orders = new Map(rows.map((row) => [row.pk, row.reference_order]));
  const views = await viewRows(db, rows);
  const passages = await passagesOf(db, views);
  return views.map((record) => ({
    record,
    referenceOrder: orders.get(record.pk) ?? '',
    passages: passages.get(record.pk) ?? [],
  }));
}
