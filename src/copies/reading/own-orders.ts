import type { Kysely } from 'kysely';
import { numbers } from '../../platform/database/dialects.ts';
import type { Database } from '../../platform/database/schema.ts';
import { done, refused, type Result } from '../../platform/result.ts';
import { dayInVietnam } from '../../platform/vietnam-time.ts';
import type { Actor } from '../../readers/actor.ts';
import { isLate } from '../../requests/clock/is-late.ts';
import { snapshotOf } from '../../requests/item-chain.ts';
import { readCopyForm } from '../copy-form.ts';
import type { OwnOrder, OwnOrderLine } from '../copies.ts';
import { offerUntil } from '../offer-until.ts';
import type { CopyQuote } from '../quote.ts';
import type { CopyRoom } from '../room.ts';
import { RUNNING } from '../states.ts';
import { filesOf, linesOf, type LineRow, type OrderRow } from '../storage/order-rows.ts';

/** The reader's own, newest first. */
export async function ownOrders({ db, now }: CopyRoom, actor: Actor): Promise<OwnOrderLine[]> {
  if (actor.kind !== 'reader') return [];
  const rows = await db
    .selectFrom('copy_order')
    .selectAll()
    .where('account_pk', '=', actor.pk)
    .orderBy('pk', 'desc')
    .execute();
  const lines = await linesByOrder(
    db,
    rows.map(({ pk }) => pk),
  );
  const today = dayInVietnam(now());
  return rows.map((row) => orderLine(row, lines.get(row.pk) ?? [], today));
}

export async function linesByOrder(db: Kysely<Database>, pks: readonly number[]): Promise<Map<number, LineRow[]>> {
  if (pks.length === 0) return new Map();
  const rows = await db
    .selectFrom('copy_order_line')
    .selectAll()
    .where('order_pk', 'in', numbers(db, pks))
    .orderBy('position')
    .execute();
  return Map.groupBy(rows, ({ order_pk }) => order_pk);
}

export function orderLine(row: OrderRow, lines: readonly LineRow[], today: string): OwnOrderLine {
  const [first] = lines;
  return {
    id: row.id,
    number: row.number,
    state: row.state,
    createdAt: row.created_at,
    submittedAt: row.submitted_at,
    // While the offer lies with the reader, the archive's time stands still.
    dueOn: row.state === 'quoted' || row.state === 'accepted' ? null : row.due_on,
    late: RUNNING.includes(row.state) && isLate(row.due_on, today),
    lineCount: row.state === 'draft' ? readCopyForm(row.form).lines.length : lines.length,
    firstTitle: first ? snapshotOf(first).title : null,
  };
}

export async function ownOrder(
  room: CopyRoom,
  actor: Actor,
  id: string,
): Promise<Result<OwnOrder, { code: 'not-found' }>> {
  if (actor.kind !== 'reader') return refused({ code: 'not-found' });
  const row = await room.db
    .selectFrom('copy_order')
    .selectAll()
    .where('id', '=', id)
    .where('account_pk', '=', actor.pk)
    .executeTakeFirst();
  return row ? done(await wholeOrder(room, row, { forReader: true })) : refused({ code: 'not-found' });
}

/** @param forReader files are shown once they may be fetched; staff see them from the start */
export async function wholeOrder(
  { db, now, facts, policy }: CopyRoom,
  row: OrderRow,
  { forReader }: { forReader: boolean },
): Promise<OwnOrder> {
  const today = dayInVietnam(now());
  const lines = await linesOf(db, row.pk);
  const form = readCopyForm(row.form);
  const files = await filesOf(db, lines);
  const shown = !forReader || isFetchable(row, today);
  const until = offerUntil(row, policy.on(dayInVietnam(new Date(row.submitted_at ?? row.created_at))));
  const drafted = row.state === 'draft' ? form.lines.map(({ recordId }) => recordId) : [];
  return {
    ...orderLine(row, lines, today),
    version: row.version,
    language: row.language,
    form,
    records: await facts.forReaders(drafted),
    purpose: row.purpose,
    lines: lines.map((line) => ({
      id: line.id,
      recordId: line.record_id,
      snapshot: snapshotOf(line),
      fromPage: line.from_page,
      toPage: line.to_page,
      pages: line.pages,
      kind: line.kind,
      copies: line.copies,
      authenticated: line.authenticated === 1,
      authenticationNumber: line.authentication_number,
      files: shown
        ? (files.get(line.pk) ?? []).map((file) => ({ id: file.id, fileName: file.file_name, bytes: file.bytes }))
        : [],
    })),
    quote: row.quote === null ? null : (JSON.parse(row.quote) as CopyQuote),
    totalDong: row.total_dong,
    quoteValidUntil: until,
    quoteOver: until !== null && until < today,
    paidDong: row.paid_dong,
    deliveredOn: row.delivered_on,
    linkUntil: row.link_until,
    reason: row.reason,
  };
}

/** Whether its reader may fetch files now. */
export function isFetchable({ state, link_until }: Pick<OrderRow, 'state' | 'link_until'>, today: string): boolean {
  return state === 'delivered' && link_until !== null && today <= link_until;
}
