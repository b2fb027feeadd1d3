import type { Kysely } from 'kysely';
import type { Database } from '../../platform/database/schema.ts';
import type { FondsOrder } from '../catalogue.ts';
import type { PublicRecord } from '../public-view.ts';
import { VIEWED_COLUMNS, viewByPks, viewRows } from './viewed-records.ts';

interface FondsLine {
  pk: number;
  /** Null where it is masked: the place in the list must not betray it. */
  title: string | null;
  referenceOrder: string;
  yearFrom: number | null;
  size: number;
}

/**
 * One page of the topmost records; a document that stands alone is no fonds. Ordered here: neither database sorts
 * Vietnamese without an extension.
 */
export async function fondsList(
  db: Kysely<Database>,
  order: FondsOrder,
  page: number,
  pageSize: number,
): Promise<{ records: PublicRecord[]; total: number }> {
  const lines = (await fondsLines(db)).sort(COMPARISONS[order]);
  const first = (Math.max(1, Math.trunc(page)) - 1) * pageSize;
  const pks = lines.slice(first, first + pageSize).map((line) => line.pk);
  const views = new Map((await viewByPks(db, pks)).map((view) => [view.pk, view]));
  return { records: pks.map((pk) => views.get(pk)).filter((view) => view !== undefined), total: lines.length };
}

/** The topmost records that came last. */
export async function newestFonds(db: Kysely<Database>, limit: number): Promise<PublicRecord[]> {
  const rows = await db
    .selectFrom('record')
    .select(VIEWED_COLUMNS)
    .where('parent_pk', 'is', null)
    .where('level', '<>', 'item')
    .where('listed', '=', 1)
    .orderBy('added_at', 'desc')
    .orderBy('pk', 'desc')
    .limit(limit)
    .execute();
  return viewRows(db, rows);
}

async function fondsLines(db: Kysely<Database>): Promise<FondsLine[]> {
  const rows = await db
    .selectFrom('record')
    .select(['pk', 'title', 'title_visibility', 'reference_order', 'year_from', 'descendant_count'])
    .where('parent_pk', 'is', null)
    .where('level', '<>', 'item')
    .where('listed', '=', 1)
    .execute();
  return rows.map((row) => ({
    pk: row.pk,
    title: row.title_visibility === 'public' ? row.title : null,
    referenceOrder: row.reference_order,
    yearFrom: row.year_from,
    size: row.descendant_count,
  }));
}

const VIETNAMESE = new Intl.Collator('vi', { numeric: true });

function byTitle(a: FondsLine, b: FondsLine): number {
  if (a.title === null || b.title === null) {
    return Number(a.title === null) - Number(b.title === null) || byReference(a, b);
  }
  return VIETNAMESE.compare(a.title, b.title) || byReference(a, b);
}

function byReference(a: FondsLine, b: FondsLine): number {
  return a.referenceOrder < b.referenceOrder ? -1 : a.referenceOrder > b.referenceOrder ? 1 : a.pk - b.pk;
}

/** By years: earliest first, those without years last. By size: largest first. */
const COMPARISONS: Record<FondsOrder, (a: FondsLine, b: FondsLine) => number> = {
  title: byTitle,
  years: (a, b) => (a.yearFrom ?? Infinity) - (b.yearFrom ?? Infinity) || byTitle(a, b),
  size: (a, b) => b.size - a.size || byTitle(a, b),
};
