import type { Actor } from '../readers/actor.ts';
import { done, refused, type Result } from '../platform/result.ts';
import { auditVisitRefusal } from './audit-refusal.ts';
import { Change } from './change.ts';
import { GUARDS } from './guards.ts';
import { maySeeVisit, partsOf } from './parts.ts';
import type { VisitRefusal } from './refusals.ts';
import type { VisitRoom } from './room.ts';
import { visitReader } from './storage/reader-rows.ts';
import { itemsOfVisit, lockVisit, type VisitRow } from './storage/visit-rows.ts';
import { VISIT_RULES, type Part, type VisitAction, type VisitRule } from './transitions.ts';
import { writing, type Writing } from './writing.ts';

export interface VisitOrder {
  /** visit.id */
  id: string;
  /** As the actor saw it; a job, or a step of a longer way, leaves it out. */
  version?: number;
  action: VisitAction;
  /** The part in which it is done, where the actor's own would not do: what a closure does to visits. */
  as?: Part;
}

/** What a change does once it is allowed. */
type Work<Value> = (change: Change) => Promise<Result<Value, VisitRefusal>>;

/** One step in a transaction of its own. That somebody tried what is not theirs goes into the audit log. */
export async function transition<Value extends object>(
  room: VisitRoom,
  actor: Actor,
  order: VisitOrder,
  work: Work<Value>,
): Promise<Result<Value & { version: number }, VisitRefusal>> {
  const result = await writing(room, (open) => step(open, actor, order, work));
  if (!result.ok) await auditVisitRefusal(room, actor, order, result.refusal);
  return result;
}

/**
 * The only writer of a visit's state, as part of a transaction: reads the visit, judges (may the actor see it, do this
 * at all, is the version current, does the state allow it, do the guards hold), lets the use case work, checks that
 * every effect of the table happened, writes state, version, event and audit entry.
 */
export async function step<Value extends object>(
  open: Writing,
  actor: Actor,
  order: VisitOrder,
  work: Work<Value>,
): Promise<Result<Value & { version: number }, VisitRefusal>> {
  const { trx, room } = open;
  const row = await lockVisit(trx, order.id);
  if (!row || !(order.as || maySeeVisit(actor, row))) return refused({ code: 'not-found' });
  const parts = order.as ? new Set([order.as]) : partsOf(actor, row);
  const judged = judge(row, parts, order);
  if (!judged.ok) return judged;
  const rule = judged.value;
  const change = new Change({
    writing: open,
    actor,
    row,
    items: await itemsOfVisit(trx, row.pk),
    reader: await visitReader(trx, row.account_pk),
    rules: room.policy.named(row.policy_from),
    parts,
    action: order.action,
    to: rule.to,
  });
  for (const guard of rule.guards) {
    const refusal = await GUARDS[guard](change);
    if (refusal) return refused(refusal);
  }
  const worked = await work(change);
  if (!worked.ok) return worked;
  const owed = rule.effects.find((effect) => !change.effects.has(effect));
  const beyond = [...change.effects].find((effect) => !rule.effects.includes(effect));
  if (owed ?? beyond) throw new Error(`${order.action}: the table and what was done differ in "${owed ?? beyond}"`);
  await change.settle();
  return done({ ...worked.value, version: change.version });
}

function judge(row: VisitRow, parts: ReadonlySet<Part>, order: VisitOrder): Result<VisitRule, VisitRefusal> {
  const rules = VISIT_RULES.filter(({ action, by }) => action === order.action && by.some((part) => parts.has(part)));
  if (rules.length === 0) return refused({ code: 'not-allowed' });
  if (order.version !== undefined && order.version !== row.version) {
    return refused({ code: 'stale', current: row.version });
  }
  const rule = rules.find(({ from }) => from === row.state);
  return rule ? done(rule) : refused({ code: 'wrong-state', state: row.state });
}
