import type { Kysely } from 'kysely';
import { recordAudit } from '../../platform/audit/record-audit.ts';
import type { Database } from '../../platform/database/schema.ts';
import { done, refused, type Result } from '../../platform/result.ts';
import { dayInVietnam } from '../../platform/vietnam-time.ts';
import type { Actor } from '../../readers/actor.ts';
import type { CopyQueue, DeskOrder, DeskOrderPage } from '../copy-desk.ts';
import { handlesOrders, partOf } from '../parts.ts';
import type { CopyRoom } from '../room.ts';
import type { CopyOrderState } from '../states.ts';
import { readerOf, type OrderRow } from '../storage/order-rows.ts';
import { COPY_RULES, type CopyAction } from '../transitions.ts';
import { linesByOrder, orderLine, wholeOrder } from './own-orders.ts';

type NotFound = { code: 'not-found' };
const PAGE_SIZE = 50;

const STATES: Record<CopyQueue, readonly CopyOrderState[]> = {
  new: ['submitted'],
  quoted: ['quoted', 'accepted'],
  'to-make': ['paid', 'waived'],
  making: ['in-production'],
  done: ['delivered', 'closed'],
  ended: ['declined', 'expired', 'cancelled', 'refunded'],
};

export async function countQueues(
  { db }: CopyRoom,
  actor: Actor,
): Promise<Result<Record<CopyQueue, number>, NotFound>> {
  if (!handlesOrders(actor)) return refused({ code: 'not-found' });
  const rows = await db
    .selectFrom('copy_order')
    .select((is) => ['state', is.fn.countAll<number>().as('count')])
    .groupBy('state')
    .execute();
  const of = (queue: CopyQueue) =>
    rows.reduce((sum, { state, count }) => (STATES[queue].includes(state) ? sum + Number(count) : sum), 0);
  return done({
    new: of('new'),
    quoted: of('quoted'),
    'to-make': of('to-make'),
    making: of('making'),
    done: of('done'),
    ended: of('ended'),
  });
}

export async function listOrders(
  { db, now }: CopyRoom,
  actor: Actor,
  queue: CopyQueue,
  page: number,
): Promise<Result<DeskOrderPage, NotFound>> {
  if (!handlesOrders(actor)) return refused({ code: 'not-found' });
  const found = db.selectFrom('copy_order').where('state', 'in', STATES[queue]);
  const { count } = await found.select((is) => is.fn.countAll<number>().as('count')).executeTakeFirstOrThrow();
  const total = Number(count);
  const isOver = queue === 'done' || queue === 'ended';
  const ordered = isOver ? found.orderBy('pk', 'desc') : found.orderBy('due_on').orderBy('pk');
  const rows = await ordered
    .selectAll()
    .limit(PAGE_SIZE)
    .offset((page - 1) * PAGE_SIZE)
    .execute();
  const lines = await linesByOrder(
    db,
    rows.map(({ pk }) => pk),
  );
  const today = dayInVietnam(now());
  const orders = await Promise.all(
    rows.map(async (row) => {
      const { id, name } = await readerOf(db, row.account_pk);
      return { ...orderLine(row, lines.get(row.pk) ?? [], today), reader: { id, name } };
    }),
  );
  return done({ orders, total, page, pages: Math.max(1, Math.ceil(total / PAGE_SIZE)) });
}

/** One order whole; that it was looked at is in the log. */
export async function openOrder(room: CopyRoom, actor: Actor, id: string): Promise<Result<DeskOrder, NotFound>> {
  if (actor.kind !== 'staff' || !handlesOrders(actor)) return refused({ code: 'not-found' });
  const { db, now } = room;
  const row = await db
    .selectFrom('copy_order')
    .selectAll()
    .where('id', '=', id)
    .where('state', '!=', 'draft')
    .executeTakeFirst();
  if (!row) return refused({ code: 'not-found' });
  await db
    .transaction()
    .execute((trx) =>
      recordAudit(trx, now().toISOString(), { actor: actor.id, action: 'copies.viewed', subject: `copies:${id}` }),
    );
  const reader = await readerOf(db, row.account_pk);
  return done({
    ...(await wholeOrder(room, row, { forReader: false })),
    reader: { id: reader.id, name: reader.name, workplace: reader.workplace },
    exemption: row.exemption,
    exemptionReason: row.exemption_reason,
    paymentMethod: row.payment_method,
    paymentReceipt: row.payment_receipt,
    can: possibleActions(actor, row),
    events: await eventsOf(db, row.pk),
  });
}

function possibleActions(actor: Actor, row: OrderRow): CopyAction[] {
  const part = partOf(actor);
  const isPaid = row.paid_dong !== null;
  const fitting = COPY_RULES.filter(
    ({ from, by, guards }) =>
      from === row.state &&
      part !== undefined &&
      by.includes(part) &&
      !(guards.includes('not-paid') && isPaid) &&
      !(guards.includes('is-paid') && !isPaid),
  );
  return [...new Set(fitting.map(({ action }) => action))];
}

async function eventsOf(db: Kysely<Database>, orderPk: number): Promise<DeskOrder['events']> {
  return db
    .selectFrom('copy_event')
    .leftJoin('account', 'account.pk', 'copy_event.actor_pk')
    .where('copy_event.order_pk', '=', orderPk)
    .orderBy('copy_event.pk')
    .select(['copy_event.action', 'copy_event.at', 'account.name as by'])
    .execute();
}
