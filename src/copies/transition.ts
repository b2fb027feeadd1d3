import type { Kysely, Transaction } from 'kysely';
import type { Actor } from '../readers/actor.ts';
import { recordAudit } from '../platform/audit/record-audit.ts';
import type { Database } from '../platform/database/schema.ts';
import { done, refused, type Result } from '../platform/result.ts';
import { dayInVietnam } from '../platform/vietnam-time.ts';
import type { OrderChange } from './change.ts';
import { GUARDS, type FactsNow } from './guards.ts';
import { maySee, partOf } from './parts.ts';
import type { CopyRefusal } from './refusals.ts';
import type { CopyRoom } from './room.ts';
import { linesOf, lockOrder, readerOf, type OrderRow } from './storage/order-rows.ts';
import { COPY_RULES, type CopyAction, type CopyRule, type Effect } from './transitions.ts';

export interface Order {
  /** copy_order.id */
  id: string;
  /** As the actor saw it; a job, which saw nothing, leaves it out. */
  version?: number;
  action: CopyAction;
  /** A draft that staff have just written down for a reader, in the same transaction: no other is for their eyes. */
  isWrittenFor?: true;
}

/** What a change does once it is allowed. It refuses before it writes, or not at all. */
type Work<Value> = (change: OrderChange) => Promise<Result<Value, CopyRefusal>>;

/**
 * The only writer of an order's state. In one transaction: reads the order, judges (may the actor see it, do this at
 * all, is the version current, does the state allow it, do the guards hold), lets the use case work, checks that every
 * effect of the table happened, writes state, version, event and audit entry. A refusal has written nothing; that
 * somebody tried what is not theirs goes into the audit log.
 */
export async function transition<Value extends object>(
  room: CopyRoom,
  actor: Actor,
  order: Order,
  work: Work<Value>,
): Promise<Result<Value & { version: number }, CopyRefusal>> {
  const facts = await factsOf(room, order.id);
  const result = await room.db
    .transaction()
    .execute((trx) => transitionWithin(trx, room, actor, { order, facts }, work));
  if (!result.ok) await auditRefusal(room, actor, order, result.refusal);
  return result;
}

/** The same within a transaction that does more. @param facts of the order's records, asked for before */
export async function transitionWithin<Value extends object>(
  trx: Transaction<Database>,
  room: CopyRoom,
  actor: Actor,
  { order, facts }: { order: Order; facts: FactsNow },
  work: Work<Value>,
): Promise<Result<Value & { version: number }, CopyRefusal>> {
  const row = await lockOrder(trx, order.id);
  if (!row || !(order.isWrittenFor || maySee(actor, row))) return refused({ code: 'not-found' });
  const judged = judge(actor, row, order);
  if (!judged.ok) return judged;
  const rule = judged.value;
  const { change, effects } = await begin(trx, room, actor, row);
  for (const guard of rule.guards) {
    const refusal = await GUARDS[guard](change, facts);
    if (refusal) return refused(refusal);
  }
  const worked = await work(change);
  if (!worked.ok) {
    if (effects.size > 0) throw new Error(`${order.action} was refused after it had begun to write`);
    return worked;
  }
  const owed = rule.effects.find((effect) => !effects.has(effect));
  const beyond = [...effects].find((effect) => !rule.effects.includes(effect));
  if (owed ?? beyond) throw new Error(`${order.action}: the table and what was done differ in "${owed ?? beyond}"`);
  const version = row.version + 1;
  if (rule.to !== 'gone') await settle(change, rule.to, version);
  if (order.action !== 'save') await note(change, order.action, rule, version);
  return done({ ...worked.value, version });
}

function judge(actor: Actor, row: OrderRow, order: Order): Result<CopyRule, CopyRefusal> {
  const part = partOf(actor);
  const isTheirs = (rule: CopyRule) => part !== undefined && rule.by.includes(part);
  const rules = COPY_RULES.filter(({ action }) => action === order.action);
  if (!rules.some(isTheirs)) return refused({ code: 'not-allowed' });
  if (order.version !== undefined && order.version !== row.version) {
    return refused({ code: 'stale', current: row.version });
  }
  const rule = rules.find((one) => one.from === row.state && isTheirs(one));
  return rule ? done(rule) : refused({ code: 'wrong-state', state: row.state });
}

async function begin(
  trx: Transaction<Database>,
  room: CopyRoom,
  actor: Actor,
  row: OrderRow,
): Promise<{ change: OrderChange; effects: ReadonlySet<Effect> }> {
  const now = room.now();
  const today = dayInVietnam(now);
  const effects = new Set<Effect>();
  const change: OrderChange = {
    room,
    trx,
    actor,
    now,
    at: now.toISOString(),
    today,
    row,
    lines: await linesOf(trx, row.pk),
    reader: await readerOf(trx, row.account_pk),
    rules: room.policy.on(row.submitted_at ? dayInVietnam(new Date(row.submitted_at)) : today),
    patch: {},
    data: {},
    async effect(name, work) {
      effects.add(name);
      return work();
    },
  };
  return { change, effects };
}

async function settle({ trx, row, patch, at }: OrderChange, to: OrderRow['state'], version: number): Promise<void> {
  const { numUpdatedRows } = await trx
    .updateTable('copy_order')
    .set({ ...patch, state: to, version, changed_at: at })
    .where('pk', '=', row.pk)
    .where('version', '=', row.version)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) throw new Error('an order was changed beside its lock');
}

/** Saving a draft leaves no trace but the draft. */
async function note(change: OrderChange, action: CopyAction, rule: CopyRule, version: number): Promise<void> {
  const { trx, actor, row, at, data } = change;
  await trx
    .insertInto('copy_event')
    .values({
      order_pk: row.pk,
      action,
      from_state: rule.from,
      to_state: rule.to,
      actor_pk: 'pk' in actor ? actor.pk : null,
      at,
      data: JSON.stringify(data),
    })
    .execute();
  await recordAudit(trx, at, {
    actor: 'id' in actor ? actor.id : actor.kind,
    action: `copies.${action}`,
    subject: `copies:${row.id}`,
    data: { from: rule.from, to: rule.to, version, ...data },
  });
}

async function factsOf({ db, facts }: CopyRoom, id: string): Promise<FactsNow> {
  return facts.forReaders(await recordIdsOf(db, id));
}

async function recordIdsOf(db: Kysely<Database>, id: string): Promise<string[]> {
  const rows = await db
    .selectFrom('copy_order_line')
    .innerJoin('copy_order', 'copy_order.pk', 'copy_order_line.order_pk')
    .where('copy_order.id', '=', id)
    .select('copy_order_line.record_id')
    .distinct()
    .execute();
  return rows.map(({ record_id }) => record_id);
}

/** Somebody tried what is not theirs to do, on an order that exists. Mistakes of form and time are not noted. */
const NOTED: ReadonlySet<CopyRefusal['code']> = new Set(['not-found', 'not-allowed', 'own-order', 'suspended']);

async function auditRefusal(
  { db, now }: CopyRoom,
  actor: Actor,
  { id, action }: Order,
  refusal: CopyRefusal,
): Promise<void> {
  if (!NOTED.has(refusal.code) || !('id' in actor)) return;
  const known = await db.selectFrom('copy_order').select('pk').where('id', '=', id).executeTakeFirst();
  if (!known) return;
  await db.transaction().execute((trx) =>
    recordAudit(trx, now().toISOString(), {
      actor: actor.id,
      action: 'access.denied',
      subject: `copies:${id}`,
      data: { tried: action, refusal: refusal.code },
    }),
  );
}
