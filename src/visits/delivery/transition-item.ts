import type { Transaction } from 'kysely';
import { recordAudit } from '../../platform/audit/record-audit.ts';
import type { Database } from '../../platform/database/schema.ts';
import { isUniqueViolation } from '../../platform/database/unique-violation.ts';
import { done, refused, type Result } from '../../platform/result.ts';
import { dayInVietnam } from '../../platform/vietnam-time.ts';
import type { Actor } from '../../readers/actor.ts';
import { findItem, lockItem, lockVisit, readerOfItem } from '../storage/item-rows.ts';
import { unitsOut } from '../storage/units-out.ts';
import { VISIT_ITEM_RULES, type VisitItemAction, type VisitItemRule } from '../transitions.ts';
import { auditItemRefusal } from './audit-item-refusal.ts';
import type { Moved } from './delivery.ts';
import type { VisitRoom } from '../room.ts';
import { ItemChange } from './item-change.ts';
import { ITEM_GUARDS } from './item-guards.ts';
import { partsOf } from '../parts.ts';
import { mailAboutItem } from './mail-about-item.ts';
import { grantToUse, isOpenToAll } from './may-be-used.ts';
import type { DeliveryRefusal } from './refusals.ts';
import { isTheirs, ruleFor, writeItem } from './write-item.ts';

export interface ItemOrder {
  /** visit_item.id */
  id: string;
  /** As the actor saw it; a job, and whoever prints a whole list, leave it out. */
  version?: number;
  action: VisitItemAction;
}

/** What a change does once it is allowed. It refuses before it writes, or not at all. */
type Work<Value> = (change: ItemChange) => Promise<Result<Value, DeliveryRefusal>>;

/**
 * The only way by which one item changes its state (a change of the whole visit: items-within-visit.ts). In one transaction: reads the item and its visit, judges (may the actor see it, do this at all, is the
 * version current, does the state allow it, do the guards hold), lets the use case work, checks that every effect of
 * the table happened, writes state, version, event and audit entry. A refusal has written nothing but, where somebody
 * tried what is not theirs, a line of the audit log.
 *
 * Where the reader may not use it any more, the item is withheld instead, if its state allows that.
 * @param instead what is told besides the new state where the item was withheld and the work was not done
 */
export async function transitionItem<Value extends object>(
  room: VisitRoom,
  actor: Actor,
  order: ItemOrder,
  instead: Value,
  work: Work<Value>,
): Promise<Result<Value & Moved, DeliveryRefusal>> {
  const found = await findItem(room.db, order.id);
  if (!found || partsOf(actor, found).size === 0) return denied(room, actor, order, { code: 'not-found' });
  try {
    const result = await room.db
      .transaction()
      .execute((trx) => within({ trx, room, actor, order, found, instead, work }));
    return result.ok ? result : await denied(room, actor, order, result.refusal);
  } catch (error) {
    // Two desks reached for one unit at the same moment, and the other one has it.
    if (!isUniqueViolation(error)) throw error;
    const out = (await unitsOut(room.db, [found.unit_id])).get(found.unit_id);
    return refused({ code: 'unit-taken', until: out?.until ?? null });
  }
}

async function denied(
  room: VisitRoom,
  actor: Actor,
  order: ItemOrder,
  refusal: DeliveryRefusal,
): Promise<{ ok: false; refusal: DeliveryRefusal }> {
  await auditItemRefusal(room, actor, order, refusal);
  return refused(refusal);
}

interface Within<Value> {
  trx: Transaction<Database>;
  room: VisitRoom;
  actor: Actor;
  order: ItemOrder;
  found: NonNullable<Awaited<ReturnType<typeof findItem>>>;
  instead: Value;
  work: Work<Value>;
}

async function within<Value extends object>(given: Within<Value>): Promise<Result<Value & Moved, DeliveryRefusal>> {
  const { trx, room, actor, order, found } = given;
  const reader = await readerOfItem(trx, found.account_pk, { alone: order.action === 'issue' });
  const visit = await lockVisit(trx, found.visit_pk);
  const item = await lockItem(trx, found.pk);
  // It moved on with its reader to another visit between the look and the lock.
  if (item.visit_pk !== visit.pk) return refused({ code: 'stale', current: item.version });
  const facts = await room.recordsIn(trx).forStaff([...new Set([item.record_id, item.unit_id])]);
  const now = room.now();
  const today = dayInVietnam(now);
  const record = facts.get(item.record_id);
  const grant = isOpenToAll(record)
    ? undefined
    : grantToUse(item, await room.grants(trx, today, reader.pk), now.toISOString());
  const change = new ItemChange({
    room,
    trx,
    actor,
    now,
    today,
    item,
    visit,
    reader,
    rules: room.policy.named(visit.policy_from),
    parts: partsOf(actor, visit),
    grant,
    mayBeUsed: isOpenToAll(record) || grant !== undefined,
    unit: facts.get(item.unit_id),
  });
  return judged(change, given);
}

async function judged<Value extends object>(
  change: ItemChange,
  { order, instead, work }: Within<Value>,
): Promise<Result<Value & Moved, DeliveryRefusal>> {
  const { item, parts } = change;
  if (!VISIT_ITEM_RULES.some((rule) => rule.action === order.action && isTheirs(rule, parts))) {
    return refused({ code: 'not-allowed' });
  }
  if (order.version !== undefined && order.version !== item.version) {
    return refused({ code: 'stale', current: item.version });
  }
  const rule = ruleFor(item, order.action, parts);
  if (!rule) return refused({ code: 'wrong-state', state: item.state });
  for (const guard of rule.guards) {
    const refusal = await ITEM_GUARDS[guard](change);
    if (!refusal) continue;
    const withhold = ruleFor(item, 'withhold', parts);
    if (refusal.code !== 'may-not-be-used' || !withhold) return refused(refusal);
    return done({ ...instead, ...(await withheld(change, withhold)) });
  }
  const worked = await work(change);
  if (!worked.ok) {
    if (change.effects.size > 0) throw new Error(`${order.action} was refused after it had begun to write`);
    return worked;
  }
  return done({ ...worked.value, ...(await settle(change, rule)) });
}

/** The reader may not use it any more, and is told so. What was fetched for them goes back. */
async function withheld(change: ItemChange, rule: VisitItemRule): Promise<Moved> {
  await change.effect('mail-reader', () => mailAboutItem(change, 'visit-file-withheld'));
  return settle(change, rule);
}

async function settle(change: ItemChange, rule: VisitItemRule): Promise<Moved> {
  const { trx, item, at, actor, visit, effects, data } = change;
  const owed = rule.effects.find((effect) => !effects.has(effect));
  const beyond = [...effects].find((effect) => !rule.effects.includes(effect));
  if (owed ?? beyond) throw new Error(`${rule.action}: the table and what was done differ in "${owed ?? beyond}"`);
  const version = await writeItem(change, item, rule, change.patch, data);
  await recordAudit(trx, at, {
    actor: 'id' in actor ? actor.id : actor.kind,
    action: `item.${rule.action}`,
    subject: `item:${item.id}`,
    data: { visit: visit.id, unit: item.unit_id, from: item.state, to: rule.to, version, ...data },
  });
  return { version, state: rule.to };
}
